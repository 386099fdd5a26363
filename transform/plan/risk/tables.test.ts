import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile } from '../figures/normal.ts';
import { betaTable } from './beta-table.ts';
import { gammaTable } from './gamma-table.ts';

describe('tables of quantiles', () => {
  it('Φ⁻¹ is the inverse of Φ', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect(normalQuantile(0.5)).toBe(0);
    for (const p of [1e-300, 1e-9, 0.003, 0.07, 0.3, 0.8, 0.999])
      expect(normalCdf(normalQuantile(p)) / p).toBeCloseTo(1, 11);
  });

  it.each([
    [12, 108],
    [0.4, 3],
    [0.05, 0.05],
    [1, 1],
    [900, 40],
    [2e5, 8e5],
  ])('Beta(%d, %d) within a few hundred-thousandths', (alpha, beta) => {
    const table = betaTable(alpha, beta);
    for (const z of [-4, -2.3, -1, -0.31, 0, 0.7, 1.9, 3.3]) {
      const exact = betaQuantile(normalCdf(z), alpha, beta);
      expect(Math.abs(table(z) - exact)).toBeLessThan(2e-4 * exact + 3e-5);
    }
  });

  it.each([0.3, 1, 20, 500])('Gamma of shape %d has mean 1 and variance 1 / shape', (shape) => {
    const table = gammaTable(shape);
    let [mean, square] = [0, 0];
    const steps = 100_000;
    for (let step = 0; step < steps; step++) {
      const value = table(normalQuantile((step + 0.5) / steps));
      mean += value / steps;
      square += (value * value) / steps;
    }
    expect(mean).toBeCloseTo(1, 3);
    expect((square - mean * mean) * shape).toBeCloseTo(1, 2);
  });
});
