import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { State } from '../../state.ts';
import type { Spelling } from '../cubes/spelling.ts';
import { fetchListed } from '../fetch-around.ts';
import { type NameCondition, passesName } from '../names-where.ts';
import { campaignNames } from '../rows/campaign-names.ts';
import { nameAt } from '../rows/compute.ts';

const WAYS = sqlFile(import.meta.url, './ways.sql');

interface Way extends Spelling {
  readonly way: string;
  readonly keyword: string;
}

/** Conditions on names as parameters of a statement that tests ways of coming. */
export interface PassingWays {
  readonly named: boolean;
  readonly passing_ways: readonly string[];
  /** What no touch has passes as well: nothing but names that it must not have was asked for. */
  readonly nobody_passes: boolean;
}

/** Ways of coming whose names pass. Campaigns are known by all of their names. */
export async function passingWays(
  reader: Reader,
  state: State,
  conditions: readonly NameCondition[],
): Promise<PassingWays> {
  const named = conditions.length > 0;
  return {
    named,
    passing_ways: named ? await waysOf(reader, state, conditions) : [],
    nobody_passes: conditions.every(({ operator }) => operator === 'not'),
  };
}

async function waysOf(
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
