import { describe, expect, it } from 'vitest';
import { type Failure, findCulprits } from './find-culprits.ts';
import { EVERYTHING, type KeyRange, NOTHING, overlap, parts } from './key-range.ts';

/** Work on these keys, of which some fail. */
function workOn(all: readonly bigint[], fails: (keys: readonly bigint[]) => boolean) {
  let attempts = 0;
  const inside = ({ from, to }: KeyRange) => all.filter((key) => key >= from && key <= to);
  return {
    attempts: () => attempts,
    async keys(range: KeyRange) {
      const some = inside(range);
      return { count: some.length, from: some[0] ?? 0n, to: some.at(-1) ?? 0n };
    },
    async attempt(range: KeyRange): Promise<Failure | undefined> {
      attempts += 1;
      return fails(inside(range)) ? { error: new Error('no'), isExhausted: false } : undefined;
    },
  };
}

const thousand = Array.from({ length: 1000 }, (_, n) => BigInt(n * n));

describe('findCulprits', () => {
  it('finds each key that fails alone, with few attempts', async () => {
    const bad = [0n, 49n, 250_000n, 998_001n];
    const work = workOn(thousand, (keys) => keys.some((key) => bad.includes(key)));
    const found = await findCulprits(EVERYTHING, work, 1);
    expect([...found.keys()]).toEqual(bad);
    // Twice the depth of the search for each, and their confirmations.
    expect(work.attempts()).toBeLessThan(120);
  });

  it('finds none where the work fails for no key at all, as a whole only, or not any more', async () => {
    const always = workOn(thousand, () => true);
    expect((await findCulprits(EVERYTHING, always, 1)).size).toBe(0);
    expect(always.attempts()).toBe(1);
    const whole = workOn(thousand, (keys) => keys.length > 600);
    expect((await findCulprits(EVERYTHING, whole, 1)).size).toBe(0);
    const healed = workOn(thousand, () => false);
    expect((await findCulprits(EVERYTHING, healed, 1)).size).toBe(0);
  });

  it('blames no more than it may where nothing goes well', async () => {
    const any = (count: number) => workOn(thousand.slice(0, count), (keys) => keys.length > 0);
    expect((await findCulprits(EVERYTHING, any(3), 3)).size).toBe(3);
    expect((await findCulprits(EVERYTHING, any(4), 3)).size).toBe(0);
    const many = any(1000);
    expect((await findCulprits(EVERYTHING, many, 3)).size).toBe(0);
    expect(many.attempts()).toBeLessThan(60);
  });

  it('blames nobody whose failure does not repeat', async () => {
    let times = 0;
    const once = workOn([1n, 2n], (keys) => keys.includes(2n) && ++times < 3);
    expect((await findCulprits(EVERYTHING, once, 1)).size).toBe(0);
  });
});

describe('key ranges', () => {
  it('are cut into parts that leave nothing out', () => {
    const cut = parts(EVERYTHING, 3);
    expect(cut[0]!.from).toBe(0n);
    expect(cut[2]!.to).toBe(EVERYTHING.to);
    expect(cut[1]!.from).toBe(cut[0]!.to + 1n);
    expect(overlap(cut[0]!, { from: 5n, to: 9n })).toEqual({ from: 5n, to: 9n });
    expect(overlap(cut[1]!, { from: 5n, to: 9n })).toBeUndefined();
    expect(overlap(cut[1]!, NOTHING)).toEqual(NOTHING);
  });
});
