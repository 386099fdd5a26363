/**
 * P(X ≥ found) of X ~ Binomial(of, share): the chance that so many show a sign where each does with this share.
 * @param share between 0 and 1, both excluded.
 */
export function binomialTail(found: number, of: number, share: number): number {
  if (found <= 0) return 1;
  if (found > of) return 0;
  // From the term of `found` on by the ratio of neighbours; below the mean it is quicker from the other side.
  if (found <= of * share) return 1 - binomialTail(of - found + 1, of, 1 - share);
  const odds = share / (1 - share);
  let term = Math.exp(logTerm(found, of, share));
  let sum = 0;
  for (let x = found; x <= of && term > sum * 1e-17; x++) {
    sum += term;
    term *= ((of - x) / (x + 1)) * odds;
  }
  return Math.min(1, sum);
}

/** ln of P(X = x): the logarithms of its factors one by one, from the smaller end. */
function logTerm(x: number, of: number, share: number): number {
  let log = x * Math.log(share) + (of - x) * Math.log1p(-share);
  for (let k = 1; k <= Math.min(x, of - x); k++) log += Math.log((of - k + 1) / k);
  return log;
}
