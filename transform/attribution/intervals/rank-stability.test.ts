import { describe, expect, it } from 'vitest';
import { rankStability } from './rank-stability.ts';

describe('rank stability', () => {
  it('counts how often channels keep their places', () => {
    // Four replicates; ranks of (a, b, c): 1 2 3 · 2 1 3 · 1 2 3 · 1 2 2 (b and c tie).
    const replicates = Float64Array.from([
      9,
      5,
      9,
      9, // a
      6,
      6,
      6,
      2, // b
      1,
      1,
      1,
      2, // c
    ]);
    const [a, b, c] = rankStability(Float64Array.from([8, 6, 1]), replicates);
    expect(a).toEqual({ rank: 1, interval: [1, 2], kept: 0.75, aheadOfNext: 0.75 });
    expect(b).toEqual({ rank: 2, interval: [1, 2], kept: 0.75, aheadOfNext: 0.875 });
    expect(c).toEqual({ rank: 3, interval: [2, 3], kept: 0.75, aheadOfNext: null });
  });

  it('shares a rank among equal credits', () => {
    const credit = Float64Array.from([3, 7, 3]);
    const ranks = rankStability(credit, credit).map(({ rank }) => rank);
    expect(ranks).toEqual([2, 1, 2]);
    expect(rankStability(credit, credit).map(({ aheadOfNext }) => aheadOfNext)).toEqual([
      0.5,
      1,
      null,
    ]);
    expect(rankStability(new Float64Array(0), new Float64Array(0))).toEqual([]);
  });
});
