import { type Credit, emptyCredit, type Prepare } from '../credit.ts';
import { AttributionError } from '../errors.ts';
import { EXACT_CHANNELS, exactFit } from './shapley-exact.ts';
import { sampledFit } from './shapley-sampled.ts';

export interface ShapleyOptions {
  /** `auto` (without): exact up to 20 channels, sampled above. */
  readonly method?: 'auto' | 'exact' | 'sampled';
  /** Least number of permutations where sampled; rounded up to whole rounds. 2,000 without. */
  readonly permutations?: number;
  /** Of the permutations; 1 without. */
  readonly seed?: number;
}

export interface ShapleyCredit extends Credit {
  readonly method: 'exact' | 'sampled';
  /** Of sampling alone: how far the credits may be from the exact ones of the same paths. Sampled only. */
  readonly standardError?: Credit;
}

/**
 * Shapley value of the conversion-rate game: a set S of channels is worth v(S), the conversion rate of the
 * journeys whose channels all lie in S (0 where there are none), and φ(i) is what channel i adds to it,
 * averaged over all orders in which channels can join. The credit of i is φ(i) × all journeys; credits add
 * up to the conversions. Value is the same game with value per journey.
 *
 * Credit can be negative: a channel whose journeys convert worse than those without it lowers the rate of
 * the sets that it joins, even if it helps, only less than others do. Journeys without a conversion are
 * therefore needed: where there are none, every rate is 0 or 1 and the credit only tells which sets occur.
 *
 * The game asks how well a channel works, and hardly how many journeys have it; a rare channel that works
 * well gets much of the credit. Where channels work independently of each other and reach as many journeys,
 * credits rank them as the conversions that they cause; where their reach differs they do no longer, and some
 * credit is negative although no channel does harm. The model's card has the figures.
 *
 * Exact credits follow a relabelling of the channels; sampled ones do within their standard error.
 * @throws AttributionError `model_too_large` if `exact` is asked of more than 20 channels,
 *   `model_parameter` for permutations that are no whole number of 1 or more.
 */
export const shapley: Prepare<ShapleyOptions, ShapleyCredit> = (
  table,
  { method = 'auto', permutations = 2000, seed = 1 },
) => {
  const channels = table.channels.length;
  if (method === 'exact' && channels > EXACT_CHANNELS) {
    throw new AttributionError(
      'model_too_large',
      `Exact Shapley takes ${EXACT_CHANNELS} channels and the paths have ${channels}; ask for the method "sampled", or group the channels.`,
    );
  }
  if (!Number.isSafeInteger(permutations) || permutations < 1) {
    throw new AttributionError(
      'model_parameter',
      `Shapley cannot be sampled with ${permutations} permutations; ask for a whole number of 1 or more.`,
    );
  }
  if (channels === 0) return () => ({ ...emptyCredit(0), method: 'exact' });
  if (method === 'sampled' || channels > EXACT_CHANNELS) {
    const fit = sampledFit(table, permutations, seed);
    return (weights) => ({ ...fit(weights), method: 'sampled' });
  }
  const fit = exactFit(table);
  return (weights) => ({ ...fit(weights), method: 'exact' });
};
