import { type PathTable, sum } from '../paths/path-table.ts';

/** Least number of conversions altogether, and for each channel that a path has. */
export const LEAST_CONVERSIONS = 100;
export const LEAST_CONVERSIONS_PER_CHANNEL = 10;

export type DataCheck =
  | { readonly enough: true }
  | {
      readonly enough: false;
      readonly reason: 'too_few_conversions';
      readonly needed: number;
      readonly found: number;
    };

/**
 * Whether a data-driven model should be shown at all: from 100 conversions, and 10 a channel.
 *
 * The numbers come from worlds of a known process (`testing/known-process.ts`; 3 to 8 channels, each met
 * by 5 to 45 % of the journeys and with hazards of 0.02 to 0.22), as the share of 95 % intervals of Shapley that
 * cover the population's credit, all channels together, rare ones included:
 *
 * | conversions a channel (100 at least) | 3 | 4 | 5 | 6 | 7 | 8 channels |
 * |---|---|---|---|---|---|---|
 * | 10 | .95 | .94 | .93 | .89 | .87 | .84 |
 * | 20 | .95 | .93 | .91 | .91 | .88 | .86 |
 * | 40 | .94 | .92 | .92 | .92 | .92 | .91 |
 *
 * Below 40 a channel, intervals claim more than they know as soon as there are more than a few channels; below
 * 10 they are no longer worth showing.
 * They are wide even there: at 100 conversions of five channels a share is known to about ±25 points. What is
 * missing is nearly all in channels that hardly ever convert alone: see `thinChannels`.
 */
export function enoughData({ channels, conversions }: PathTable): DataCheck {
  const needed = Math.max(LEAST_CONVERSIONS, LEAST_CONVERSIONS_PER_CHANNEL * channels.length);
  const found = sum(conversions);
  if (found >= needed) return { enough: true };
  return { enough: false, reason: 'too_few_conversions', needed, found };
}
