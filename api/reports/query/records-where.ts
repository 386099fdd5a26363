import type { Condition } from '../../contract/where.ts';
import type { Section } from './cubes/sections.ts';
import { cellStatement } from './cubes/statement.ts';

/**
 * A statement about records of a report's own, such as calls, with its conditions put in where it has a place for them, and their
 * parameters.
 * @param sections what each dimension of the records is, as in the `dimensions.sql` beside the statement.
 */
export function recordsWhere(
  text: string,
  sections: ReadonlyMap<string, Section>,
  conditions: readonly Condition[],
) {
  return cellStatement({ sections, cell: () => text }, { model: 'linear', conditions });
}
