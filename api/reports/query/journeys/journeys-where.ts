import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import { DIMENSIONS } from '../../../contract/dimensions.ts';
import type { Condition } from '../../../contract/where.ts';
import type { State } from '../../state.ts';
import { CUBE_DEFINITIONS, type CubeDefinition } from '../cubes/cube.ts';
import { cellStatement } from '../cubes/statement.ts';
import { filled } from '../filled.ts';
import { conditionsOf } from '../question.ts';
import { passingWays } from './passing-ways.ts';

const CONVERTED = sqlFile(import.meta.url, './converted.sql');
const MISSED = sqlFile(import.meta.url, './missed.sql');
const MISSED_PASSING = sqlFile(import.meta.url, './missed-passing.sql');
const NO_MISSED = 'AND false';

/** Fills the conditions into a statement that begins with `JOURNEYS`, and says what they are compared with. */
export interface JourneysConditions {
  into(statement: string): string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

const NONE: JourneysConditions = { into: (statement) => statement, parameters: {} };

/**
 * Journeys with one touch inside the window that passes all conditions on touches, of a conversion that passes those
 * on conversions. Campaigns are known by all of their names; a name that several have had means who had it last.
 */
export async function journeysConditions(
  reader: Reader,
  state: State,
  where: readonly Condition[],
): Promise<JourneysConditions> {
  if (where.length === 0) return NONE;
  const { ofFacts, ofNames } = conditionsOf(where);
  const passing = await passingWays(reader, state, ofNames);
  const composed = (cube: CubeDefinition, text: string) =>
    cellStatement({ ...cube, cell: () => text }, { model: 'linear', conditions: ofFacts });
  const { text, parameters } = composed(CUBE_DEFINITIONS.credit, CONVERTED);
  // A journey that led nowhere has no conversion to say anything.
  const isOfConversions = ofFacts.some(
    ({ dimension }) => DIMENSIONS[dimension].of === 'conversion',
  );
  const fragments = {
    'converted conditions': text,
    'missed touches': isOfConversions ? '' : composed(CUBE_DEFINITIONS.touches, MISSED).text,
    'missed conditions': isOfConversions ? NO_MISSED : MISSED_PASSING,
  };
  return {
    into: (statement) => filled(statement, fragments),
    parameters: {
      ...parameters,
      ...passing,
    },
  };
}
