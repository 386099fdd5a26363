import type { FitChannel } from './fit-input.ts';

export type TooLittle = 'weeks' | 'levels' | 'variation' | 'margin';

/** What was spent, and whether that is enough to see saturation. All money is of a week. */
export interface Observed {
  /** Weeks whose spend and margin are known. */
  readonly weeks: number;
  readonly unknown_weeks: number;
  /** Distinct spends. */
  readonly levels: number;
  /** Standard deviation of spends over their mean. */
  readonly variation: number | null;
  readonly least: number;
  readonly mean: number;
  readonly most: number;
  readonly current: number;
  readonly margin: number;
  /** Why a straight line is all that these weeks carry; none where a curve can be fitted. */
  readonly too_little: readonly TooLittle[];
}

const ENOUGH = { weeks: 26, levels: 8, variation: 0.2 } as const;
const LAST_WEEKS = 4;

/** Null where nothing was ever spent. */
export function observedOf({ spend, margin, current }: FitChannel): Observed | null {
  const known = spend.flatMap((x, week) => {
    const y = margin[week];
    return x === null || y == null ? [] : [{ x, y }];
  });
  const spends = known.map(({ x }) => x);
  const mean = meanOf(spends);
  if (!(mean > 0)) return null;
  const sd = Math.sqrt(meanOf(spends.map((x) => (x - mean) ** 2)));
  const seen = {
    ...{ weeks: known.length, levels: new Set(spends).size, variation: sd / mean },
    margin: meanOf(known.map(({ y }) => y)),
  };
  return {
    ...seen,
    unknown_weeks: spend.length - known.length,
    least: Math.min(...spends),
    mean,
    most: Math.max(...spends),
    current: current ?? meanOf(spends.slice(-LAST_WEEKS)),
    too_little: [
      ...(seen.weeks < ENOUGH.weeks ? (['weeks'] as const) : []),
      ...(seen.levels < ENOUGH.levels ? (['levels'] as const) : []),
      ...(seen.variation < ENOUGH.variation ? (['variation'] as const) : []),
      ...(seen.margin > 0 ? [] : (['margin'] as const)),
    ],
  };
}

export function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length;
}
