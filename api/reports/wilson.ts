/** 97.5 % quantile of the normal distribution. */
const Z = 1.959963984540054;

/** Interval of a share at 95 % (Wilson 1927): within 0 and 1, and honest where there are few. */
export function wilson(part: number, of: number): { readonly low: number; readonly high: number } {
  const share = part / of;
  const middle = (share + Z ** 2 / (2 * of)) / (1 + Z ** 2 / of);
  const reach =
    (Z / (1 + Z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}
