/** Parts of a whole number of anything, in order; they add up to it exactly. */
export function evenShares(total: bigint, parts: number): bigint[] {
  const upTo = (count: number) => (total * BigInt(count)) / BigInt(parts);
  return Array.from({ length: parts }, (_, index) => upTo(index + 1) - upTo(index));
}

const DAY_MS = 86_400_000;
const MOST_DAYS = 3_700;

/** Days from one to another, inclusive; none where they are no range of at most ten years. */
export function daysBetween(from: string, to: string): string[] {
  const first = Date.parse(`${from}T00:00:00Z`);
  const count = (Date.parse(`${to}T00:00:00Z`) - first) / DAY_MS + 1;
  if (!(count >= 1 && count <= MOST_DAYS)) return [];
  return Array.from({ length: count }, (_, index) =>
    new Date(first + index * DAY_MS).toISOString().slice(0, 10),
  );
}

/**
 * An amount over days: `days` gives each day the same, `months` each month the same and each of its days
 * the same of that. Parts add up to the amount exactly.
 */
export function spreadOver(
  days: readonly string[],
  by: 'days' | 'months',
): (total: bigint) => readonly bigint[] {
  if (by === 'days') return (total) => evenShares(total, days.length);
  const months = new Map<string, number>();
  for (const day of days) months.set(day.slice(0, 7), (months.get(day.slice(0, 7)) ?? 0) + 1);
  const counts = [...months.values()];
  return (total) =>
    evenShares(total, counts.length).flatMap((share, index) => evenShares(share, counts[index]!));
}
