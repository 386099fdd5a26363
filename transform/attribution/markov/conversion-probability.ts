import { AttributionError } from '../errors.ts';
import type { PathTable, Weights } from '../paths/path-table.ts';
import { assertOrder, type MarkovOptions } from './markov.ts';
import { accumulate, emptyFlows, transitionsOf } from './transitions.ts';

const TOLERANCE = 4e-15;
const MAX_SWEEPS = 20_000;

/**
 * Probability that the fitted chain leads from (start) to (conversion); 0 without journeys. A check of the
 * chain: it equals conversions / (conversions + nulls) for every order. It takes only the chain's transition
 * probabilities: expected visits of each state by Gauss-Seidel sweeps from nothing, until a sweep changes less than
 * 4e-15 of their sum. Throws `model_parameter` and `model_too_large`.
 */
export function conversionProbability(
  table: PathTable,
  { order, nulls }: MarkovOptions,
  weights: Weights = table,
): number {
  assertOrder(order);
  const transitions = transitionsOf(table, order);
  const { stateCount, from, entering } = transitions;
  const flows = emptyFlows(transitions);
  accumulate(transitions, weights, nulls, flows);
  const leaving = flows.conversions.map((converted, state) => converted + flows.nulls[state]!);
  for (const [i, state] of from.entries()) leaving[state]! += flows.through[i]!;
  const journeys = flows.starting.reduce((sum, starting) => sum + starting, 0);
  if (journeys === 0) return 0;

  const visits = new Float64Array(stateCount);
  for (let sweep = 1; sweep <= MAX_SWEEPS; sweep++) {
    let [change, total] = [0, 0];
    for (let state = 0; state < stateCount; state++) {
      let expected = flows.starting[state]! / journeys;
      for (let i = entering[state]!; i < entering[state + 1]!; i++) {
        if (flows.through[i]! === 0) continue;
        expected += visits[from[i]!]! * (flows.through[i]! / leaving[from[i]!]!);
      }
      change += Math.abs(expected - visits[state]!);
      total += expected;
      visits[state] = expected;
    }
    if (change > TOLERANCE * total) continue;
    return flows.conversions.reduce(
      (sum, converted, state) =>
        converted > 0 ? sum + visits[state]! * (converted / leaving[state]!) : sum,
      0,
    );
  }
  throw new AttributionError(
    'model_too_large',
    `The chain of order ${order} on these paths is not settled after ${MAX_SWEEPS} sweeps; ask a lower order instead.`,
  );
}
