import { denseAbsorption, type Visited } from './dense-absorption.ts';
import { sparseAbsorption } from './sparse-absorption.ts';
import type { Flows, Transitions } from './transitions.ts';

/** A matrix of more states takes longer to fill than the sweeps to end, and hundreds of megabytes. */
const MAX_DENSE_STATES = 3000;
/** Sweeps to the tolerance, and what a multiplication there costs in those of a row of a matrix, as measured. */
const SWEEPS = 30;
const GATHER = 3;

/**
 * The cheaper of the two exact ways. Dense serves all channels at about states^3, sparse serves each at about
 * 90 times the transitions: dense wins where nearly every channel follows every other (order 1), sparse where
 * a state has few successors (orders 2 to 4).
 */
export function absorption(transitions: Transitions): (flows: Flows) => Visited {
  const { stateCount, channelCount, from } = transitions;
  const dense = stateCount ** 3;
  const sparse = channelCount * (from.length + stateCount) * SWEEPS * GATHER;
  return stateCount <= MAX_DENSE_STATES && dense <= sparse
    ? denseAbsorption(transitions)
    : sparseAbsorption(transitions);
}
