import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaveOneOut } from './leave-one-out.ts';
import { type PathRow, pathTable, sum } from './paths/path-table.ts';

const amount = fc.integer({ min: 0, max: 4000 }).map((quarters) => quarters / 4);
const row: fc.Arbitrary<PathRow> = fc.record({
  path: fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 5 }),
  conversions: amount,
  value: amount,
  nulls: amount,
});
const rows = fc.array(row, { minLength: 1, maxLength: 40 });

function credit(given: readonly PathRow[]) {
  const table = pathTable(given);
  return { table, credit: leaveOneOut(table, {})(table) };
}

function byName(given: readonly PathRow[], what: 'conversions' | 'value' = 'conversions') {
  const { table, credit: found } = credit(given);
  return Object.fromEntries(table.channels.map((name, i) => [name, found[what][i]!]));
}

const one = (path: string, conversions: number, nulls: number, value = 0): PathRow => ({
  path: [...path],
  conversions,
  value,
  nulls,
});
const near = (actual: number, expected: number) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-12 * Math.abs(expected));

/** The model once more, straight from its definition. */
function defined(given: readonly PathRow[]): Map<string, { conversions: number; value: number }> {
  const { table } = credit(given);
  const counts = new Map<string, { conversions: number; value: number; nulls: number }>();
  for (let i = 0; i < table.conversions.length; i++) {
    const touches = table.touches.subarray(table.starts[i], table.starts[i + 1]);
    counts.set(Array.from(touches, (touch) => table.channels[touch]).join(''), {
      conversions: table.conversions[i]!,
      value: table.value[i]!,
      nulls: table.nulls[i]!,
    });
  }
  const rate = (path: string) => {
    const { conversions, nulls } = counts.get(path) ?? { conversions: 0, nulls: 1 };
    return conversions / (conversions + nulls);
  };
  const result = new Map(table.channels.map((name) => [name, { conversions: 0, value: 0 }]));
  for (const [path, { conversions, value }] of counts) {
    const gains = [...path].map((_, i) =>
      Math.max(rate(path) - rate(path.slice(0, i) + path.slice(i + 1)), 0),
    );
    const total = gains.reduce((a, b) => a + b, 0);
    for (const [i, name] of [...path].entries()) {
      const share = total > 0 ? gains[i]! / total : i === path.length - 1 ? 1 : 0;
      result.get(name)!.conversions += share * conversions;
      result.get(name)!.value += share * value;
    }
  }
  return result;
}

