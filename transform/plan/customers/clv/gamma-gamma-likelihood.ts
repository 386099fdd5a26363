import type { GammaGamma, MeanValues } from './gamma-gamma.ts';
import { groupsOfX } from './groups-of-x.ts';
import { digamma, lnGamma } from './special.ts';

/**
 * Log-likelihood of mean values [Fader, Hardie 2013, eq. 1a] with its gradient by p, q and v, which is written to
 * `slope`. A row takes one logarithm: what depends on x or on the mean alone is summed beforehand.
 */
export function gammaGammaLikelihood({
  x,
  mean,
  weight,
}: MeanValues): (model: GammaGamma, slope: Float64Array) => number {
  const money = mean.map((value, i) => value * x[i]!);
  const groups = groupsOfX(x).map((group) => {
    let [total, lnMeans] = [0, 0];
    for (let i = group.from; i < group.to; i++) {
      total += weight[i]!;
      lnMeans += weight[i]! * Math.log(mean[i]!);
    }
    return { ...group, total, lnMeans };
  });
  return ({ p, q, v }, slope) => {
    const [lnV, psiQ] = [Math.log(v), digamma(q)];
    const base = q * lnV - lnGamma(q);
    let [value, byP, byQ, byV] = [0, 0, 0, 0];
    for (const { x: n, from, to, total, lnMeans } of groups) {
      const pn = p * n;
      let [logs, per] = [0, 0];
      for (let i = from; i < to; i++) {
        const all = v + money[i]!;
        logs += weight[i]! * Math.log(all);
        per += weight[i]! / all;
      }
      const ofX = base + lnGamma(pn + q) - lnGamma(pn) + pn * Math.log(n);
      value += total * ofX + (pn - 1) * lnMeans - (pn + q) * logs;
      const psi = digamma(pn + q);
      byP += n * (total * (psi - digamma(pn) + Math.log(n)) + lnMeans - logs);
      byQ += total * (psi - psiQ + lnV) - logs;
      byV += (total * q) / v - (pn + q) * per;
    }
    slope.set([byP, byQ, byV]);
    return value;
  };
}
