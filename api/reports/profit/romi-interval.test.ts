import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { romiInterval } from './romi-interval.ts';

describe('romiInterval', () => {
  it('is that of the profit over the cost', () => {
    // 16 sales of 50.00 for 500.00: the tables of the Poisson mean give 11.135 to 22.452 sales (10 % at each end).
    const { low, high } = romiInterval({ cost: 500, margin: 800, sales: 16 })!;
    expect(low).toBeCloseTo((11.135 * 50 - 500) / 500, 2);
    expect(high).toBeCloseTo((22.452 * 50 - 500) / 500, 2);
  });

  it('is not given below ten sales, without a cost and of what is not known', () => {
    expect(romiInterval({ cost: 500, margin: 800, sales: 9.99 })).toBeNull();
    expect(romiInterval({ cost: 500, margin: 800, sales: 10 })).not.toBeNull();
    expect(romiInterval({ cost: 0, margin: 800, sales: 16 })).toBeNull();
    expect(romiInterval(null)).toBeNull();
  });

  it('holds the ROMI, sells at a loss as well, and grows narrower with sales', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 5_000 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: -1_000_000, max: 1_000_000 }).filter((margin) => margin !== 0),
        (sales, cost, margin) => {
          const { low, high } = romiInterval({ cost, margin, sales })!;
          const romi = (margin - cost) / cost;
          expect(low).toBeLessThan(romi);
          expect(high).toBeGreaterThan(romi);
          const more = romiInterval({ cost: cost * 4, margin: margin * 4, sales: sales * 4 })!;
          expect(more.high - more.low).toBeLessThan(high - low);
        },
      ),
    );
  });
});
