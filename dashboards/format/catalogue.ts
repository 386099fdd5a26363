import type { AnyMetricKey, Language, Metric, MetricKey } from '@throughline/api/contract/metrics';
import { METRIC_KEYS } from '@throughline/api/contract/metrics';
import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import type { Unit } from './metric-value.ts';

/** The metrics by key, as the pages need them. */
export interface Catalogue {
  label(key: AnyMetricKey): string;
  unit(key: AnyMetricKey): Unit;
  better(key: MetricKey): Metric['better'];
  /** What a ratio is made from, as its formula names it; empty for what is measured. */
  parts(key: MetricKey): readonly MetricKey[];
  /** null while the catalogue has not been read: a heading then has no definition to open. */
  metric(key: AnyMetricKey): Metric | null;
  /** The formula in the reader's words: `cost / leads` → `Cost / Leads`. */
  formula(metric: Metric): string;
}

/** Labels and units come from the catalogue; before it is there, from the report's own columns. */
export function createCatalogue(
  metrics: readonly Metric[] | undefined,
  columns: ChannelsReport['columns'],
  language: Language,
): Catalogue {
  const byKey = new Map<string, Metric>((metrics ?? []).map((metric) => [metric.key, metric]));
  const columnOf = (key: string) => columns.find((column) => column.key === key);
  const label = (key: string) => byKey.get(key)?.label[language] ?? columnOf(key)?.label ?? key;
  return {
    label,
    unit: (key) => byKey.get(key)?.unit ?? columnOf(key)?.unit ?? 'count',
    better: (key) => byKey.get(key)?.better ?? 'none',
    parts: (key) => {
      const formula = byKey.get(key)?.formula ?? 'sum';
      return METRIC_KEYS.filter((part) => new RegExp(`\\b${part}\\b`).test(formula));
    },
    metric: (key) => byKey.get(key) ?? null,
    formula: (metric) =>
      metric.formula.replaceAll(/[a-z_]+/g, (word) => (byKey.has(word) ? label(word) : word)),
  };
}
