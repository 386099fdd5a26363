import { quantileOfSorted } from '@throughline/transform/plan/figures/quantile';
import {
  type CurveInput,
  curveOf,
  type SimpleCurve,
} from '@throughline/transform/plan/response/curve';
import type { FittedChannel } from '@throughline/transform/plan/response/fit/fit-channel';
import { scaled } from '@throughline/transform/plan/response/fit/shape';

/** What one figure of the answer is of: a channel in months of the plan. */
export interface Cell {
  readonly name: string;
  readonly channel: string;
  /** Net budgets of all its months, as decimal text. */
  readonly current: string;
  readonly min: string;
  readonly max: string;
  readonly months: readonly CellMonth[];
}

export interface CellMonth {
  /** Part of the cell's spend; of all months they add up to 1. */
  readonly share: number;
  readonly weeks: number;
  /** Demand when the spend of the month is felt, where it is told from outside; else that of the fitted wave. */
  readonly season: number | null;
  /** Weeks from the first one of the data to the middle of the month. */
  readonly week: number;
}

const POINTS = 25;
const SHOWN = 1.6;

/**
 * Margin of a cell by its spend. A month spends the same in each of its weeks, so that Σ w_s x_{t−s} is that spend and its
 * curve the weekly one, as many times as it has weeks, by the demand of the weeks in which the spend is felt.
 */
export function planCurve(cell: Cell, fitted: FittedChannel) {
  const season = cell.months.map((month) => month.season ?? seasonWhenFelt(month.week, fitted));
  const over = (weekly: SimpleCurve): CurveInput => ({
    kind: 'spread',
    parts: cell.months.map(({ share, weeks }, at) => ({
      share: share / weeks,
      curve: scaled(weekly, weeks * season[at]!),
    })),
  });
  const curve = over(fitted.curve!);
  const draws = fitted.curve_draws.map(over);
  const most = Math.max(Number(cell.max), Number(cell.current)) * SHOWN;
  const [at, drawn] = [curveOf(curve), draws.map(curveOf)];
  return {
    curve,
    draws,
    /** The spend at which a week of some month would lie beyond what was seen. */
    extrapolatedFrom:
      fitted.extrapolated_from === null
        ? null
        : fitted.extrapolated_from /
          Math.max(...cell.months.map(({ share, weeks }) => share / weeks)),
    points: Array.from({ length: POINTS + 1 }, (_, step) => {
      const spend = (most * step) / POINTS;
      const sorted = drawn.map((one) => one.value(spend)).sort((a, b) => a - b);
      const [p10, p90] = [0.1, 0.9].map((p) => quantileOfSorted(sorted, p));
      return { spend, margin: at.value(spend), p10: p10!, p90: p90! };
    }),
  };
}

const YEAR = 365.25 / 7;

/** The fitted wave over the weeks in which a spend is felt, each by its weight in the memory. */
function seasonWhenFelt(week: number, { controls, adstock }: FittedChannel): number {
  if (!controls) return 1;
  const { kind, alpha, length } = adstock ?? { kind: 'geometric', alpha: 0, length: 0 };
  let [sum, weights] = [0, 0];
  for (let s = 0; s <= length; s++) {
    const weight =
      s === 0
        ? 1
        : alpha === 0
          ? 0
          : kind === 'geometric'
            ? alpha ** s
            : (1 - s / (length + 1)) ** (1 / alpha - 1);
    const angle = (2 * Math.PI * (week + s)) / YEAR;
    sum += weight * Math.exp(controls.sine * Math.sin(angle) + controls.cosine * Math.cos(angle));
    weights += weight;
  }
  return sum / weights;
}
