import { expect, it } from 'vitest';
import { binomialTail } from './binomial-tail.ts';

it('is worked by hand for few', () => {
  // Of three coins two or more: 3/8 + 1/8.
  expect(binomialTail(2, 3, 0.5)).toBeCloseTo(0.5, 14);
  // Of four dice at least one six: 1 − (5/6)⁴.
  expect(binomialTail(1, 4, 1 / 6)).toBeCloseTo(1 - (5 / 6) ** 4, 14);
  expect(binomialTail(0, 9, 0.1)).toBe(1);
  expect(binomialTail(10, 9, 0.1)).toBe(0);
  expect(binomialTail(9, 9, 0.1)).toBeCloseTo(1e-9, 20);
});

it('equals the sum of all its terms', () => {
  const whole = (found: number, of: number, share: number) => {
    const terms = [(1 - share) ** of];
    for (let x = 1; x <= of; x++)
      terms.push((terms[x - 1]! * (of - x + 1) * share) / (x * (1 - share)));
    return terms.slice(found).reduce((sum, term) => sum + term, 0);
  };
  for (const [found, of, share] of [
    [3, 200, 0.002],
    [12, 200, 0.02],
    [40, 100, 0.5],
    [70, 100, 0.5],
    [5, 900, 0.02],
  ] as const)
    expect(binomialTail(found, of, share) / whole(found, of, share)).toBeCloseTo(1, 9);
});
