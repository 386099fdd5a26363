import type { BgNbd, Triples } from './bg-nbd.ts';
import { groupsOfX } from './groups-of-x.ts';
import { digamma, lnGamma } from './special.ts';
import { logarithmsUpTo, mostOfWhole } from './whole-times.ts';

/**
 * Log-likelihood of all customers [Fader, Hardie, Lee 2005, eq. 6] with its gradient by r, α, a and b, which is written
 * to `slope`. Rows with equal x stand together, as `Triples` says; a row takes three logarithms and an exponential, of which
 * whole times share two.
 */
export function bgNbdLikelihood({
  x,
  last,
  age,
  weight,
}: Triples): (model: BgNbd, slope: Float64Array) => number {
  const groups = groupsOfX(x).map((group) => ({
    ...group,
    total: weight.subarray(group.from, group.to).reduce((sum, one) => sum + one, 0),
  }));
  const most = mostOfWhole(age, last);
  return ({ r, alpha, a, b }, slope) => {
    const known = most === null ? null : logarithmsUpTo(most, alpha);
    const [lnAlpha, lnA] = [Math.log(alpha), Math.log(a)];
    const [psiR, psiB, psiAB] = [digamma(r), digamma(b), digamma(a + b)];
    const base = r * lnAlpha - lnGamma(r) + lnGamma(a + b) - lnGamma(b);
    let [value, byR, byAlpha, byA, byB] = [0, 0, 0, 0, 0];
    for (const { x: n, from, to, total } of groups) {
      const exponent = r + n;
      // Sums of the rows: ln(α + T), 1/(α + T), and of those who may have left right after the last order.
      let [lnAges, perAge, lefts, leftLogs, leftPer, mixed] = [0, 0, 0, 0, 0, 0];
      const lnOdds = n > 0 ? lnA - Math.log(b + n - 1) : 0;
      for (let i = from; i < to; i++) {
        const w = weight[i]!;
        const toAge = alpha + age[i]!;
        const lnAge = known ? known[age[i]!]! : Math.log(toAge);
        lnAges += w * lnAge;
        perAge += w / toAge;
        if (n === 0) continue;
        const toLast = alpha + last[i]!;
        const further = lnAge - (known ? known[last[i]!]! : Math.log(toLast));
        const odds = lnOdds + exponent * further;
        const small = Math.exp(-Math.abs(odds));
        const left = (w * (odds > 0 ? 1 : small)) / (1 + small);
        mixed += w * (Math.max(odds, 0) + Math.log(1 + small));
        lefts += left;
        leftLogs += left * further;
        leftPer += left * (1 / toAge - 1 / toLast);
      }
      const ofX = base + lnGamma(r + n) + lnGamma(b + n) - lnGamma(a + b + n);
      value += total * ofX - exponent * lnAges + mixed;
      byR += total * (lnAlpha - psiR + digamma(r + n)) - lnAges + leftLogs;
      byAlpha += (total * r) / alpha - exponent * (perAge - leftPer);
      if (n === 0) continue;
      const psiABn = digamma(a + b + n);
      byA += total * (psiAB - psiABn) + lefts / a;
      byB += total * (psiAB - psiB + digamma(b + n) - psiABn) - lefts / (b + n - 1);
    }
    slope.set([byR, byAlpha, byA, byB]);
    return value;
  };
}
