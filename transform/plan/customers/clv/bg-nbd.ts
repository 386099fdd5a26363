import { bfgs, NEARLY_FLAT, type SmoothMinimum } from '../minimise/bfgs.ts';
import { minimise } from '../minimise/minimise.ts';
import { bgNbdLikelihood } from './bg-nbd-likelihood.ts';
import { onLogarithms } from './on-logarithms.ts';
import { thinned } from './thinned.ts';

/** Equal triples of (repeat orders x, time of the last one, age), with how many customers have them, sorted by x. */
export interface Triples {
  readonly x: Float64Array;
  readonly last: Float64Array;
  readonly age: Float64Array;
  readonly weight: Float64Array;
}

export interface BgNbd {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

export interface BgNbdFit extends BgNbd {
  readonly log_likelihood: number;
  readonly minimum: SmoothMinimum;
}

/** Logarithms of parameters stay within ±BOUND: beyond it the likelihood is flat. */
export const BOUND = 12;

/**
 * BG/NBD by maximum likelihood [Fader, Hardie, Lee 2005, eq. 6], on log-parameters. `null` where nobody has ordered
 * again: then the likelihood has no maximum.
 * @param near a fit of almost the same customers to start from.
 */
export function fitBgNbd(triples: Triples, near?: BgNbdFit): BgNbdFit | null {
  let repeats = 0;
  let age = 0;
  let customers = 0;
  for (const [i, weight] of triples.weight.entries()) {
    repeats += weight * triples.x[i]!;
    age += weight * triples.age[i]!;
    customers += weight;
  }
  if (repeats === 0 || age === 0) return null;
  // Time is measured in mean ages, so that its unit changes nothing.
  const scale = age / customers;
  const lossOf = (rows: Triples) => {
    const likelihood = bgNbdLikelihood(rows);
    return onLogarithms([1, scale, 1, 1], BOUND, ([r = 0, alpha = 0, a = 0, b = 0], slope) =>
      likelihood({ r, alpha, a, b }, slope),
    );
  };
  const minimum = near
    ? bfgs(lossOf(triples), near.minimum.point, near.minimum.inverse, NEARLY_FLAT)
    : minimise(
        lossOf(triples),
        [
          [0, 0, 0, 0],
          [-1.5, -1.5, -0.7, 0.7],
          [0.7, 0.7, 0, 1.6],
        ],
        lossOf(thinned(triples)),
      );
  const [r = 0, alpha = 0, a = 0, b = 0] = minimum.point.map(Math.exp);
  return { r, alpha: alpha * scale, a, b, log_likelihood: -minimum.value, minimum };
}
