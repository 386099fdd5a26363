import { describe, expect, it } from 'vitest';
import { kendallTau } from '../intervals/kendall-tau.ts';
import { knownProcess } from '../intervals/testing/known-process.ts';
import { sum } from '../paths/path-table.ts';
import { shapley } from './shapley.ts';

const HAZARDS = [0.03, 0.21, 0.09, 0.16, 0.05];

/** Credits and caused conversions of the whole population. */
function populationOf(reaches: readonly number[]) {
  const process = knownProcess({
    channels: HAZARDS.map((hazard, i) => ({ name: `c${i}`, reach: reaches[i]!, hazard })),
  });
  const table = process.population(1000);
  return { table, caused: process.caused(1000), credit: shapley(table, {})(table).conversions };
}

describe('shapley of channels that work independently', () => {
  it('ranks them as the truth does where all reach alike', () => {
    const { table, caused, credit } = populationOf([0.4, 0.4, 0.4, 0.4, 0.4]);
    expect(kendallTau(credit, caused)).toBe(1);
    expect(sum(credit)).toBeCloseTo(sum(table.conversions), 8);
  });

  it('ranks how well they work rather than how much they bring where reaches differ', () => {
    const { caused, credit } = populationOf([0.45, 0.1, 0.2, 0.15, 0.4]);
    const hazards = Float64Array.from(HAZARDS);
    expect(kendallTau(credit, hazards)!).toBeGreaterThan(kendallTau(credit, caused)!);
    // The common weak channel causes conversions and still loses credit.
    expect(caused[0]!).toBeGreaterThan(0);
    expect(credit[0]!).toBeLessThan(0);
  });
});
