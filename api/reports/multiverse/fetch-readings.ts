import { boundsOf } from '@throughline/transform/attribution/bounds';
import { eachRule } from '@throughline/transform/derive/rollup/each-rule';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { BASES, Level, MODELS } from '../../contract/terms.ts';
import { MODELS as RULES } from '../../contract/terms.ts';
import type { Condition } from '../../contract/where.ts';
import type { DatedBy } from '../dated-by.ts';
import type { Period } from '../period.ts';
import { askCube, cubeParameters, isAskable } from '../query/cubes/ask-cube.ts';
import { CUBE_DEFINITIONS } from '../query/cubes/cube.ts';
import type { FactGroup } from '../query/cubes/fact-group.ts';
import type { Spelling } from '../query/cubes/spelling.ts';
import { testsOf } from '../query/cubes/statement.ts';
import { filled } from '../query/filled.ts';
import { rollupOf } from '../query/rolled/rollup-of.ts';
import type { State } from '../state.ts';

const ROLLED = eachRule(sqlFile(import.meta.url, './rolled.sql'));
const LEDGER = `${boundsOf()}\n${eachRule(sqlFile(import.meta.url, './ledger.sql'))}`;

/** Sums that every rule has of its own. */
const BY_RULE = [
  ...(['credits', 'paid_credits', 'revenue', 'revenue_unknown'] as const),
  ...(['margin', 'margin_unknown'] as const),
] as const;
const OWN = ['visits', 'calls', 'paid_touches', 'cost', 'cost_unknown', 'cost_rows'] as const;
type Model = (typeof MODELS)[number];
type Basis = (typeof BASES)[number];

type Row = Readonly<
  Record<(typeof BY_RULE)[number], readonly string[]> & {
    basis: Basis | 'own';
    channel: string;
    source: string;
    unattributed: number | boolean;
  }
> &
  Readonly<Partial<Record<(typeof OWN)[number], string>>> &
  Readonly<Partial<Spelling & { keyword: string }>>;

/** The facts of a period, counted in every way. */
export interface ReadingFacts {
  /** Costs and touches, which have days of their own. */
  readonly own: readonly FactGroup[];
  /** What a rule gives to channels and sources under a basis. */
  credit(model: Model, basis: Basis): readonly FactGroup[];
}

const OWN_DAYS: DatedBy = { model: 'linear', basis: 'payment', customWeights: [] };

/** Which facts of all are read. */
export interface ReadingsWhere {
  /** Those that the warehouse can test. */
  readonly conditions: readonly Condition[];
  /** Levels that conditions on names need; the channel where there are none. */
  readonly levels: readonly Level[];
  /** Names whose meaning depends on the day. */
  readonly datedNames: readonly string[];
}

/**
 * Facts of all readings at once: one statement where they are rolled up and not narrowed, three from the ledger. Facts
 * that do not say what a condition is on are none.
 */
export async function fetchReadings(
  reader: Reader,
  state: State,
  period: Period,
  customWeights: readonly number[],
  { conditions, levels, datedNames }: ReadingsWhere,
): Promise<ReadingFacts> {
  const { generation, revision } = state;
  const isNarrowed = conditions.length > 0 || levels.length > 1;
  const rollup = isNarrowed ? undefined : rollupOf(state, customWeights);
  const named = { generation, revision, from: period.from, to: period.to };
  if (rollup) {
    const rows = await reader.rows<Row>(ROLLED, { ...named, epoch: rollup.epoch });
    return {
      own: rows.filter(({ basis }) => basis === 'own').flatMap(ownGroups),
      credit: of(rows),
    };
  }
  const asked = { period, dated: { ...OWN_DAYS, customWeights }, levels, conditions, datedNames };
  const { joins, inner, outer, parameters } = testsOf(CUBE_DEFINITIONS.credit, conditions);
  const tests = (of: readonly string[]) => of.map((test) => `AND ${test}`).join('\n');
  const ledger = filled(LEDGER, {
    joins,
    'inner conditions': tests(inner),
    conditions: tests(outer),
  });
  const [rows, costs, touches] = await Promise.all([
    isAskable('credit', conditions, OWN_DAYS.basis)
      ? reader.rows<Row>(ledger, { ...cubeParameters(state, asked), ...parameters })
      : [],
    askCube(reader, state, 'costs', asked),
    askCube(reader, state, 'touches', asked),
  ]);
  return { own: [...costs, ...touches], credit: of(rows) };
}

/** As the cubes of costs and touches have them: without those of which there are none. */
function ownGroups(row: Row): FactGroup[] {
  const { cost = '0', cost_unknown = '0', cost_rows = '0' } = row;
  const { visits = '0', calls = '0', paid_touches = '0' } = row;
  return [
    ...(cost_rows === '0' ? [] : [{ ...placeOf(row), cost, cost_unknown, cost_rows }]),
    ...(visits === '0' && calls === '0' ? [] : [{ ...placeOf(row), visits, calls, paid_touches }]),
  ];
}

function of(rows: readonly Row[]): ReadingFacts['credit'] {
  return (model, basis) => {
    const at = RULES.indexOf(model);
    return rows
      .filter((row) => row.basis === basis && row.credits[at] !== '0')
      .map((row) => ({
        ...placeOf(row),
        ...Object.fromEntries(BY_RULE.map((key) => [key, row[key][at]!])),
      }));
  };
}

function placeOf(row: Row) {
  const { channel, source, unattributed, campaign_id = '', campaign = '' } = row;
  const { ad_group_id = '', ad_group = '', keyword = '', name_day = '' } = row;
  const names = { campaign_id, campaign, ad_group_id, ad_group, keyword, name_day };
  return { channel, source, unattributed, ...names };
}
