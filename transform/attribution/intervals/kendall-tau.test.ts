import { describe, expect, it } from 'vitest';
import { kendallTau } from './kendall-tau.ts';

const of = (...values: number[]) => Float64Array.from(values);

describe("Kendall's tau-b", () => {
  it('is 1 for the same order and −1 for the reverse', () => {
    expect(kendallTau(of(1, 2, 3, 4), of(10, 20, 30, 400))).toBe(1);
    expect(kendallTau(of(1, 2, 3, 4), of(4, 3, 2, 1))).toBe(-1);
  });

  it('counts pairs, ties on either side apart', () => {
    // Pairs of (1,1) (2,3) (3,2): two agree, one does not: (2 − 1) / 3.
    expect(kendallTau(of(1, 2, 3), of(1, 3, 2))).toBeCloseTo(1 / 3, 12);
    // (1,1) (1,2) (2,3): one tie in the first; 2 agree; 2 / √(2 · 3).
    expect(kendallTau(of(1, 1, 2), of(1, 2, 3))).toBeCloseTo(2 / Math.sqrt(6), 12);
  });

  it('is unknown where nothing is ranked', () => {
    expect(kendallTau(of(1, 1), of(1, 2))).toBeNull();
    expect(kendallTau(of(1), of(1))).toBeNull();
  });
});
