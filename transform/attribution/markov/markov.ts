import type { Prepare, RemovalCredit } from '../credit.ts';
import { AttributionError } from '../errors.ts';
import { sum } from '../paths/path-table.ts';
import { absorption } from './absorption.ts';
import { removalCredit } from './removal-effects.ts';
import { accumulate, emptyFlows, transitionsOf } from './transitions.ts';

export type MarkovOrder = 1 | 2 | 3 | 4;

export interface MarkovOptions {
  /** Touches that a state remembers. */
  readonly order: MarkovOrder;
  /** False: journeys that did not convert are left out. */
  readonly nulls: boolean;
}

/**
 * Markov attribution in closed form, with ChannelAttribution's meaning of it (Anderl et al. 2016; its
 * simulation made exact): states are the last k touches, a state that follows itself does not count, and a
 * channel's removal effect is the share of conversions that the chain leads through it.
 * Throws `model_parameter` (order) and `model_too_large` (states).
 */
export const markov: Prepare<MarkovOptions, RemovalCredit> = (table, { order, nulls }) => {
  assertOrder(order);
  const transitions = transitionsOf(table, order);
  const absorb = absorption(transitions);
  const flows = emptyFlows(transitions);
  return (weights) => {
    accumulate(transitions, weights, nulls, flows);
    return removalCredit(absorb(flows), {
      conversions: sum(weights.conversions),
      value: sum(weights.value),
      nulls: 0,
    });
  };
};

export function assertOrder(order: number): asserts order is MarkovOrder {
  if ([1, 2, 3, 4].includes(order)) return;
  throw new AttributionError(
    'model_parameter',
    `Markov of order ${order} is not offered: the order is a whole number from 1 to 4, and 4 is the highest; ask order 4 or lower.`,
  );
}
