import gammaln from '@stdlib/math-base-special-gammaln';
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import { normalCdf } from '../figures/normal.ts';
import {
  emptyTable,
  FIRST,
  integrate,
  LAST,
  MIDDLE,
  type QuantileTable,
  tableOf,
  zOf,
} from './quantile-table.ts';

const LOG_ROOT_2PI = Math.log(2 * Math.PI) / 2;

/**
 * Quantiles x of Beta(α, β) at Φ(z). Computed at both ends; between them, with y = log(x / (1 − x)), from
 * F(x) = Φ(z): dy/dz = φ(z) / (f(x) · x (1 − x)). A table costs two quantiles instead of a thousand.
 */
export function betaTable(alpha: number, beta: number): QuantileTable {
  const constant = gammaln(alpha) + gammaln(beta) - gammaln(alpha + beta) - LOG_ROOT_2PI;
  // α · −log x + β · −log(1 − x) = α · softplus(−y) + β · softplus(y), and softplus(−y) = softplus(y) − y.
  const slope = (z: number, y: number) => {
    const small = Math.log1p(Math.exp(-Math.abs(y)));
    const [ofX, ofRest] = y > 0 ? [small, small + y] : [small - y, small];
    return Math.exp(constant - (z * z) / 2 + alpha * ofX + beta * ofRest);
  };
  const values = emptyTable();
  values[FIRST] = logitOfQuantile(normalCdf(zOf(FIRST)), alpha, beta);
  // The upper end is the lower one of 1 − x.
  values[LAST] = -logitOfQuantile(normalCdf(-zOf(LAST)), beta, alpha);
  integrate(values, FIRST, MIDDLE, slope);
  integrate(values, LAST, MIDDLE, slope);
  return tableOf(values.map((y) => 1 / (1 + Math.exp(-y))));
}

function logitOfQuantile(p: number, alpha: number, beta: number): number {
  const x = betaQuantile(p, alpha, beta);
  // So small an α that the quantile is past what a number holds: F(x) = x^α / (α B) there.
  if (!(x > 1e-290))
    return (
      (Math.log(p) + Math.log(alpha) + gammaln(alpha) + gammaln(beta) - gammaln(alpha + beta)) /
      alpha
    );
  return Math.log(x) - Math.log1p(-x);
}
