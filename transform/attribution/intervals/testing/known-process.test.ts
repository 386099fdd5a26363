import { describe, expect, it } from 'vitest';
import { sum, totals } from '../../paths/path-table.ts';
import { knownProcess } from './known-process.ts';

const channels = [
  { name: 'b', reach: 0.5, hazard: 0.2 },
  { name: 'a', reach: 0.25, hazard: 0.1 },
];

describe('a known process', () => {
  it('lists every path with its expected weights', () => {
    // Met: a alone .25·.5 = .125, b alone .75·.5 = .375, both .125 (each order half), nobody .375, which is no journey:
    // of journeys .2, .6, .1 and .1. Rates 1 − e^−.1 = .0951626, 1 − e^−.2 = .1812692, 1 − e^−.3 = .2591818.
    const { channels: names, ...table } = knownProcess({ channels }).population(1000);
    expect(names).toEqual(['a', 'b']);
    expect([...table.starts]).toEqual([0, 1, 3, 4, 6]);
    expect([...table.touches]).toEqual([0, 0, 1, 1, 1, 0]);
    const rates = [0.0951626, 0.2591818, 0.1812692, 0.2591818];
    for (const [path, journeys] of [200, 100, 600, 100].entries()) {
      expect(table.conversions[path]).toBeCloseTo(journeys * rates[path]!, 3);
      expect(table.nulls[path]).toBeCloseTo(journeys * (1 - rates[path]!), 3);
      expect(table.value[path]).toBeCloseTo(journeys * rates[path]! * 100, 1);
    }
  });

  it('says which channel causes how much', () => {
    // Both: 200 journeys · .2591818, a third of it from a; a alone 200 · .0951626; b alone 600 · .1812692.
    const [a, b] = knownProcess({ channels }).caused(1000);
    expect(a).toBeCloseTo(19.03252 + 51.83636 / 3, 3);
    expect(b).toBeCloseTo(108.76152 + (51.83636 * 2) / 3, 3);
  });

  it('samples what it expects', () => {
    const process = knownProcess({ channels, chances: 2, valueSpread: 1 });
    const journeys = 200_000;
    const expected = process.population(journeys);
    const sample = process.sample(journeys, 3);
    // Up to two touches of each: 2 + 2 of one channel, 2 of one each, 3 + 3 of two and one, 6 of two and two.
    expect(expected.conversions).toHaveLength(18);
    expect(sample.touches).toEqual(expected.touches);
    for (const figure of ['conversions', 'nulls'] as const) {
      for (const [path, count] of expected[figure].entries()) {
        expect(Math.abs(sample[figure][path]! - count)).toBeLessThan(4.5 * Math.sqrt(count));
      }
    }
    const { conversions, value, nulls } = totals(sample);
    expect(conversions + nulls).toBe(journeys);
    expect(Math.abs(value / conversions / 100 - 1)).toBeLessThan(4.5 / Math.sqrt(conversions));
    expect(sum(process.caused(journeys))).toBeCloseTo(sum(expected.conversions), 4);
    expect(process.sample(100, 3)).toEqual(process.sample(100, 3));
    expect(process.sample(100, 3)).not.toEqual(process.sample(100, 4));
  });

  it('leaves out channels that a small sample does not meet', () => {
    const rare = [...channels, { name: '0', reach: 1e-9, hazard: 1 }];
    const table = knownProcess({ channels: rare }).sample(500, 1);
    expect(table.channels).toEqual(['a', 'b']);
    expect(Math.max(...table.touches)).toBe(1);
  });
});
