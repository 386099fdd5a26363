import { type Exact, ZERO } from '../figures/exact.ts';

export type PaybackStatus = 'reached' | 'never_negative' | 'not_reached' | 'all_zero' | 'unknown';

export interface Crossing {
  readonly status: PaybackStatus;
  /** At the first time that the running sum is back at 0 or more. */
  readonly months: number | null;
  /** At the last time, if the sum ends there: a plan that pays back and then invests again says both. */
  readonly lasting_months: number | null;
}

/**
 * First t with S_{t−1} < 0 ≤ S_t: months = t − 1 + (−S_{t−1}) / net_t, as if the month's flow came evenly.
 */
export function crossing(nets: readonly Exact[]): Crossing {
  if (nets.every((net) => net.isZero()))
    return { status: 'all_zero', months: null, lasting_months: null };
  const crossings: number[] = [];
  let sum = ZERO;
  let wasNegative = false;
  for (const [month, net] of nets.entries()) {
    const before = sum;
    sum = sum.plus(net);
    if (before.isNegative() && !before.isZero() && sum.gte(0))
      crossings.push(
        before
          .negated()
          .div(net)
          .plus(month - 1)
          .toNumber(),
      );
    wasNegative ||= sum.lt(0);
  }
  if (!wasNegative) return { status: 'never_negative', months: 0, lasting_months: 0 };
  const [first] = crossings;
  if (first === undefined) return { status: 'not_reached', months: null, lasting_months: null };
  return {
    status: 'reached',
    months: first,
    lasting_months: sum.gte(0) ? crossings.at(-1)! : null,
  };
}
