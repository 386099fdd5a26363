import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PathRow, type PathTable, pathTable, sum, totals } from '../paths/path-table.ts';
import { shapley } from './shapley.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

function rowsOf(channels: number): fc.Arbitrary<PathRow[]> {
  return fc.array(
    fc.record({
      path: fc.array(fc.constantFrom(...NAMES.slice(0, channels)), { minLength: 1, maxLength: 6 }),
      conversions: fc.nat(20),
      value: fc.nat(1e6).map((cents) => cents / 100),
      nulls: fc.nat(50),
    }),
    { minLength: 1, maxLength: 30 },
  );
}
const anyRows = fc.integer({ min: 1, max: 8 }).chain(rowsOf);

const exact = (table: PathTable) => shapley(table, {})(table);
const byName = (table: PathTable, credit: Float64Array) =>
  Object.fromEntries(table.channels.map((name, channel) => [name, credit[channel]!]));

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, scale: number) {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < actual.length; i++) {
    expect(Math.abs(actual[i]! - expected[i]!)).toBeLessThanOrEqual(1e-9 * Math.max(scale, 1e-300));
  }
}

/** The definition, set by set: φ(i) = Σ s!(n−s−1)!/n! · (v(S∪i) − v(S)) over the sets S without i. */
function byDefinition(table: PathTable, amounts: Float64Array): number[] {
  const n = table.channels.length;
  const inside = (set: Set<number>) => {
    let [amount, journeys] = [0, 0];
    for (let path = 0; path < amounts.length; path++) {
      const touches = [...table.touches.subarray(table.starts[path]!, table.starts[path + 1]!)];
      if (!touches.every((touch) => set.has(touch))) continue;
      amount += amounts[path]!;
      journeys += table.conversions[path]! + table.nulls[path]!;
    }
    return journeys > 0 ? amount / journeys : 0;
  };
  const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1));
  const { conversions, nulls } = totals(table);
  return table.channels.map((_, i) => {
    let phi = 0;
    for (let mask = 0; mask < 2 ** n; mask++) {
      if (mask & (1 << i)) continue;
      const set = new Set([...Array(n).keys()].filter((channel) => mask & (1 << channel)));
      const weight = (factorial(set.size) * factorial(n - set.size - 1)) / factorial(n);
      phi += weight * (inside(new Set([...set, i])) - inside(set));
    }
    return phi * (conversions + nulls);
  });
}

