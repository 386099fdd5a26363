import { bfgs, NEARLY_FLAT, type SmoothMinimum } from '../minimise/bfgs.ts';
import { minimise } from '../minimise/minimise.ts';
import { lnGamma } from './special.ts';

/** Equal triples of (repeat orders x, time of the last one, age), with how many customers have them. */
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
  const likelihood = bgNbdLikelihood(triples);
  const loss = (point: Float64Array) => {
    if (point.some((one) => Math.abs(one) > BOUND)) return Number.POSITIVE_INFINITY;
    const [r = 0, alpha = 0, a = 0, b = 0] = point.map(Math.exp);
    return -likelihood({ r, alpha: alpha * scale, a, b });
  };
  // Time is measured in mean ages, so that its unit changes nothing.
  const scale = age / customers;
  const minimum = near
    ? bfgs(loss, near.minimum.point, near.minimum.inverse, NEARLY_FLAT)
    : minimise(loss, [
        [0, 0, 0, 0],
        [-1.5, -1.5, -0.7, 0.7],
        [0.7, 0.7, 0, 1.6],
      ]);
  const [r = 0, alpha = 0, a = 0, b = 0] = minimum.point.map(Math.exp);
  return { r, alpha: alpha * scale, a, b, log_likelihood: -minimum.value, minimum };
}

/** Log-likelihood of all customers; what depends on x alone is computed once for each x. */
export function bgNbdLikelihood({ x, last, age, weight }: Triples): (model: BgNbd) => number {
  const distinct = [...new Set(x)];
  const place = Uint32Array.from(x, (one) => distinct.indexOf(one));
  return ({ r, alpha, a, b }) => {
    const base = r * Math.log(alpha) - lnGamma(r) + lnGamma(a + b) - lnGamma(b);
    const lnA = Math.log(a);
    const ofX = distinct.map((n) => base + lnGamma(r + n) + lnGamma(b + n) - lnGamma(a + b + n));
    const lnLeft = distinct.map((n) => (n > 0 ? lnA - Math.log(b + n - 1) : 0));
    let sum = 0;
    for (let i = 0; i < x.length; i++) {
      const lnAge = Math.log(alpha + age[i]!);
      const exponent = r + x[i]!;
      let one = ofX[place[i]!]! - exponent * lnAge;
      if (x[i]! > 0) {
        // The second way to the same data: the customer left right after the last order.
        const odds = lnLeft[place[i]!]! + exponent * (lnAge - Math.log(alpha + last[i]!));
        one += Math.max(odds, 0) + Math.log1p(Math.exp(-Math.abs(odds)));
      }
      sum += weight[i]! * one;
    }
    return sum;
  };
}
