import { type FactGroup, SUM_KEYS, type SumKey } from '../cubes/fact-group.ts';

/** Running sums of a row: exact integers. */
export type Tally = Record<SumKey, bigint>;

export function newTally(): Tally {
  return Object.fromEntries(SUM_KEYS.map((key) => [key, 0n])) as Tally;
}

export function addTo(tally: Tally, group: FactGroup): void {
  for (const key of SUM_KEYS) {
    const amount = group[key];
    if (amount !== undefined) tally[key] += BigInt(amount);
  }
}

export function addTally(tally: Tally, other: Tally): void {
  for (const key of SUM_KEYS) tally[key] += other[key];
}

/** Anything from the side of visits: a visit, a call, or a part of a conversion. */
export function hasResults({ visits, calls, credits }: Tally): boolean {
  return visits > 0n || calls > 0n || credits > 0n;
}

/** Results that were paid for. */
export function isPaid({ paid_touches, paid_credits }: Tally): boolean {
  return paid_touches > 0n || paid_credits > 0n;
}
