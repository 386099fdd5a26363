import type { Metric } from '../contract/metrics.ts';
import type { MeasureKey } from './measures.ts';

/** One metric, defined once: columns, totals, the drill into a cell and the docs all follow from it. */
export interface MetricDefinition extends Metric {
  /** The measure whose rows stand behind a cell of this metric. */
  readonly opens: MeasureKey;
}

/** What is written of a metric by hand: its unit stands in the contract. */
export type MetricText = Omit<MetricDefinition, 'unit'>;
