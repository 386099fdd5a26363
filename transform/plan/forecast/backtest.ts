import { z } from 'zod';
import { calculation } from '../calculation.ts';

const input = z.strictObject({
  rows: z.array(
    z.strictObject({
      actual: z.number(),
      p50: z.number(),
      p10: z.number().nullish(),
      p90: z.number().nullish(),
    }),
  ),
});

type Row = z.output<typeof input>['rows'][number];

/**
 * How good forecasts were: WAPE = Σ|a − f| / Σ|a|, bias = Σ(f − a) / Σa, the share of facts inside [p10, p90] with its
 * ends, and the mean pinball loss of each quantile. Null where a sum below the line is 0 or no row has the quantile.
 */
export const backtest = calculation({
  name: 'backtest',
  input,
  calculate: ({ rows }: z.output<typeof input>) => {
    const sum = (pick: (row: Row) => number) => rows.reduce((so, row) => so + pick(row), 0);
    const over = (part: number, whole: number) => (whole === 0 ? null : part / whole);
    const inside = rows.flatMap(({ actual, p10, p90 }) =>
      p10 == null || p90 == null ? [] : [actual >= p10 && actual <= p90 ? 1 : 0],
    );
    return {
      rows: rows.length,
      wape: over(
        sum(({ actual, p50 }) => Math.abs(actual - p50)),
        sum(({ actual }) => Math.abs(actual)),
      ),
      bias: over(
        sum(({ actual, p50 }) => p50 - actual),
        sum(({ actual }) => actual),
      ),
      coverage: mean(inside),
      pinball: {
        p10: mean(losses(rows, 0.1, (row) => row.p10)),
        p50: mean(losses(rows, 0.5, (row) => row.p50)),
        p90: mean(losses(rows, 0.9, (row) => row.p90)),
      },
    };
  },
});

/** Pinball loss of quantile q: q · (a − f) where the fact is above, (1 − q) · (f − a) where it is below. */
function losses(
  rows: readonly Row[],
  quantile: number,
  pick: (row: Row) => number | null | undefined,
): number[] {
  return rows.flatMap((row) => {
    const forecast = pick(row);
    if (forecast == null) return [];
    const above = row.actual - forecast;
    return [above >= 0 ? quantile * above : (quantile - 1) * above];
  });
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((so, value) => so + value, 0) / values.length;
}
