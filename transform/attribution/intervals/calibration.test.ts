import { describe, expect, it } from 'vitest';
import { sum } from '../paths/path-table.ts';
import { shapley } from '../shapley/shapley.ts';
import { bootstrap } from './bootstrap.ts';
import { knownProcess } from './testing/known-process.ts';

const WORLDS = 60;
const JOURNEYS = 6000;

describe('intervals of shapley', () => {
  it('cover the truth as often as they say', () => {
    const world = knownProcess({
      channels: [0.03, 0.06, 0.09, 0.12, 0.15].map((hazard, i) => ({
        name: `c${i}`,
        reach: 0.25 + 0.05 * i,
        hazard,
      })),
    });
    const population = world.population(JOURNEYS);
    const truth = shapley(population, {})(population);
    const shares = truth.conversions.map((credit) => credit / sum(population.conversions));
    const covered = { conversions: 0, value: 0, shares: 0 };
    for (let seed = 1; seed <= WORLDS; seed++) {
      const table = world.sample(JOURNEYS, seed);
      const fits = [{ name: 'shapley', fit: shapley(table, {}) }];
      const [result] = bootstrap(table, fits, { replicates: 400, seed });
      for (const [channel, interval] of result!.channels.entries()) {
        const inside = ([low, high]: readonly [number, number], value: number) =>
          Number(low <= value && value <= high);
        covered.conversions += inside(interval.conversions, truth.conversions[channel]!);
        covered.value += inside(interval.value, truth.value[channel]!);
        covered.shares += inside(interval.conversionShare!, shares[channel]!);
      }
    }
    for (const count of Object.values(covered)) {
      expect(count / (5 * WORLDS)).toBeGreaterThanOrEqual(0.9);
      expect(count / (5 * WORLDS)).toBeLessThanOrEqual(0.99);
    }
  });
});
