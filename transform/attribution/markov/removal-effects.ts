import { type Credit, emptyCredit, type RemovalCredit } from '../credit.ts';
import type { Totals } from '../paths/path-table.ts';
import type { Visited } from './dense-absorption.ts';

/**
 * Removal effects and credit out of what touched each channel. The removal effect is
 * P(touched c | converted) = 1 - P(conversion with c leading to null) / P(conversion); for value the same
 * with money in place of conversions. Credit is the total in proportion to the effects.
 * Without conversions (without value) all of it is 0.
 */
export function removalCredit(visited: Visited, totals: Totals): RemovalCredit {
  const channels = visited.conversions.length;
  const credit = emptyCredit(channels);
  const removalEffects = emptyCredit(channels);
  for (const basis of ['conversions', 'value'] as const satisfies (keyof Credit)[]) {
    const total = totals[basis];
    if (total === 0) continue;
    const effects = removalEffects[basis];
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) {
      // All conversions of a channel that each journey touches may add up to a hair more than all there are.
      effects[channel] = Math.min(1, visited[basis][channel]! / total);
      sum += effects[channel]!;
    }
    for (let channel = 0; channel < channels; channel++) {
      credit[basis][channel] = (effects[channel]! / sum) * total;
    }
  }
  return { ...credit, removalEffects };
}
