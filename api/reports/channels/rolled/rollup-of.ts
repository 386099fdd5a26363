import { madeWith } from '@throughline/transform/rollup/made-with';
import type { ChannelsPlanRequest } from '../normalise.ts';
import type { Rollup, State } from '../../state.ts';

/** The rollup of a state, where it was made as this program would make it. */
export function rollupOf(
  { rollup }: State,
  customWeights: readonly number[],
): Rollup | undefined {
  return rollup?.madeWith === madeWith(customWeights) ? rollup : undefined;
}

/**
 * The rollup where it can answer a request. A name that has meant different campaigns takes the day of each
 * touch, which is summed away there.
 */
export function answeringRollup(
  state: State,
  { levels, customWeights }: Pick<ChannelsPlanRequest, 'levels' | 'customWeights'>,
  datedNames: readonly string[],
): Rollup | undefined {
  const isByCampaign = levels.includes('campaign') || levels.includes('ad_group');
  return isByCampaign && datedNames.length > 0 ? undefined : rollupOf(state, customWeights);
}
