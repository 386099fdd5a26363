import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathTable, sum } from '../paths/path-table.ts';
import { shapleyOrdered } from './shapley-ordered.ts';

describe('ordered shapley', () => {
  it('is what the hand works out', () => {
    // a>b>a, 6 conversions: two channels, so 3 for each; a divides its 3 between places 1 and 3.
    // b>a, 2 conversions: 1 for b in place 1, 1 for a in place 2. c never converts.
    const table = pathTable([
      { path: ['a', 'b', 'a'], conversions: 6, value: 60, nulls: 1 },
      { path: ['b', 'a'], conversions: 2, value: 8, nulls: 0 },
      { path: ['c'], conversions: 0, value: 0, nulls: 4 },
    ]);
    const credit = shapleyOrdered(table, {})(table);
    expect([...credit.conversions]).toEqual([4, 4, 0]);
    expect([...credit.value]).toEqual([34, 34, 0]);
    expect(credit.positions.map(({ conversions }) => [...conversions])).toEqual([
      [1.5, 1, 1.5],
      [1, 3],
      [0],
    ]);
    expect(credit.positions.map(({ value }) => [...value])).toEqual([[15, 4, 15], [4, 30], [0]]);
  });

  it('adds up over places to linear over unique channels, and so to all conversions', () => {
    const rows = fc.array(
      fc.record({
        path: fc.array(fc.constantFrom<string[]>('a', 'b', 'c', 'd'), {
          minLength: 1,
          maxLength: 7,
        }),
        conversions: fc.nat(30),
        value: fc.nat(1e7).map((cents) => cents / 100),
        nulls: fc.nat(30),
      }),
    );
    fc.assert(
      fc.property(rows, (rows) => {
        const table = pathTable(rows);
        const credit = shapleyOrdered(table, {})(table);
        for (const figure of ['conversions', 'value'] as const) {
          const unique = table.channels.map((name) =>
            rows
              .filter(
                ({ path, conversions, nulls }) => path.includes(name) && conversions + nulls > 0,
              )
              .reduce((total, row) => total + row[figure] / new Set(row.path).size, 0),
          );
          const all = sum(table[figure]);
          for (const [channel, { [figure]: places }] of credit.positions.entries()) {
            expect(Math.abs(sum(places) - unique[channel]!)).toBeLessThanOrEqual(1e-9 * all);
            expect(Math.abs(credit[figure][channel]! - unique[channel]!)).toBeLessThanOrEqual(
              1e-9 * all,
            );
          }
          expect(Math.abs(sum(credit[figure]) - all)).toBeLessThanOrEqual(1e-9 * all);
        }
      }),
    );
  });
});
