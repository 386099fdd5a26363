import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { FUNNEL_BY } from '../../contract/reports/funnel-rows.ts';
import type { Condition } from '../../contract/where.ts';
import type { Published } from '../answer.ts';
import { lastDays, type Period } from '../period.ts';
import { CUBE_DEFINITIONS } from '../query/cubes/cube.ts';
import { cellStatement } from '../query/cubes/statement.ts';
import { passingWays } from '../query/journeys/passing-ways.ts';
import { conditionsOf } from '../query/question.ts';
import type { State } from '../state.ts';

const LEADS = sqlFile(import.meta.url, './leads.sql');
/** Times of so many days say how long it takes. */
const WINDOW_DAYS = 365;
/** No day, where nothing is compared. */
const NEVER = '1970-01-01';

export interface FunnelQuestion {
  readonly period: Period;
  readonly compare: Period | null;
  readonly by: (typeof FUNNEL_BY)[number];
  readonly where: readonly Condition[];
  /** Last day that leads are followed to. */
  readonly asOf: string;
}

/** Beginning of a statement that reads `leads`, with its conditions filled in, and its parameters. */
export async function leadsStatement(
  { reader, state }: Pick<Published, 'reader'> & { readonly state: State },
  { period, compare, by, where, asOf }: FunnelQuestion,
  timezone: string,
) {
  const { ofFacts, ofNames } = conditionsOf(where);
  const passing = await passingWays(reader, state, ofNames);
  const { text, parameters } = cellStatement(
    { ...CUBE_DEFINITIONS.credit, cell: () => LEADS },
    { model: 'last_non_direct', conditions: ofFacts },
  );
  const { generation, revision } = state;
  const since = [lastDays(asOf, WINDOW_DAYS).from, period.from, compare?.from ?? asOf].sort()[0]!;
  return {
    text,
    parameters: {
      ...{ ...parameters, ...passing, generation, revision, timezone, by },
      // The days of the window, of which the period is a part: what conditions look up is of all of them.
      ...{ from: since, to: asOf, period_from: period.from, period_to: period.to },
      ...{ before_from: compare?.from ?? NEVER, before_to: compare?.to ?? NEVER },
    },
  };
}
