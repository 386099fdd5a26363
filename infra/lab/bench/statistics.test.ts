import { describe, expect, it } from 'vitest';
import { median, percentile } from './statistics.ts';

describe('percentile', () => {
  const numbers = [15, 20, 35, 40, 50];

  it('is the nearest rank', () => {
    expect([0.05, 0.3, 0.4, 0.5, 1].map((share) => percentile(numbers, share))).toEqual([
      15, 20, 20, 35, 50,
    ]);
  });

  it('does not depend on the order and leaves its input as it is', () => {
    const shuffled = [50, 15, 40, 20, 35];
    expect(median(shuffled)).toBe(35);
    expect(shuffled).toEqual([50, 15, 40, 20, 35]);
  });

  it('knows nothing of nothing', () => {
    expect(percentile([], 0.5)).toBeNaN();
  });
});