describe('leaveOneOut', () => {
  it('is worked by hand', () => {
    // P(ab) = 3/4, P(b) = 1/4, P(a) = 1/2: without a 1/4 is left, so a adds 1/2; without b 1/2, so b adds 1/4.
    // Of 3 conversions a gets 2 and b gets 1. The single touches keep theirs: a 1, b 1.
    const given = [one('ab', 3, 1, 30), one('a', 1, 1, 4), one('b', 1, 3, 8)];
    const found = byName(given);
    near(found.a!, 3);
    near(found.b!, 2);
    // 30 is divided 20 and 10
    const value = byName(given, 'value');
    near(value.a!, 24);
    near(value.b!, 18);
  });

  it('takes a path that nobody had for one that never converts', () => {
    // P(abc) = 1/2; bc, ac and ab are unknown: each adds 1/2
    for (const share of Object.values(byName([one('abc', 3, 3)]))) near(share, 1);
  });

  it('gives all to the last touch where no touch adds anything', () => {
    // P(ab) = 1/2, P(a) = P(b) = 1/2
    expect(byName([one('ab', 2, 2), one('a', 1, 1), one('b', 1, 1)])).toEqual({ a: 1, b: 3 });
    // the shorter ones convert more often
    expect(byName([one('ab', 2, 2), one('a', 3, 1), one('b', 3, 1)])).toEqual({ a: 3, b: 5 });
  });

  it('divides the value of all rows of a path, where fractribution keeps only that of the first', () => {
    const value = byName([one('ab', 1, 0, 6), one('ab', 1, 0, 4)], 'value');
    expect(value).toEqual({ a: 5, b: 5 });
  });

  it('is what the definition says', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const { table, credit: found } = credit(given);
        const expected = defined(given);
        for (const [i, name] of table.channels.entries()) {
          expect(found.conversions[i]).toBeCloseTo(expected.get(name)!.conversions, 8);
          expect(found.value[i]).toBeCloseTo(expected.get(name)!.value, 8);
        }
      }),
    );
  });

  it('conserves conversions and value', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const { table, credit: found } = credit(given);
        near(sum(found.conversions), sum(table.conversions));
        near(sum(found.value), sum(table.value));
      }),
    );
  });

  it('gives the same bytes whatever the order and division of the rows', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const halves = given.flatMap((whole) => {
          const { conversions, value, nulls } = whole;
          const half = {
            ...whole,
            conversions: conversions / 2,
            value: value / 2,
            nulls: nulls / 2,
          };
          return [half, half];
        });
        expect(credit(halves.toReversed())).toEqual(credit(given));
      }),
    );
  });

  it('gives relabelled channels the credit of the old ones', () => {
    const names: Record<string, string> = { a: 'x', b: 'A', c: 'b' };
    fc.assert(
      fc.property(rows, (given) => {
        const renamed = given.map((whole) => ({
          ...whole,
          path: whole.path.map((name) => names[name]!),
        }));
        const [before, after] = [byName(given), byName(renamed)];
        for (const name of Object.keys(before)) near(after[names[name]!]!, before[name]!);
      }),
    );
  });

  it('reads the paths once, and fits other weights of them without changing anything', () => {
    fc.assert(
      fc.property(rows, fc.array(amount, { minLength: 40, maxLength: 40 }), (given, other) => {
        const table = pathTable(given);
        const copy = structuredClone(table);
        const fit = leaveOneOut(table, {});
        const weights = {
          conversions: table.conversions.map((_, i) => other[i]!),
          value: table.value.map((_, i) => other[i]!),
          nulls: table.nulls,
        };
        const expected = leaveOneOut({ ...table, ...weights }, {})(weights);
        expect(fit(weights)).toEqual(expected);
        expect(fit(table)).toEqual(leaveOneOut(table, {})(table));
        expect(table).toEqual(copy);
        near(sum(expected.conversions), sum(weights.conversions));
      }),
    );
  });

  it('gives money without a conversion to the last touch, and forgets that in the next fit', () => {
    // Nobody had b or a alone: each touch of ab adds P(ab), so they share equally whenever ab converts.
    const table = pathTable([one('ab', 2, 1, 10)]);
    const fit = leaveOneOut(table, {});
    const unconverted = { ...table, conversions: Float64Array.of(0) };
    expect([...fit(table).value]).toEqual([5, 5]);
    expect([...fit(unconverted).value]).toEqual([0, 10]);
    expect([...fit(table).value]).toEqual([5, 5]);
  });

  // Equal neighbours change this model: a path and its collapsed form have rates of their own.
  it('tells a path from the same with equal neighbours', () => {
    const apart = byName([one('aab', 3, 1), one('ab', 1, 3), one('b', 0, 1), one('a', 0, 1)]);
    const merged = byName([one('ab', 4, 4), one('b', 0, 1), one('a', 0, 1)]);
    // Apart: P(aab) = 3/4; without an a P(ab) = 1/4, so each adds 1/2; without b P(aa) = 0, so b adds 3/4.
    // Of 3 a gets 3 x 4/7; of the 1 of ab half.
    near(apart.a!, 12 / 7 + 1 / 2);
    near(merged.a!, 2);
  });

  it('is defined for one channel, for no conversions, for no nulls and for no paths', () => {
    expect(byName([one('a', 2, 3), one('aa', 1, 0), one('aaa', 1, 9)])).toEqual({ a: 4 });
    expect(byName([one('aba', 0, 3), one('b', 0, 1)])).toEqual({ a: 0, b: 0 });
    // Every P is 1: taking b from ab leaves a, which always converts too.
    expect(byName([one('ab', 2, 0), one('a', 1, 0)])).toEqual({ a: 3, b: 0 });
    expect(credit([]).credit).toEqual({
      conversions: new Float64Array(),
      value: new Float64Array(),
    });
  });
});
