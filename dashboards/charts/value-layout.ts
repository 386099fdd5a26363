import { niceStep } from './nice-step.ts';

interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export interface ValueLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Null where no drawn value is near 0. */
  readonly zero: number | null;
  readonly ticks: readonly { readonly at: number; readonly x: number }[];
  /** `loss`: pixels of the bar that lie below 0. */
  readonly bars: readonly {
    readonly x: number;
    readonly width: number;
    readonly y: number;
    readonly loss: number;
  }[];
}

const TICK_WIDTH = 90;

/** Bins on a scale of values, left to right; the bin that holds 0 is cut there. */
export function valueLayout(bins: readonly Bin[], width: number, height: number): ValueLayout {
  const [left, right, top, bottom] = [8, width - 8, 24, height - 26];
  const least = bins[0]?.from ?? 0;
  // Every draw the same: one bin without a width still has a place.
  const most = Math.max(bins.at(-1)?.to ?? 1, least + (Math.abs(least) || 1) * 1e-9);
  const highest = Math.max(1, ...bins.map(({ count }) => count));
  const x = (value: number) => left + ((value - least) / (most - least)) * (right - left);
  const step = niceStep((most - least) / Math.max(2, Math.floor(width / TICK_WIDTH)));
  const first = Math.ceil(least / step);
  const count = Math.max(0, Math.floor(most / step) - first + 1);
  return {
    ...{ left, right, top, bottom },
    zero: least <= 0 && most >= 0 ? x(0) : null,
    ticks: Array.from({ length: Math.min(count, 20) }, (_, index) => {
      const at = (first + index) * step;
      return { at, x: Math.max(28, Math.min(width - 28, x(at))) };
    }),
    bars: bins.map(({ from, to, count: drawn }) => {
      const [start, end] = [x(from), Math.max(x(to), x(from) + 1)];
      const below = to <= 0 ? 1 : from >= 0 ? 0 : -from / (to - from);
      return {
        ...{ x: start, width: end - start, loss: (end - start) * below },
        y: bottom - (drawn / highest) * (bottom - top),
      };
    }),
  };
}
