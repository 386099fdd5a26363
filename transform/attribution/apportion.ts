/**
 * Divides a whole number in proportion to weights, by largest remainder: each part is the exact one rounded
 * down, and what is left goes one by one to the largest remainders, of equal ones to the earlier. The parts add up to
 * the total exactly. Weights may be negative as long as their sum is not 0.
 *
 * @returns zeros where the weights add up to 0 or there are none.
 */
export function apportion(total: bigint, weights: readonly number[]): bigint[] {
  const sum = weights.reduce((so, weight) => so + weight, 0);
  if (sum === 0 || !Number.isFinite(sum)) return weights.map(() => 0n);
  const exact = weights.map((weight) => Number(total) * (weight / sum));
  const parts = exact.map((part) => BigInt(Math.floor(part)));
  const byRemainder = exact
    .map((part, index) => ({ index, remainder: part - Math.floor(part) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  let left = total - parts.reduce((so, part) => so + part, 0n);
  // Totals beyond 2^53 leave more than one unit a part to hand out (or to take back).
  for (let at = 0; left !== 0n; at = (at + 1) % parts.length) {
    const step = left > 0n ? 1n : -1n;
    const batch = left / BigInt(parts.length);
    parts[byRemainder[at]!.index]! += batch === 0n ? step : batch;
    left -= batch === 0n ? step : batch;
  }
  return parts;
}
