/** Unknown from the first unknown part on. */
export function runningSum(parts: readonly (bigint | null)[]): (bigint | null)[] {
  let sum: bigint | null = 0n;
  return parts.map((part) => {
    sum = sum === null || part === null ? null : sum + part;
    return sum;
  });
}
