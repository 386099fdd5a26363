import { describe, expect, it } from 'vitest';
import { poissonTables } from './poisson-tables.ts';
import { seededGenerator } from './seeded-generator.ts';

describe('poisson tables', () => {
  it('draw with the mean and the variance asked for, each mean from its own table', () => {
    const means = [0.02, 0.7, 1, 3.5, 40, 1024, 300_000];
    const tables = poissonTables();
    const numbers = means.map((mean) => tables.add(mean));
    expect(tables.add(3.5)).toBe(numbers[3]);
    const sample = tables.sampler(seededGenerator(5));
    const draws = 40_000;
    for (const [index, mean] of means.entries()) {
      let [total, squares] = [0, 0];
      for (let draw = 0; draw < draws; draw++) {
        const off = sample(numbers[index]!) - mean;
        total += off;
        squares += off * off;
      }
      expect(Math.abs(total / draws)).toBeLessThan(4.5 * Math.sqrt(mean / draws));
      // The variance of the squared distance is 2·mean² + mean.
      const spread = Math.sqrt((2 * mean * mean + mean) / draws);
      expect(Math.abs(squares / draws - mean)).toBeLessThan(4.5 * spread);
    }
  });

  it('give each outcome its share of the numbers', () => {
    // All outcomes of mean 2 by stepping evenly through the numbers of 32 bits.
    const tables = poissonTables();
    const two = tables.add(2);
    const steps = 2 ** 16;
    let number = 0;
    const even = {
      next: () => {
        number += 2 ** 32 / steps;
        return number | 0;
      },
      clone: () => even,
      getState: () => [],
    };
    const sample = tables.sampler(even);
    const found = new Float64Array(40);
    for (let step = 0; step < steps; step++) found[sample(two)]! += 1 / steps;
    let expected = Math.exp(-2);
    for (let outcome = 0; outcome < 12; outcome++) {
      expect(Math.abs(found[outcome]! - expected)).toBeLessThan(2 / steps);
      expected *= 2 / (outcome + 1);
    }
  });
});
