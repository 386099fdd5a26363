import { describe, expect, it } from 'vitest';
import { type PathRow, pathTable, totals } from '../paths/path-table.ts';
import { journeyResampler } from './journey-resampler.ts';

/** Mean, variance and covariance of cells over draws; cells are conversions, then nulls. */
function moments(rows: PathRow[], draws: number, seed = 3) {
  const table = pathTable(rows);
  const resampler = journeyResampler(table, seed);
  const observed = [...table.conversions, ...table.nulls];
  const size = observed.length;
  const mean = new Float64Array(size);
  const products = Array.from({ length: size }, () => new Float64Array(size));
  for (let draw = 0; draw < draws; draw++) {
    resampler.draw();
    const cells = [...resampler.weights.conversions, ...resampler.weights.nulls];
    for (let i = 0; i < size; i++) {
      mean[i]! += (cells[i]! - observed[i]!) / draws;
      for (let j = 0; j < size; j++) {
        products[i]![j]! += ((cells[i]! - observed[i]!) * (cells[j]! - observed[j]!)) / draws;
      }
    }
  }
  return { table, observed, mean, products };
}

/** A multinomial: no bias, variance N·p·(1 − p), covariance −N·p·q. */
function expectMultinomial(rows: PathRow[], draws: number) {
  const { table, observed, mean, products } = moments(rows, draws);
  const { conversions, nulls } = totals(table);
  const journeys = conversions + nulls;
  for (const [i, count] of observed.entries()) {
    const variance = (count * (journeys - count)) / journeys;
    expect(Math.abs(mean[i]!)).toBeLessThanOrEqual(4.5 * Math.sqrt(variance / draws));
    for (const [j, other] of observed.entries()) {
      const expected = i === j ? variance : -(count * other) / journeys;
      const otherVariance = (other * (journeys - other)) / journeys;
      // Variance of the product of two deviations: 2·v·w at most if they were normal, more for small counts.
      const spread = Math.sqrt((2 * variance * otherVariance + variance + otherVariance) / draws);
      expect(Math.abs(products[i]![j]! - expected)).toBeLessThanOrEqual(4.5 * spread);
    }
  }
}

const row = (
  path: string,
  conversions: number,
  nulls: number,
  value = conversions * 2,
): PathRow => ({
  path: path.split('>'),
  conversions,
  value,
  nulls,
});

describe('drawing journeys anew', () => {
  it('is a multinomial over the conversions and nulls of all paths', () => {
    expectMultinomial(
      [row('a', 3, 12), row('a>b', 1, 0), row('b', 40, 94), row('c', 0, 50)],
      20_000,
    );
  });

  it('is one for very large counts, which are drawn in parts', () => {
    expectMultinomial([row('a', 5000, 123_457), row('b', 1024, 3_000_001), row('c', 7, 1)], 5000);
  });

  it('is one for a handful of journeys', () => {
    expectMultinomial([row('a', 1, 2), row('b', 0, 1)], 20_000);
  });

  it('keeps the number of journeys, in whole ones', () => {
    const table = pathTable([row('a', 30, 200), row('a>b', 11, 1900), row('b', 1, 55)]);
    const resampler = journeyResampler(table, 8);
    for (let draw = 0; draw < 500; draw++) {
      resampler.draw();
      const { conversions, nulls } = totals(resampler.weights);
      expect(conversions + nulls).toBe(2197);
      for (const count of resampler.weights.conversions) expect(Number.isInteger(count)).toBe(true);
    }
  });

  it('keeps fractions right on average', () => {
    const rows = [row('a', 30.25, 70.5), row('b', 0.35, 12.1)];
    const draws = 20_000;
    const { observed, mean } = moments(rows, draws);
    for (const [cell, count] of observed.entries()) {
      expect(Math.abs(mean[cell]!)).toBeLessThan(4.5 * Math.sqrt(count / draws));
    }
  });

  it('moves money with the conversions of its path, and leaves money without a conversion', () => {
    const table = pathTable([row('a', 4, 3, 10), row('b', 0, 6, 5)]);
    const resampler = journeyResampler(table, 1);
    const seen = new Set<number>();
    for (let draw = 0; draw < 50; draw++) {
      resampler.draw();
      expect(resampler.weights.value[0]).toBe(resampler.weights.conversions[0]! * 2.5);
      expect(resampler.weights.value[1]).toBe(5);
      seen.add(resampler.weights.value[0]!);
    }
    expect(seen.size).toBeGreaterThan(3);
  });

  it('draws nothing from an empty table', () => {
    const resampler = journeyResampler(pathTable([]), 1);
    resampler.draw();
    expect(totals(resampler.weights)).toEqual({ conversions: 0, value: 0, nulls: 0 });
  });
});
