import { platformOf } from '@throughline/transform/channels/platform';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { MODELS } from '../../contract/terms.ts';
import { ratesOf } from '../finance/rates-of.ts';
import type { Period } from '../period.ts';
import { fetchCostedSources, fetchListed } from '../query/fetch-around.ts';
import { rollupOf } from '../query/rolled/rollup-of.ts';
import { wholeMonths } from '../query/rolled/whole-months.ts';
import { type CampaignNames, campaignNames, datedNames } from '../query/rows/campaign-names.ts';
import { sourceKey } from '../query/rows/source-key.ts';
import { rememberedFew } from '../remembered.ts';
import type { State } from '../state.ts';
import { fetchResults } from './fetch-results.ts';

const COSTS = `${sqlFile(import.meta.url, '../finance/spend.sql')}\n${sqlFile(import.meta.url, './costs.sql')}`;
const VISITS = sqlFile(import.meta.url, './visits.sql');
const ROLLED_VISITS = sqlFile(import.meta.url, './visits-rolled.sql');

/** Sums of one table that share month, channel, source and campaign, as the warehouse writes them. */
export interface FactGroup {
  /** `cohort` by the day of the touch, `period` by the day of the lead or payment; neither for what has one day only. */
  readonly basis?: 'cohort' | 'period';
  /** First day of the month. */
  readonly month: string;
  readonly channel: string;
  readonly source: string;
  readonly paid?: boolean | number;
  readonly campaign_id: string;
  readonly campaign: string;
  readonly name_day: string;
  /** Net media, and with the agency's fee, rounded row by row. */
  readonly budget?: string;
  readonly spent?: string;
  readonly cost_unknown?: string;
  readonly cost_rows?: string;
  readonly shown?: string;
  readonly clicked?: string;
  readonly visits?: string;
  readonly touches?: string;
  readonly leads?: string;
  readonly deals?: string;
  readonly sold?: string;
  readonly sold_unknown?: string;
  readonly revenue?: string;
  readonly revenue_unknown?: string;
  readonly margin?: string;
  readonly margin_unknown?: string;
}

export interface PlanFacts {
  readonly groups: readonly FactGroup[];
  readonly names: CampaignNames;
  readonly datedNames: readonly string[];
  /** Whether cost data has ever told of the platform of a source. */
  isCosted(group: Pick<FactGroup, 'channel' | 'source'>): boolean;
}

export interface FactsAsked {
  readonly period: Period;
  /** Day of the state: what is dated later is a mistake. */
  readonly asOf: string;
  readonly model: (typeof MODELS)[number];
  readonly customWeights: readonly number[];
  /** Of the agency, as a share of media. */
  readonly fee: number;
}

/**
 * Costs, visits, leads and sales by month, channel and campaign. Plan and fact and the payback of a plan are of the same
 * facts, whatever else they are asked.
 */
export function fetchPlanFacts(
  reader: Reader,
  state: State,
  asked: FactsAsked,
): Promise<PlanFacts> {
  const { period, asOf, model, customWeights, fee } = asked;
  // In one order, whoever asks.
  const question = [period.from, period.to, asOf, model, customWeights, fee];
  return rememberedFew(state, 'plan facts', question, () => readPlanFacts(reader, state, asked));
}

async function readPlanFacts(reader: Reader, state: State, asked: FactsAsked): Promise<PlanFacts> {
  const { period, asOf, customWeights, fee } = asked;
  // Costs and visits are the same under every rule.
  const question = [period.from, period.to, asOf, customWeights, fee];
  const spent = await rememberedFew(state, 'plan spend', question, () =>
    readSpend(reader, state, asked),
  );
  const results = await fetchResults(reader, state, asked, spent.datedNames);
  return { ...spent, groups: [...spent.groups, ...results] };
}

async function readSpend(
  reader: Reader,
  state: State,
  { period, asOf, customWeights, fee }: Omit<FactsAsked, 'model'>,
): Promise<PlanFacts> {
  const listed = await fetchListed(reader, state, ['campaign']);
  const dated = datedNames(listed);
  const parameters = {
    ...{ generation: state.generation, revision: state.revision, ...period, as_of: asOf },
    ...{ dated_names: dated, ...ratesOf(fee, 0) },
  };
  const read = (statement: string) => reader.rows<FactGroup>(statement, parameters);
  const rollup = rollupOf(state, customWeights);
  // A name that has meant different campaigns takes the day of each touch, which is summed away there.
  const visitsOf =
    rollup && dated.length === 0
      ? reader.rows<FactGroup>(ROLLED_VISITS, {
          ...{ generation: state.generation, revision: state.revision, epoch: rollup.epoch },
          ...wholeMonths(period),
        })
      : read(VISITS);
  const [costs, visits, costed] = await Promise.all([
    read(COSTS),
    visitsOf,
    fetchCostedSources(reader, state, asOf, rollup),
  ]);
  return {
    groups: [...costs, ...visits],
    names: campaignNames(listed),
    datedNames: dated,
    isCosted: ({ channel, source }) => costed.has(sourceKey(channel, platformOf(source))),
  };
}
