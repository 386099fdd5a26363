import { bfgs, NEARLY_FLAT, type SmoothMinimum } from '../minimise/bfgs.ts';
import { minimise } from '../minimise/minimise.ts';
import { gammaGammaLikelihood } from './gamma-gamma-likelihood.ts';
import { onLogarithms } from './on-logarithms.ts';
import { thinned } from './thinned.ts';

/** Customers with a repeat order and the positive mean value of those, sorted by x. */
export interface MeanValues {
  readonly x: Float64Array;
  readonly mean: Float64Array;
  readonly weight: Float64Array;
}

export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}

export interface GammaGammaFit extends GammaGamma {
  readonly log_likelihood: number;
  readonly minimum: SmoothMinimum;
}

const BOUND = 12;

/**
 * Gamma–Gamma by maximum likelihood [Fader, Hardie 2013, eq. 1a]: ln Γ(px+q) − ln Γ(px) − ln Γ(q) + q ln v +
 * (px−1) ln m + px ln x − (px+q) ln(v + xm). `null` without a customer.
 */
export function fitGammaGamma(values: MeanValues, near?: GammaGammaFit): GammaGammaFit | null {
  let customers = 0;
  let money = 0;
  for (const [i, weight] of values.weight.entries()) {
    customers += weight;
    money += weight * values.mean[i]!;
  }
  if (customers === 0) return null;
  // Money is measured in mean values, so that the currency changes nothing.
  const scale = money / customers;
  const lossOf = (rows: MeanValues) => {
    const likelihood = gammaGammaLikelihood(rows);
    return onLogarithms([1, 1, scale], BOUND, ([p = 0, q = 0, v = 0], slope) =>
      likelihood({ p, q, v }, slope),
    );
  };
  const minimum = near
    ? bfgs(lossOf(values), near.minimum.point, near.minimum.inverse, NEARLY_FLAT)
    : minimise(
        lossOf(values),
        [
          [0, 0.7, 0],
          [1.5, 1.5, -0.7],
          [2.5, 1, 0.7],
        ],
        lossOf(thinned(values)),
      );
  const [p = 0, q = 0, v = 0] = minimum.point.map(Math.exp);
  return { p, q, v: v * scale, log_likelihood: -minimum.value, minimum };
}

/** p v / (q − 1): mean value of an order of anybody. `null` where q ≤ 1: the mean does not exist. */
export function meanValue({ p, q, v }: GammaGamma): number | null {
  return q > 1 ? (p * v) / (q - 1) : null;
}

/** E[M | x, m] = p (v + x m)/(p x + q − 1); without an order of a known value the mean of all. */
export function expectedValue(model: GammaGamma, x: number, mean: number | null): number | null {
  if (x === 0 || mean === null || mean <= 0) return meanValue(model);
  const { p, q, v } = model;
  return p * x + q > 1 ? (p * (v + x * mean)) / (p * x + q - 1) : null;
}
