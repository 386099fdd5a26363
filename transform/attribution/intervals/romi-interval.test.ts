import { describe, expect, it } from 'vitest';
import { romiInterval } from './romi-interval.ts';

// 39 values from 105 to 295 in steps of 5: of 39 replicates the 2.5 % and 97.5 % stand in ranks 1 and 39.
const replicates = Float64Array.from({ length: 39 }, (_, i) => 295 - 5 * i);

describe('ROMI', () => {
  it('follows the credited value', () => {
    // (200 · 0.5 − 80) / 80 = 0.25; (105 · 0.5 − 80) / 80 = −0.34375; (295 · 0.5 − 80) / 80 = 0.84375
    expect(romiInterval({ value: 200, replicates, cost: 80, marginRate: 0.5 })).toEqual({
      romi: 0.25,
      interval: [-0.34375, 0.84375],
    });
    expect(romiInterval({ value: 200, replicates, cost: 80 })!.romi).toBe(1.5);
  });

  it('keeps the lower end below the upper where every sale loses money', () => {
    const { interval } = romiInterval({ value: 200, replicates, cost: 100, marginRate: -1 })!;
    expect(interval).toEqual([-3.95, -2.05]);
  });

  it('is unknown without a cost', () => {
    expect(romiInterval({ value: 200, replicates, cost: null })).toBeNull();
    expect(romiInterval({ value: 200, replicates, cost: 0 })).toBeNull();
  });
});
