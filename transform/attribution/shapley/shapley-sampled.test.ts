import { describe, expect, it } from 'vitest';
import { seededGenerator } from '../intervals/seeded-generator.ts';
import { pathTable, sum } from '../paths/path-table.ts';
import { shapley } from './shapley.ts';

/** Paths of random channels, those of high numbers rare, one channel better than the other. */
function tableOf(channels: number, seed: number) {
  const generator = seededGenerator(seed);
  const upTo = (count: number) => (generator.next() >>> 0) % count;
  return pathTable(
    Array.from({ length: 400 }, () => ({
      path: Array.from(
        { length: 1 + upTo(6) },
        () => `c${Math.min(upTo(channels), upTo(channels))}`,
      ),
      conversions: upTo(4),
      value: upTo(1000) / 7,
      nulls: upTo(12),
    })),
  );
}

describe('sampled shapley', () => {
  it('finds the exact credits within four standard errors', () => {
    let [squares, count] = [0, 0];
    for (const [channels, seed] of [
      [2, 1],
      [5, 2],
      [9, 3],
      [13, 4],
    ] as const) {
      const table = tableOf(channels, seed);
      const exact = shapley(table, { method: 'exact' })(table);
      const sampled = shapley(table, { method: 'sampled', permutations: 2000, seed })(table);
      for (const figure of ['conversions', 'value'] as const) {
        for (const [channel, credit] of sampled[figure].entries()) {
          const error = sampled.standardError![figure][channel]!;
          const off = credit - exact[figure][channel]!;
          const rounding = 1e-9 * sum(table[figure]);
          expect(Math.abs(off)).toBeLessThanOrEqual(4 * error + rounding);
          if (error > rounding) {
            squares += (off / error) ** 2;
            count++;
          }
        }
      }
    }
    // The standard error is neither too large nor too small: the squares of the ratios are 1 on average.
    expect(count).toBeGreaterThan(40);
    expect(squares / count).toBeGreaterThan(0.4);
    expect(squares / count).toBeLessThan(2);
  });

  it('is exact for two channels, whose permutations one round lists', () => {
    const table = tableOf(2, 9);
    const exact = shapley(table, { method: 'exact' })(table);
    const sampled = shapley(table, { method: 'sampled', permutations: 1 })(table);
    for (const channel of [0, 1]) {
      expect(sampled.conversions[channel]).toBeCloseTo(exact.conversions[channel]!, 8);
    }
  });

  it('errs less with more permutations, by the root of their number', () => {
    const table = tableOf(30, 5);
    const mean = (values: Float64Array) => sum(values) / values.length;
    const few = shapley(table, { permutations: 2400 })(table);
    const many = shapley(table, { permutations: 38_400 })(table);
    const ratio = mean(few.standardError!.conversions) / mean(many.standardError!.conversions);
    expect(ratio).toBeGreaterThan(3);
    expect(ratio).toBeLessThan(5);
  });

  it('gives the same bytes for the same seed, others for another', () => {
    const table = tableOf(25, 6);
    const credits = [1, 1, 2].map((seed) => shapley(table, { permutations: 100, seed })(table));
    expect(credits[1]).toEqual(credits[0]);
    expect(credits[2]!.conversions).not.toEqual(credits[0]!.conversions);
    const fit = shapley(table, { permutations: 100 });
    expect(fit(table)).toEqual(fit(table));
  });

  it('adds up for hundreds of channels', () => {
    const table = tableOf(300, 7);
    const credit = shapley(table, { permutations: 1 })(table);
    expect(table.channels.length).toBeGreaterThan(256);
    expect(Math.abs(sum(credit.conversions) / sum(table.conversions) - 1)).toBeLessThan(1e-9);
    expect(Math.abs(sum(credit.value) / sum(table.value) - 1)).toBeLessThan(1e-9);
  });
});
