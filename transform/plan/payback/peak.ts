import { Exact, ZERO } from '../figures/exact.ts';

/** The most that the running sum of flows is ever below 0, and where it is so first; null where it never is. */
export function peak(nets: readonly Exact[]): {
  readonly amount: Exact;
  readonly at: number | null;
} {
  let sum = ZERO;
  let least = ZERO;
  let at: number | null = null;
  for (const [index, net] of nets.entries()) {
    sum = sum.plus(net);
    if (sum.lt(least)) {
      least = sum;
      at = index;
    }
  }
  return { amount: new Exact(least.abs()), at };
}
