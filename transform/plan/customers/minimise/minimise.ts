import { bfgs, type SmoothFunction, type SmoothMinimum } from './bfgs.ts';
import { nelderMead } from './nelder-mead.ts';

/** Of the simplex: it only finds the valley, whose floor is BFGS's. */
const ROUGH = 1e-5;

/**
 * The best of several starts, each by Nelder–Mead and then BFGS.
 * @param rough what the simplex goes down: `f` itself, or the same of fewer rows.
 */
export function minimise(
  f: SmoothFunction,
  starts: readonly (readonly number[])[],
  rough: SmoothFunction = f,
): SmoothMinimum {
  const [first, ...others] = starts.map((start) => {
    const ignored = new Float64Array(start.length);
    return bfgs(f, nelderMead((point) => rough(point, ignored), start, ROUGH).point);
  });
  if (!first) throw new RangeError('A minimum needs a start.');
  return others.reduce((best, one) => (one.value < best.value ? one : best), first);
}
