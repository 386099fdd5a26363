import type { Condition } from '../../contract/where.ts';
import { ProblemError } from '../../problems/problems.ts';

/**
 * Rows of which nothing says what the report is filtered by are refused: figures of everything must not look like those of a part.
 * @throws {ProblemError} where there are conditions.
 */
export function refuseWhere(where: readonly Condition[], by: string): void {
  const dimensions = [...new Set(where.map(({ dimension }) => dimension))];
  if (dimensions.length === 0) return;
  throw new ProblemError('parameters_invalid', {
    errors: [
      {
        field: 'where',
        message: `Rows of by=${by} do not say ${dimensions.join(', ')}: leave the condition out, or choose other rows`,
      },
    ],
  });
}
