import { type Exact, ZERO } from '../../figures/exact.ts';

/** Unknown from the first unknown part on. */
export function runningSum(parts: readonly (Exact | null)[]): (Exact | null)[] {
  let sum: Exact | null = ZERO;
  return parts.map((part) => {
    sum = sum === null || part === null ? null : sum.plus(part);
    return sum;
  });
}
