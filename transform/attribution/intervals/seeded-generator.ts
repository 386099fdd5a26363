import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { skipN } from 'pure-rand/utils/skipN';
import { AttributionError } from '../errors.ts';

/**
 * Random numbers that are the same for the same seed everywhere. The first numbers of neighbouring seeds
 * resemble each other, so they are thrown away.
 * @throws AttributionError `model_parameter` where the seed is no whole number of 32 bits.
 */
export function seededGenerator(seed: number): RandomGenerator {
  if (seed !== (seed | 0) && seed !== seed >>> 0) {
    throw new AttributionError(
      'model_parameter',
      `The seed ${seed} is no whole number of 32 bits; take one such as 1.`,
    );
  }
  const generator = xoroshiro128plus(seed);
  skipN(generator, 64);
  return generator;
}