describe('shapley of the conversion-rate game', () => {
  it('is what the hand works out', () => {
    // a>b: 3 of 4 convert, a>c: 1 of 2. v(ab) = 3/4, v(ac) = 1/2, v(abc) = 4/6; every other set has no journey.
    // Weights of S for n = 3: 1/3 empty, 1/6 for one channel, 1/3 for two.
    // a: 1/3·0 + 1/6·(v(ab) − v(b)) + 1/6·(v(ac) − v(c)) + 1/3·(v(abc) − v(bc)) = 1/8 + 1/12 + 2/9 = 31/72
    // b: 1/3·0 + 1/6·v(ab) + 1/6·0 + 1/3·(2/3 − 1/2)                           = 1/8 + 1/18       = 13/72
    // c: 1/3·0 + 1/6·v(ac) + 1/6·0 + 1/3·(2/3 − 3/4)                           = 1/12 − 1/36      =  4/72
    // 6 journeys: 31/12 + 13/12 + 4/12 = 48/12 = 4 conversions.
    // Value: 30 on a>b and 30 on a>c, so v(ab) = 7.5, v(ac) = 15, v(abc) = 10.
    // a: 7.5/6 + 15/6 + 10/3 = 170/24; b: 7.5/6 + (10 − 15)/3 = −10/24; c: 15/6 + (10 − 7.5)/3 = 80/24; × 6.
    const table = pathTable([
      { path: ['a', 'b'], conversions: 3, value: 30, nulls: 1 },
      { path: ['a', 'c'], conversions: 1, value: 30, nulls: 1 },
    ]);
    const credit = exact(table);
    expect(credit.method).toBe('exact');
    expectClose(credit.conversions, [31 / 12, 13 / 12, 4 / 12], 1);
    expectClose(credit.value, [42.5, -2.5, 20], 1);
  });

  it('gives a channel that lowers the rates less than nothing', () => {
    // v(a) = 1, v(b) = 0, v(ab) = 1/2: a gets (1 + 1/2)/2 = 3/4, b gets (0 − 1/2)/2 = −1/4, of 4 journeys.
    const table = pathTable([
      { path: ['a'], conversions: 2, value: 0, nulls: 0 },
      { path: ['b'], conversions: 0, value: 0, nulls: 2 },
    ]);
    expect([...exact(table).conversions]).toEqual([3, -1]);
  });

  it('equals the definition', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const table = pathTable(rows);
        const credit = exact(table);
        const { conversions, value, nulls } = totals(table);
        expectClose(
          credit.conversions,
          byDefinition(table, table.conversions),
          conversions + nulls,
        );
        const money = Math.max(value, ...table.value) * (conversions + nulls);
        expectClose(credit.value, byDefinition(table, table.value), money);
      }),
      { numRuns: 60 },
    );
  });

  it('adds up to the conversions and the value', () => {
    fc.assert(
      fc.property(
        anyRows,
        fc.constantFrom('exact' as const, 'sampled' as const),
        (rows, method) => {
          const paid = rows.map((row) => (row.conversions > 0 ? row : { ...row, value: 0 }));
          const table = pathTable(paid);
          const credit = shapley(table, { method, permutations: 10 })(table);
          const all = totals(table);
          expect(Math.abs(sum(credit.conversions) - all.conversions)).toBeLessThanOrEqual(
            1e-9 * all.conversions,
          );
          expect(Math.abs(sum(credit.value) - all.value)).toBeLessThanOrEqual(1e-9 * all.value);
        },
      ),
    );
  });

  it('adds up with 20 channels', () => {
    const names = Array.from({ length: 20 }, (_, i) => `c${i}`);
    const table = pathTable(
      Array.from({ length: 4000 }, (_, i) => ({
        path: [names[i % 20]!, names[(i * 7) % 19]!, names[(i * 3) % 17]!, names[i % 13]!],
        conversions: i % 5 === 0 ? 1 : 0,
        value: i % 5 === 0 ? (i % 97) + 0.37 : 0,
        nulls: i % 11,
      })),
    );
    const credit = exact(table);
    expect(credit.method).toBe('exact');
    const all = totals(table);
    expect(Math.abs(sum(credit.conversions) / all.conversions - 1)).toBeLessThan(1e-10);
    expect(Math.abs(sum(credit.value) / all.value - 1)).toBeLessThan(1e-10);
  });

  it('treats channels alike that stand in the same journeys', () => {
    const swap: Record<string, string> = { a: 'b', b: 'a' };
    fc.assert(
      fc.property(rowsOf(5), (rows) => {
        const mirrored = rows.map((row) => ({
          ...row,
          path: row.path.map((name) => swap[name] ?? name),
        }));
        const table = pathTable([...rows, ...mirrored]);
        const credit = byName(table, exact(table).conversions);
        const { conversions, nulls } = totals(table);
        expectClose([credit.a ?? 0], [credit.b ?? 0], conversions + nulls);
      }),
    );
  });

  it('gives nothing to a channel that changes no rate', () => {
    // With "z" every journey occurs once more, with the same outcome; "z" alone never converts, and never occurs.
    fc.assert(
      fc.property(rowsOf(5), (rows) => {
        const table = pathTable(rows);
        const doubled = pathTable([
          ...rows,
          ...rows.map((row) => ({ ...row, path: [...row.path, 'z'] })),
        ]);
        const before = byName(table, exact(table).conversions);
        const { z, ...others } = byName(doubled, exact(doubled).conversions);
        const { conversions, nulls } = totals(doubled);
        expectClose([z ?? 0], [0], conversions + nulls);
        const twice = Object.values(before).map((credit) => 2 * credit);
        expectClose(Object.values(others), twice, conversions + nulls);
      }),
    );
  });

  it('follows a relabelling, and does not see the order and division of rows', () => {
    fc.assert(
      fc.property(rowsOf(6), fc.shuffledSubarray(NAMES, { minLength: 8 }), (rows, labels) => {
        const renamed = new Map(NAMES.map((name, i) => [name, labels[i]!]));
        const table = pathTable(rows);
        const other = pathTable(
          rows.map((row) => ({ ...row, path: row.path.map((name) => renamed.get(name)!) })),
        );
        const credit = byName(table, exact(table).conversions);
        const followed = byName(other, exact(other).conversions);
        const { conversions, nulls } = totals(table);
        expectClose(
          table.channels.map((name) => followed[renamed.get(name)!]!),
          table.channels.map((name) => credit[name]!),
          conversions + nulls,
        );
        const reversed = pathTable(rows.toReversed());
        expect(exact(reversed)).toEqual(exact(table));
        const options = { method: 'sampled', permutations: 10 } as const;
        expect(shapley(reversed, options)(reversed)).toEqual(shapley(table, options)(table));
      }),
    );
  });

  it('answers where there is little to answer', () => {
    const one = pathTable([{ path: ['a', 'a'], conversions: 3, value: 12, nulls: 5 }]);
    expectClose(exact(one).conversions, [3], 1);
    expectClose(exact(one).value, [12], 1);
    const sampled = shapley(one, { method: 'sampled' })(one);
    expectClose(sampled.conversions, [3], 1);
    const none = pathTable([{ path: ['a', 'b'], conversions: 0, value: 0, nulls: 5 }]);
    expect([...exact(none).conversions]).toEqual([0, 0]);
    // Without nulls every rate is 0 or 1: v(a) = 0, v(b) = 0, v(ab) = 1.
    const noNulls = pathTable([{ path: ['a', 'b'], conversions: 4, value: 8, nulls: 0 }]);
    expectClose(exact(noNulls).conversions, [2, 2], 1);
    expect(exact(pathTable([])).conversions).toHaveLength(0);
  });

  it('refuses what it cannot do', () => {
    const wide = pathTable(
      Array.from({ length: 21 }, (_, i) => ({
        path: [`c${i}`, `c${(i + 1) % 21}`],
        conversions: 1,
        value: 2,
        nulls: i,
      })),
    );
    expect(() => shapley(wide, { method: 'exact' })).toThrow(
      expect.objectContaining({
        code: 'model_too_large',
        message: expect.stringMatching(/"sampled"/),
      }),
    );
    for (const permutations of [0, 1.5, Number.NaN]) {
      expect(() => shapley(wide, { permutations })).toThrow(
        expect.objectContaining({ code: 'model_parameter' }),
      );
    }
    expect(shapley(wide, {})(wide).method).toBe('sampled');
  });
});
