import { expect, it } from 'vitest';
import { coverage } from './coverage.ts';
import { division } from './division.ts';

// A short run of the bench of this name, whose figures of 200 businesses stand in RESULTS.md.
it('P10–P90 of risk holds about 80 % of what comes of plans, and far fewer where rates are taken to be constant', () => {
  const history = coverage(25, 10, 'history');
  expect(history.covered).toBeGreaterThan(0.7);
  expect(history.covered).toBeLessThan(0.92);
  expect(history.covered + history.below + history.above).toBeCloseTo(1, 12);
  expect(coverage(10, 10, 'sampling').covered).toBeLessThan(0.75);
});

it('the optimiser, which knows weeks only, beats the proportional split on the true curves', () => {
  const divisions = Array.from({ length: 8 }, (_, at) => division(at + 1));
  const mean = (of: 'gain' | 'best') =>
    divisions.reduce((sum, one) => sum + one[of], 0) / divisions.length;
  expect(mean('gain')).toBeGreaterThan(0.5 * mean('best'));
  expect(divisions.filter(({ gain }) => gain > 0).length).toBeGreaterThanOrEqual(6);
  for (const { gain, best } of divisions) expect(gain).toBeLessThanOrEqual(best + 1e-9);
});
