import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/**
 * How many of `trials` succeed, each with `probability` above 0 and below 1. Inversion outwards from the most
 * likely number: exact up to the rounding of one probability, in about sqrt(trials) steps, one random number a call.
 */
export function binomial(random: RandomGenerator, trials: number, probability: number): number {
  const odds = probability / (1 - probability);
  const mode = Math.min(trials, Math.floor((trials + 1) * probability));
  const peak = Math.exp(
    logFactorial(trials) -
      logFactorial(mode) -
      logFactorial(trials - mode) +
      mode * Math.log(probability) +
      (trials - mode) * Math.log1p(-probability),
  );
  let left = uniformFloat64(random) - peak;
  let [low, high] = [mode, mode];
  let [atLow, atHigh] = [peak, peak];
  while (left >= 0 && (low > 0 || high < trials)) {
    if (low > 0) {
      atLow *= low / ((trials - low + 1) * odds);
      low--;
      left -= atLow;
      if (left < 0) return low;
    }
    if (high < trials) {
      atHigh *= ((trials - high) * odds) / (high + 1);
      high++;
      left -= atHigh;
      if (left < 0) return high;
    }
    // Both tails are below what a random number can tell apart.
    if (atLow + atHigh < 1e-20) break;
  }
  return mode;
}

/** ln n!, by Stirling's series above 15. */
function logFactorial(n: number): number {
  if (n <= 15) {
    let product = 1;
    for (let i = 2; i <= n; i++) product *= i;
    return Math.log(product);
  }
  const x = n + 1;
  const inverse = 1 / x;
  const square = inverse * inverse;
  return (
    (x - 0.5) * Math.log(x) -
    x +
    0.5 * Math.log(2 * Math.PI) +
    inverse * (1 / 12 - square * (1 / 360 - square / 1260))
  );
}
