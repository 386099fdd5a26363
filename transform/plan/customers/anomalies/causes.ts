import { median } from '../quantile.ts';
import type { Series } from './anomalies-input.ts';
import type { DetectedDay } from './detect.ts';
import type { Direction } from './judge.ts';

export interface Cause {
  readonly dimension: string;
  /** The fewest values that explain the share asked for, the largest first. */
  readonly values: readonly {
    readonly value: string;
    readonly delta: number;
    /** Of the difference of all values of the dimension. */
    readonly share: number;
  }[];
  readonly explained: number;
}

const EXPLAINED = 0.8;

/**
 * What moved on an odd day: the difference of each value of a dimension from its own median of the same weekdays.
 * Dimensions that need the fewest values come first; one whose values do not move with the metric is left out.
 */
export function causesOf(
  by: Series['by'],
  { at, expected }: DetectedDay,
  direction: Direction,
): readonly Cause[] {
  return Object.entries(by ?? {})
    .flatMap(([dimension, parts]) => {
      const deltas = Object.entries(parts).flatMap(([value, own]) => {
        const now = own[at] ?? null;
        const usual = median(expected.from.flatMap((day) => own[day] ?? []));
        return now === null || usual === null ? [] : [{ value, delta: now - usual }];
      });
      const total = deltas.reduce((sum, { delta }) => sum + delta, 0);
      if (total === 0 || total < 0 !== (direction === 'down')) return [];
      return [fewest(dimension, deltas, total)];
    })
    .sort((a, b) => a.values.length - b.values.length || (a.dimension < b.dimension ? -1 : 1));
}

function fewest(
  dimension: string,
  deltas: readonly { readonly value: string; readonly delta: number }[],
  total: number,
): Cause {
  const ranked = deltas
    .map((one) => ({ ...one, share: one.delta / total }))
    .sort((a, b) => b.share - a.share || (a.value < b.value ? -1 : 1));
  let explained = 0;
  const enough = ranked.findIndex(({ share }) => {
    explained += share;
    return explained >= EXPLAINED;
  });
  return { dimension, values: ranked.slice(0, enough + 1), explained };
}
