import { seededGenerator } from '@throughline/transform/attribution/intervals/seeded-generator';
import {
  type KnownProcess,
  knownProcess,
} from '@throughline/transform/attribution/intervals/testing/known-process';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';

/** From and to; both the same for channels that do not differ. */
export type Range = readonly [least: number, most: number];

export interface AttributionWorldOptions {
  /** Share of the journeys that a channel has a chance to meet. */
  readonly reach: Range;
  /** What one touch adds to the hazard of a conversion. */
  readonly hazard: Range;
}

/** Five channels that work independently of each other, drawn anew for every seed. */
export function attributionWorld(
  { reach, hazard }: AttributionWorldOptions,
  seed: number,
): KnownProcess {
  const generator = seededGenerator(seed);
  const drawn = ([least, most]: Range) => least + (most - least) * uniformFloat64(generator);
  return knownProcess({
    channels: ['a', 'b', 'c', 'd', 'e'].map((name) => ({
      name,
      reach: drawn(reach),
      hazard: drawn(hazard),
    })),
  });
}
