import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byCodePoint,
  canonicalTable,
  type PathRow,
  type PathTable,
  pathTable,
  sum,
  totals,
} from './path-table.ts';

const amount = fc.integer({ min: 0, max: 4000 }).map((quarters) => quarters / 4);
const row: fc.Arbitrary<PathRow> = fc.record({
  path: fc.array(fc.constantFrom('a', 'b', 'c', 'é', '\uFF5E', '😀'), {
    minLength: 1,
    maxLength: 6,
  }),
  conversions: amount,
  value: amount,
  nulls: amount,
});
const rows = fc.array(row, { maxLength: 40 });

/** A table as rows again, in its order. */
function listed(table: PathTable): PathRow[] {
  return Array.from(table.conversions, (conversions, i) => ({
    path: Array.from(
      table.touches.subarray(table.starts[i], table.starts[i + 1]),
      (touch) => table.channels[touch]!,
    ),
    conversions,
    value: table.value[i]!,
    nulls: table.nulls[i]!,
  }));
}

describe('pathTable', () => {
  it('sums up rows of the same path and puts paths in order of their touches, the shorter first', () => {
    const table = pathTable([
      { path: ['b'], conversions: 1, value: 10, nulls: 0 },
      { path: ['a', 'b'], conversions: 2, value: 5.5, nulls: 1 },
      { path: ['a'], conversions: 0, value: 0, nulls: 4 },
      { path: ['b'], conversions: 2, value: 2.5, nulls: 3 },
    ]);
    expect(table.channels).toEqual(['a', 'b']);
    expect(listed(table)).toEqual([
      { path: ['a'], conversions: 0, value: 0, nulls: 4 },
      { path: ['a', 'b'], conversions: 2, value: 5.5, nulls: 1 },
      { path: ['b'], conversions: 3, value: 12.5, nulls: 3 },
    ]);
    expect(totals(table)).toEqual({ conversions: 5, value: 18, nulls: 8 });
  });

  it('keeps rows of nothing and their channels out, and takes no rows at all', () => {
    const nothing = { path: ['z'], conversions: 0, value: 0, nulls: 0 };
    const table = pathTable([nothing, { path: ['a'], conversions: 1, value: 0, nulls: 0 }]);
    expect(table.channels).toEqual(['a']);
    const empty = pathTable([nothing]);
    expect([empty.channels, [...empty.starts], empty.conversions.length]).toEqual([[], [0], 0]);
  });

  it('is what sorting and summing paths as text gives', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const sums = new Map<string, PathRow>();
        for (const one of given) {
          if (one.conversions === 0 && one.nulls === 0) continue;
          const key = JSON.stringify(one.path);
          const { path, conversions, value, nulls } = sums.get(key) ?? {
            path: one.path,
            conversions: 0,
            value: 0,
            nulls: 0,
          };
          sums.set(key, {
            path,
            conversions: conversions + one.conversions,
            value: value + one.value,
            nulls: nulls + one.nulls,
          });
        }
        const ordered = [...sums.values()].sort((a, b) => {
          const at = a.path.findIndex((name, i) => name !== b.path[i]);
          if (at === -1 || b.path[at] === undefined) return a.path.length - b.path.length;
          return byCodePoint(a.path[at]!, b.path[at]!);
        });
        expect(listed(pathTable(given))).toEqual(ordered);
      }),
    );
  });

  it('does not depend on the order of rows, whatever their amounts', () => {
    const anyAmount = fc.double({ min: 0, max: 1e9, noNaN: true });
    const anyRows = fc.array(
      fc.record({
        ...{ conversions: anyAmount, value: anyAmount, nulls: anyAmount },
        path: fc.constantFrom(['a'], ['a', 'b']),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(
        anyRows.chain((given) =>
          fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
        ),
        ([given, shuffled]) => {
          expect(pathTable(shuffled)).toEqual(pathTable(given));
        },
      ),
    );
  });

  it('does not depend on the division of rows', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const halves = given.flatMap((one) => {
          const half = {
            ...one,
            conversions: one.conversions / 2,
            value: one.value / 2,
            nulls: one.nulls / 2,
          };
          return [half, half];
        });
        expect(pathTable(halves.toReversed())).toEqual(pathTable(given));
      }),
    );
  });

  it('leaves frozen rows as they are', () => {
    const frozen = Object.freeze([
      Object.freeze({ path: Object.freeze(['b', 'a']), conversions: 1, value: 2, nulls: 3 }),
    ]);
    expect(listed(pathTable(frozen))).toEqual(frozen);
  });

  it('holds more distinct paths than its first room', () => {
    const many = Array.from({ length: 70_000 }, (_, i) => ({
      path: [String(i % 100), String(Math.floor(i / 100))],
      conversions: 1,
      value: i,
      nulls: 0,
    }));
    const table = pathTable(many.concat(many));
    expect(table.conversions.length).toBe(70_000);
    expect(table.conversions.every((conversions) => conversions === 2)).toBe(true);
    expect(new Set(listed(table).map(({ path }) => path.join(' '))).size).toBe(70_000);
  });
});

describe('canonicalTable', () => {
  it('is pathTable for channels that are indices already', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const table = pathTable(given);
        const indexed = given
          .filter(({ conversions, nulls }) => conversions > 0 || nulls > 0)
          .map((one) => ({ ...one, path: one.path.map((name) => table.channels.indexOf(name)) }));
        expect(canonicalTable(table.channels, indexed)).toEqual(table);
      }),
    );
  });
});

describe('sum', () => {
  it('keeps what addends of very different size leave behind', () => {
    expect(sum(Float64Array.of(1, 1e100, 1, -1e100))).toBe(2);
  });
});

describe('byCodePoint', () => {
  it('puts characters past U+FFFF behind those before it, unlike the order of code units', () => {
    const names = ['😀', '\uFF5E', 'ab', 'a', 'é'];
    expect(names.toSorted(byCodePoint)).toEqual(['a', 'ab', 'é', '\uFF5E', '😀']);
    expect(names.toSorted()).not.toEqual(names.toSorted(byCodePoint));
  });
});
