import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import { DIMENSIONS } from '../../../contract/dimensions.ts';
import type { Condition } from '../../../contract/where.ts';
import type { State } from '../../state.ts';
import { CUBE_DEFINITIONS, type CubeDefinition } from '../cubes/cube.ts';
import type { Spelling } from '../cubes/spelling.ts';
import { cellStatement } from '../cubes/statement.ts';
import { fetchListed } from '../fetch-around.ts';
import { filled } from '../filled.ts';
import { type NameCondition, passesName } from '../names-where.ts';
import { conditionsOf } from '../question.ts';
import { campaignNames } from '../rows/campaign-names.ts';
import { nameAt } from '../rows/compute.ts';

const CONVERTED = sqlFile(import.meta.url, './converted.sql');
const MISSED = sqlFile(import.meta.url, './missed.sql');
const MISSED_PASSING = sqlFile(import.meta.url, './missed-passing.sql');
const NO_MISSED = 'AND false';
const WAYS = sqlFile(import.meta.url, './ways.sql');

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
  const passing = ofNames.length > 0 ? await passingWays(reader, state, ofNames) : [];
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
      named: ofNames.length > 0,
      passing_ways: passing,
      nobody_passes: ofNames.every(({ operator }) => operator === 'not'),
    },
  };
}

interface Way extends Spelling {
  readonly way: string;
  readonly keyword: string;
}

/** Ways of coming whose names pass. */
async function passingWays(
  reader: Reader,
  state: State,
  conditions: readonly NameCondition[],
): Promise<readonly string[]> {
  const levels = conditions.map(({ dimension }) => dimension);
  const [listed, ways] = await Promise.all([
    fetchListed(reader, state, levels),
    reader.rows<Way>(WAYS, {}),
  ]);
  const names = campaignNames(listed);
  return ways
    .filter((way) =>
      conditions.every((condition) =>
        passesName(condition, nameAt(condition.dimension, { ...way, channel: '' }, names).name),
      ),
    )
    .map(({ way }) => way);
}
