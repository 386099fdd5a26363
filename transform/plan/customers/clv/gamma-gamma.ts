import { bfgs, NEARLY_FLAT, type SmoothMinimum } from '../minimise/bfgs.ts';
import { minimise } from '../minimise/minimise.ts';
import { lnGamma } from './special.ts';

/** Customers with a repeat order and the positive mean value of those. */
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
  const likelihood = gammaGammaLikelihood(values);
  const loss = (point: Float64Array) => {
    if (point.some((one) => Math.abs(one) > BOUND)) return Number.POSITIVE_INFINITY;
    const [p = 0, q = 0, v = 0] = point.map(Math.exp);
    return -likelihood({ p, q, v: v * scale });
  };
  const minimum = near
    ? bfgs(loss, near.minimum.point, near.minimum.inverse, NEARLY_FLAT)
    : minimise(loss, [
        [0, 0.7, 0],
        [1.5, 1.5, -0.7],
        [2.5, 1, 0.7],
      ]);
  const [p = 0, q = 0, v = 0] = minimum.point.map(Math.exp);
  return { p, q, v: v * scale, log_likelihood: -minimum.value, minimum };
}

export function gammaGammaLikelihood({
  x,
  mean,
  weight,
}: MeanValues): (model: GammaGamma) => number {
  const distinct = [...new Set(x)];
  const place = Uint32Array.from(x, (one) => distinct.indexOf(one));
  const lnMean = mean.map(Math.log);
  return ({ p, q, v }) => {
    const base = q * Math.log(v) - lnGamma(q);
    const ofX = distinct.map(
      (n) => base + lnGamma(p * n + q) - lnGamma(p * n) + p * n * Math.log(n),
    );
    let sum = 0;
    for (let i = 0; i < x.length; i++) {
      const px = p * x[i]!;
      const all = Math.log(v + x[i]! * mean[i]!);
      sum += weight[i]! * (ofX[place[i]!]! + (px - 1) * lnMean[i]! - (px + q) * all);
    }
    return sum;
  };
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
