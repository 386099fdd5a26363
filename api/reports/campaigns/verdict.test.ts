import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../profit/profit-interval.ts';
import { judge } from './verdict.ts';

const of = (cost: number, margin: number, sales: number, usualMargin: number | null = 50) =>
  judge({ cost, margin, sales, usualMargin });

describe('judge', () => {
  it('decides by the interval of the profit', () => {
    // 16 sales of 50.00: the tables give 11.135 to 22.452 for the mean (10 % at each end).
    const { low, high } = of(500, 800, 16);
    expect(low).toBeCloseTo(11.135 * 50 - 500, 0);
    expect(high).toBeCloseTo(22.452 * 50 - 500, 0);
    expect(of(500, 800, 16).verdict).toBe('grow');
    expect(of(1_200, 800, 16).verdict).toBe('stop');
    expect(of(700, 800, 16).verdict).toBe('keep');
    expect(of(900, 800, 16).verdict).toBe('watch');
    expect(of(120, 150, 3).verdict).toBe('too_early');
  });

  it('stops what has sold nothing once it has cost more than chance explains', () => {
    // Nothing sold: at most 2.303 sales were to be expected (2.280 as approximated), of 50.00 each.
    expect(of(113, 0, 0).verdict).toBe('too_early');
    expect(of(117, 0, 0).verdict).toBe('stop');
    expect(of(117, 0, 0).high).toBeCloseTo(2.28 * 50 - 117, 1);
    // Where nothing was ever sold, nothing says what a sale would bring.
    expect(of(500, 0, 0, null)).toEqual({
      verdict: 'too_early',
      low: -500,
      high: null,
      needs: null,
    });
    expect(of(0, 0, 0).verdict).toBe('too_early');
  });

  it('says how many sales more would decide it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 400 }),
        (sales, cost, margin) => {
          const { verdict, needs } = of(cost, margin, sales);
          if (needs === null) return;
          expect(verdict).toBe('too_early');
          const factor = (sales + needs) / sales;
          const later = (extra: number): Outcome => ({
            ...{ cost: cost * (factor + extra), margin: margin * (factor + extra) },
            ...{ sales: sales * (factor + extra), usualMargin: null },
          });
          expect(['stop', 'grow']).toContain(judge(later(0.01)).verdict);
        },
      ),
    );
  });
});
