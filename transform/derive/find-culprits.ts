import { type KeyRange, NOTHING } from './key-range.ts';

/** A failure, wrapped because anything can be thrown. */
export interface Failure {
  readonly error: unknown;
  /** Time or memory did not suffice. */
  readonly isExhausted: boolean;
}

export interface Trial {
  /** Keys of the range, and the narrowest range that holds them. */
  keys(range: KeyRange): Promise<{ readonly count: number } & KeyRange>;
  /** Does the work for these keys; what it leaves behind is removed before the next try. */
  attempt(range: KeyRange): Promise<Failure | undefined>;
}

/**
 * Finds the keys for which a piece of work fails, by halving. A key is at fault when the work fails for
 * it alone, twice, while the same work goes well for no key at all: what hits everything alike says
 * nothing about the data.
 * @param most So many may be at fault where the work goes well for none at all; beyond, it is not the data.
 * @returns the keys with what happened; none where the work fails as a whole only, or not any more.
 */
export async function findCulprits(
  range: KeyRange,
  { keys, attempt }: Trial,
  most: number,
): Promise<ReadonlyMap<bigint, Failure>> {
  const none: ReadonlyMap<bigint, Failure> = new Map();
  const found = new Map<bigint, Failure>();
  let hasSucceeded = false;
  const isControlled = async () => (await attempt(NOTHING)) === undefined;

  /** False once it is clear that the fault is in no key. */
  async function search(within: KeyRange): Promise<boolean> {
    const { count, from, to } = await keys(within);
    if (count === 0) return true;
    const failure = await attempt({ from, to });
    if (!failure) {
      hasSucceeded = true;
      return true;
    }
    if (count === 1) {
      if (!(await isControlled())) return false;
      if (await attempt({ from, to })) found.set(from, failure);
      return true;
    }
    if (!hasSucceeded && found.size > most) return false;
    const middle = (from + to) / 2n;
    return (await search({ from, to: middle })) && search({ from: middle + 1n, to });
  }

  if (!(await isControlled())) return none;
  if (!(await search(range))) return none;
  return hasSucceeded || found.size <= most ? found : none;
}
