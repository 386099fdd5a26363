import { normalQuantile } from '../figures/normal.ts';
import { gammaTable } from './gamma-table.ts';
import { uniformStream } from './random-stream.ts';

/** Above it the normal expansion of a Poisson quantile is exact to a hundredth of a count. */
const MANY = 30;

/** Replaces expected deals by counted ones. */
export type Count = (expected: Float64Array, name: string) => void;

/**
 * Negative binomial counts of mean μ and variance μ + μ² / k, as a Poisson count whose mean is Gamma distributed. Two
 * uniforms a draw, whatever comes of them, so that scenarios stay on common numbers.
 */
export function negativeBinomial(seed: number, dispersion: number): Count {
  const gamma = gammaTable(dispersion);
  return (expected, name) => {
    const next = uniformStream(seed, `count ${name}`);
    for (let draw = 0; draw < expected.length; draw++) {
      const mean = expected[draw]! * gamma(normalQuantile(next()));
      expected[draw] = poissonQuantile(next(), mean);
    }
  };
}

/** Smallest n with P(N ≤ n) ≥ u: by adding up for small means, above by the expansion of Giles (2016). */
function poissonQuantile(u: number, mean: number): number {
  if (mean < MANY) {
    let term = Math.exp(-mean);
    let sum = term;
    let count = 0;
    while (sum < u && count < 1000) {
      count += 1;
      term *= mean / count;
      sum += term;
    }
    return count;
  }
  const z = normalQuantile(u);
  const root = Math.sqrt(mean);
  return Math.max(
    0,
    Math.floor(mean + root * z + 1 / 3 + (z * z) / 6 - (z / 36 + (z * z * z) / 72) / root),
  );
}
