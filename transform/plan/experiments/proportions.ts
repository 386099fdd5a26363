/** 97.5 % quantile of the normal distribution. */
export const Z95 = 1.959963984540054;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The score interval of a proportion at 95 % [Wilson 1927]: with p = x/n it is
 * (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n). It stays within 0 and 1 and is no point where x is 0 or n.
 * @param n at least 1.
 */
export function proportionInterval(x: number, n: number): Interval {
  const p = x / n;
  const square = Z95 * Z95;
  const middle = p + square / (2 * n);
  const half = Z95 * Math.sqrt((p * (1 - p)) / n + square / (4 * n * n));
  const whole = 1 + square / n;
  return { low: Math.max(0, (middle - half) / whole), high: Math.min(1, (middle + half) / whole) };
}

/**
 * The difference p₁ − p₂ of two independent proportions with its 95 % interval, from their score intervals
 * [Newcombe 1998, Statistics in Medicine 17:873, method 10]. It keeps its coverage where few buy.
 * @param n1,n2 at least 1.
 */
export function differenceInterval(x1: number, n1: number, x2: number, n2: number) {
  const [p1, p2] = [x1 / n1, x2 / n2];
  const one = proportionInterval(x1, n1);
  const two = proportionInterval(x2, n2);
  const difference = p1 - p2;
  return {
    difference,
    low: difference - Math.hypot(p1 - one.low, two.high - p2),
    high: difference + Math.hypot(one.high - p1, p2 - two.low),
  };
}
