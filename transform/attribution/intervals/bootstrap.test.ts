import { describe, expect, it } from 'vitest';
import type { Fit } from '../credit.ts';
import { leaveOneOut } from '../leave-one-out.ts';
import { type PathRow, pathTable } from '../paths/path-table.ts';
import { shapley } from '../shapley/shapley.ts';
import { shapleyOrdered } from '../shapley/shapley-ordered.ts';
import { bootstrap } from './bootstrap.ts';

const ROWS: PathRow[] = [
  { path: ['a'], conversions: 30, value: 300, nulls: 170 },
  { path: ['a', 'b'], conversions: 25, value: 500, nulls: 75 },
  { path: ['b', 'c'], conversions: 10, value: 80, nulls: 190 },
];
const table = pathTable(ROWS);
const fits = [
  { name: 'shapley', fit: shapley(table, {}) },
  { name: 'shapley_ordered', fit: shapleyOrdered(table, {}) },
];

describe('bootstrap', () => {
  it('gives the interval of a binomial to the credit of a channel that stands alone', () => {
    // a or b: 100 of 1,000 convert. The count of conversions has the standard deviation √(1000 · 0.1 · 0.9) = 9.49,
    // so 95 % of the draws lie within 100 ± 18.6. Each is worth 7.
    const single = pathTable([{ path: ['a'], conversions: 100, value: 700, nulls: 900 }]);
    const [result] = bootstrap(single, [{ name: 'shapley', fit: shapley(single, {}) }], {
      replicates: 4000,
    });
    const [low, high] = result!.channels[0]!.conversions;
    expect(low).toBeGreaterThan(79.5);
    expect(low).toBeLessThan(83.5);
    expect(high).toBeGreaterThan(116.5);
    expect(high).toBeLessThan(120.5);
    const { value, conversionShare } = result!.channels[0]!;
    expect(value[0]).toBeCloseTo(7 * low, 6);
    expect(value[1]).toBeCloseTo(7 * high, 6);
    expect(conversionShare![0]).toBeCloseTo(1, 12);
    expect(conversionShare![1]).toBeCloseTo(1, 12);
  });

  it('gives every model the same draws', () => {
    const seen: number[][] = [[], []];
    const watcher =
      (index: number): Fit =>
      (weights) => {
        seen[index]!.push(...weights.conversions, ...weights.nulls, ...weights.value);
        return { conversions: new Float64Array(3), value: new Float64Array(3) };
      };
    const named = [0, 1].map((index) => ({ name: `${index}`, fit: watcher(index) }));
    bootstrap(table, named, { replicates: 20 });
    expect(seen[0]).toHaveLength(20 * 9);
    expect(seen[1]).toEqual(seen[0]);
  });

  it('gives the same bytes for the same seed, whatever the order of rows', () => {
    const options = { replicates: 50, seed: 7 };
    const results = bootstrap(table, fits, options);
    expect(bootstrap(table, fits, options)).toEqual(results);
    const reversed = pathTable(ROWS.toReversed());
    const again = bootstrap(
      reversed,
      [
        { name: 'shapley', fit: shapley(reversed, {}) },
        { name: 'shapley_ordered', fit: shapleyOrdered(reversed, {}) },
      ],
      options,
    );
    expect(again).toEqual(results);
    expect(bootstrap(table, fits, { ...options, seed: 8 })).not.toEqual(results);
  });

  it('hands over the replicates that its intervals come from', () => {
    const [result] = bootstrap(table, fits, { replicates: 99, level: 0.9 });
    const { replicates, channels } = result!;
    // Of 99 replicates the 5 % and the 95 % stand in ranks 5 and 95.
    const sorted = [...replicates.conversions.subarray(99, 198)].sort((x, y) => x - y);
    expect(channels[1]!.conversions).toEqual([sorted[4], sorted[94]]);
    expect(replicates.count).toBe(99);
    expect(replicates.value).toHaveLength(3 * 99);
  });

  it('has no interval of shares where nothing converts', () => {
    const none = pathTable([{ path: ['a', 'b'], conversions: 0, value: 0, nulls: 9 }]);
    const [result] = bootstrap(none, [{ name: 'shapley', fit: shapley(none, {}) }]);
    expect(result!.channels[0]).toEqual({
      conversions: [0, 0],
      value: [0, 0],
      conversionShare: null,
      valueShare: null,
    });
  });

  it('refuses impossible options', () => {
    for (const options of [{ replicates: 0 }, { replicates: 1.5 }, { level: 1 }, { seed: 0.5 }]) {
      expect(() => bootstrap(table, fits, options)).toThrow(
        expect.objectContaining({ code: 'model_parameter' }),
      );
    }
  });

  it('holds both readings of the replicates for a model that is off to one side', () => {
    const paths = pathTable([
      { path: ['a'], conversions: 30, value: 300, nulls: 70 },
      { path: ['a', 'b'], conversions: 8, value: 80, nulls: 20 },
    ]);
    const fit = leaveOneOut(paths, {});
    const credit = fit(paths);
    const options = { replicates: 200, seed: 3 };
    const [plain] = bootstrap(paths, [{ name: 'plain', fit }], options);
    const [wide] = bootstrap(paths, [{ name: 'wide', fit, isBiased: true }], options);
    for (const [channel, { conversions }] of wide!.channels.entries()) {
      const [low, high] = plain!.channels[channel]!.conversions;
      const own = credit.conversions[channel]!;
      expect(conversions[0]).toBeCloseTo(Math.max(0, Math.min(low, 2 * own - high)), 12);
      expect(conversions[1]).toBeCloseTo(Math.max(high, 2 * own - low), 12);
    }
  });
});
