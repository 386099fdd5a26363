import { probablyMeant } from '@throughline/ingest/contract/nearest';
import type { Conversions } from '../contract/terms.ts';
import { ProblemError } from '../problems/problems.ts';

/**
 * A goal that nobody configured would be answered with zeros, as one that nobody reached.
 * @param field the parameter to name.
 * @throws {ProblemError} for a goal that is not among the configured ones.
 */
export function checkGoal(of: Conversions, goals: readonly string[] = [], field = 'of'): void {
  if (!of.startsWith('goal:')) return;
  const name = of.slice('goal:'.length);
  if (goals.includes(name)) return;
  const meant = probablyMeant(name, goals);
  const known = goals.length === 0 ? 'none is configured' : `known are ${goals.join(', ')}`;
  throw new ProblemError('parameters_invalid', {
    errors: [
      {
        field,
        message: `There is no goal ${JSON.stringify(name)} in the configuration: ${meant ? `${meant} may be meant` : known}`,
      },
    ],
  });
}
