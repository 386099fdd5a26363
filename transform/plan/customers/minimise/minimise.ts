import { bfgs, type SmoothMinimum } from './bfgs.ts';
import { nelderMead } from './nelder-mead.ts';

/** The best of several starts, each by Nelder–Mead and then BFGS. */
export function minimise(
  f: (point: Float64Array) => number,
  starts: readonly (readonly number[])[],
): SmoothMinimum {
  const [first, ...others] = starts.map((start) => bfgs(f, nelderMead(f, start).point));
  if (!first) throw new RangeError('A minimum needs a start.');
  return others.reduce((best, one) => (one.value < best.value ? one : best), first);
}
