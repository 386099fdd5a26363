import type { AttributionRow } from '@throughline/api/contract/reports/attribution';
import type { AnyModel } from '@throughline/api/contract/terms';
import type { Measure } from '../../address/analyst-choices.ts';
import { numberOf } from '../../format/metric-value.ts';
/** A bar behind a figure, in percent of the cell's width. */
export interface Bar {
  start: number;
  width: number;
  negative: boolean;
}

import { figureOf } from '../journeys/measure.ts';

/**
 * Bars of the whole matrix share one scale, so that a row can be read across its models. The scale of
 * ROMI ends at four times its median, as that of the channels table; ranks carry no bar.
 */
export function cellBars(
  rows: readonly AttributionRow[],
  models: readonly AnyModel[],
  measure: Measure,
): (row: AttributionRow, model: AnyModel) => Bar | null {
  if (measure === 'rank') return () => null;
  const creditOf = (row: AttributionRow, model: AnyModel) =>
    row.kind === 'channel' ? numberOf(figureOf(row.models[model], measure)) : null;
  const values = rows.flatMap((row) => models.flatMap((model) => creditOf(row, model) ?? []));
  const sizes = values.map(Math.abs).sort((left, right) => left - right);
  const median = sizes[Math.floor((sizes.length - 1) / 2)] ?? 0;
  const cap = measure === 'romi' ? 4 * median : Number.POSITIVE_INFINITY;
  const low = Math.max(-cap, Math.min(0, ...values));
  const high = Math.min(cap, Math.max(0, ...values));
  return (row, model) => {
    const value = creditOf(row, model);
    if (!value || high === low) return null;
    const percent = (at: number) => ((at - low) / (high - low)) * 100;
    const zero = percent(0);
    const tip = percent(Math.max(low, Math.min(high, value)));
    return { start: Math.min(zero, tip), width: Math.abs(tip - zero), negative: value < 0 };
  };
}
