/** Keys from one to another, both included; 64 bits. Empty where the first is larger. */
export interface KeyRange {
  readonly from: bigint;
  readonly to: bigint;
}

const KEYS = 1n << 64n;

export const EVERYTHING: KeyRange = { from: 0n, to: KEYS - 1n };
export const NOTHING: KeyRange = { from: 1n, to: 0n };

/** The range in so many parts of one length. */
export function parts({ from, to }: KeyRange, count: number): readonly KeyRange[] {
  const length = to - from + 1n;
  const bound = (part: number) => from + (length * BigInt(part)) / BigInt(count);
  return Array.from({ length: count }, (_, part) => ({
    from: bound(part),
    to: bound(part + 1) - 1n,
  }));
}

/** What two ranges have in common; undefined where that is nothing, though an empty one is part of any. */
export function overlap(one: KeyRange, other: KeyRange): KeyRange | undefined {
  if (other.from > other.to) return other;
  let { from, to } = one;
  if (other.from > from) from = other.from;
  if (other.to < to) to = other.to;
  return from <= to ? { from, to } : undefined;
}
