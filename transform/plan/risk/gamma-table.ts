import gammaln from '@stdlib/math-base-special-gammaln';
import { normalCdf } from '../figures/normal.ts';
import {
  emptyTable,
  FIRST,
  integrate,
  LAST,
  type QuantileTable,
  tableOf,
  zOf,
} from './quantile-table.ts';

const LOG_ROOT_2PI = Math.log(2 * Math.PI) / 2;

/**
 * Quantiles of a Gamma distribution of mean 1 and shape k at Φ(z), from the lower end by dy/dz = φ(z) / (f(g) · g) with
 * y = log g.
 */
export function gammaTable(shape: number): QuantileTable {
  const values = emptyTable();
  const logGamma = gammaln(shape);
  values[FIRST] = lowQuantile(Math.log(normalCdf(zOf(FIRST))), shape);
  integrate(values, FIRST, LAST, (z, y) =>
    Math.exp(logGamma - LOG_ROOT_2PI - (z * z) / 2 - shape * y + Math.exp(y)),
  );
  return tableOf(values.map((y) => Math.exp(y) / shape));
}

/** log g with log P(k, g) = logP, P = g^k e^(−g) / Γ(k + 1) · Σ g^n / ((k + 1) … (k + n)), by bisection. */
function lowQuantile(logP: number, shape: number): number {
  const logCdf = (y: number) => {
    const g = Math.exp(y);
    let term = 1;
    let sum = 1;
    for (let n = 1; term > sum * 1e-17; n++) {
      term *= g / (shape + n);
      sum += term;
    }
    return shape * y - g - gammaln(shape + 1) + Math.log(sum);
  };
  let high = Math.log(shape);
  let low = Math.min(high - 1, (logP + gammaln(shape + 1)) / shape - 1);
  for (let round = 0; round < 100; round++) {
    const middle = (low + high) / 2;
    if (logCdf(middle) < logP) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
