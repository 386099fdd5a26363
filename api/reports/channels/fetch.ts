import { creditOf } from '@throughline/transform/attribution/credit-of';
import { platformOf } from '@throughline/transform/channels/platform';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { Level } from '../../contract/terms.ts';
import type { DatedBy } from '../dated-by.ts';
import { nextDay, type Period } from '../period.ts';
import type { State } from '../state.ts';
import type { ListedCampaign, Spelling } from './campaign-names.ts';
import type { ChannelsPlanRequest } from './normalise.ts';
import { fetchRolled } from './rolled/fetch-rolled.ts';
import { answeringRollup } from './rolled/rollup-of.ts';

const COSTS = sqlFile(import.meta.url, './costs.sql');
const TOUCHES = sqlFile(import.meta.url, './touches.sql');
const CREDIT_FACTS = sqlFile(import.meta.url, './credit-facts.sql');
const CREDIT_BY_CHANNEL = sqlFile(import.meta.url, './credit-by-channel.sql');
const CREDIT_BY_WAY = sqlFile(import.meta.url, './credit-by-way.sql');
const LISTED = sqlFile(import.meta.url, './listed-campaigns.sql');
const COSTED_SOURCES = sqlFile(import.meta.url, './costed-sources.sql');
const SALES_TOLD = sqlFile(import.meta.url, './sales-told.sql');
const RECONCILIATION = sqlFile(import.meta.url, './reconciliation.sql');
const RECONCILIATION_TOUCH = sqlFile(import.meta.url, './reconciliation-touch.sql');

/** What is summed about a group of facts; integers as the warehouse writes them. */
export const SUM_KEYS = [
  'cost',
  'cost_unknown',
  'cost_rows',
  'impressions',
  'clicks',
  'visits',
  'calls',
  'paid_touches',
  'credits',
  'paid_credits',
  'leads',
  'deals',
  'orders',
  'new_customers',
  'revenue',
  'revenue_unknown',
  'margin',
  'margin_unknown',
] as const;
export type SumKey = (typeof SUM_KEYS)[number];

/** Facts of one table that share their dimensions; dimensions that were not asked for are empty. */
export interface FactGroup extends Spelling, Partial<Record<SumKey, string>> {
  readonly channel: string;
  readonly keyword: string;
  /** 1 for what is dated before the period asked for, where the period before it was read along. */
  readonly earlier?: number | boolean;
  /** 1 for what no touch inside the window can claim. */
  readonly unattributed?: number | boolean;
}

export interface Books {
  readonly revenue: string;
  readonly revenue_unknown: string;
  readonly margin_unknown: string;
  readonly orders: string;
  readonly deals: string;
}

/** Groups of the period, and of the one that it is compared with. */
export interface ComparedFacts {
  readonly current: readonly FactGroup[];
  readonly previous: readonly FactGroup[] | null;
}

/** Which facts of a table: the whole period, or one channel or source of it. */
export interface FactFilter {
  readonly levels: readonly Level[];
  readonly channel?: string | undefined;
  readonly source?: string | undefined;
  /** Groups what is dated before this day apart from the rest. */
  readonly split?: string;
  /** Names whose meaning depends on the day; facts that bear one are grouped by the day of their touch. */
  readonly datedNames?: readonly string[];
}

/**
 * Facts of a request at one state, and what was sold: from what is rolled up where that can answer it, else from
 * the ledger. Both say the same.
 */
export async function fetchFacts(
  reader: Reader,
  state: State,
  request: ChannelsPlanRequest,
  datedNames: readonly string[],
): Promise<ComparedFacts & { readonly books: Books }> {
  const books = () => fetchBooks(reader, state, request.period, request);
  const rollup = answeringRollup(state, request, datedNames);
  if (rollup) {
    const rolled = await fetchRolled(reader, state, rollup, request);
    return { ...rolled, books: rolled.books ?? (await books()) };
  }
  const [facts, sold] = await Promise.all([
    fetchLedger(reader, state, request, datedNames),
    books(),
  ]);
  return { ...facts, books: sold };
}

/** A period and the one right before it are read in one pass over each fact table. */
async function fetchLedger(
  reader: Reader,
  state: State,
  request: ChannelsPlanRequest,
  datedNames: readonly string[],
): Promise<ComparedFacts> {
  const { period, compare } = request;
  const asked = { ...request, datedNames };
  if (!compare) return { current: await fetchPeriod(reader, state, period, asked), previous: null };
  if (nextDay(compare.to) !== period.from) {
    const [current, previous] = await Promise.all([
      fetchPeriod(reader, state, period, asked),
      fetchPeriod(reader, state, compare, asked),
    ]);
    return { current, previous };
  }
  const both = { from: compare.from, to: period.to };
  const groups = await fetchPeriod(reader, state, both, asked, period.from);
  return {
    current: groups.filter(({ earlier }) => !earlier),
    previous: groups.filter(({ earlier }) => earlier),
  };
}

async function fetchPeriod(
  reader: Reader,
  state: State,
  period: Period,
  request: ChannelsPlanRequest & Pick<FactFilter, 'datedNames'>,
  split?: string,
): Promise<readonly FactGroup[]> {
  const { levels, datedNames = [] } = request;
  const filter = { levels, datedNames, ...(split !== undefined && { split }) };
  const { costs, touches, credit } = await fetchTables(reader, state, period, filter, request);
  return [...costs, ...touches, ...credit];
}

/** The groups of each fact table by itself. */
export async function fetchTables(
  reader: Reader,
  state: State,
  period: Period,
  filter: FactFilter,
  dated: DatedBy,
): Promise<Readonly<Record<'costs' | 'touches' | 'credit', readonly FactGroup[]>>> {
  const [costs, touches, credit] = await Promise.all([
    fetchCosts(reader, state, period, filter),
    fetchTouches(reader, state, period, filter),
    fetchCredit(reader, state, period, filter, dated),
  ]);
  return { costs, touches, credit };
}

/** Platforms that cost data has ever told of, up to a day. */
export async function fetchCostedSources(
  reader: Reader,
  { generation, revision }: State,
  to: string,
): Promise<ReadonlySet<string>> {
  const found = await reader.rows<{ channel: string; source: string }>(COSTED_SOURCES, {
    ...{ generation, revision, to },
  });
  return new Set(found.map(({ channel, source }) => sourceKey(channel, platformOf(source))));
}

/** A source inside its channel, as one text. */
export function sourceKey(channel: string, source: string): string {
  return `${channel}\u001f${source}`;
}

/** Whether any source has ever told of a sale; asked of the warehouse only where the period has none. */
export async function fetchSalesTold(
  reader: Reader,
  { generation, revision }: State,
  { orders, deals }: Books,
): Promise<boolean> {
  if (orders !== '0' || deals !== '0') return true;
  return (await reader.rows(SALES_TOLD, { generation, revision })).length > 0;
}

export function fetchCosts(reader: Reader, state: State, period: Period, filter: FactFilter) {
  return reader.rows<FactGroup>(COSTS, parameters(state, period, filter));
}

export function fetchTouches(reader: Reader, state: State, period: Period, filter: FactFilter) {
  return reader.rows<FactGroup>(TOUCHES, parameters(state, period, filter));
}

/** What is credited under a rule; ways are looked up only where the levels go below the source. */
export function creditStatement(model: DatedBy['model'], levels: readonly Level[]): string {
  const goesBelow = levels.some((level) => level !== 'channel' && level !== 'source');
  const outer = goesBelow ? CREDIT_BY_WAY : CREDIT_BY_CHANNEL;
  return `${creditOf(model)}\n${CREDIT_FACTS}\n${outer}`;
}

export function fetchCredit(
  reader: Reader,
  state: State,
  period: Period,
  filter: FactFilter,
  { model, basis, customWeights }: DatedBy,
) {
  return reader.rows<FactGroup>(creditStatement(model, filter.levels), {
    ...parameters(state, period, filter),
    ...{ basis, custom: customWeights },
  });
}

/** Names of campaigns and ad groups; nothing is read where no level needs them. */
export async function fetchListed(
  reader: Reader,
  { generation, revision }: State,
  levels: readonly Level[],
): Promise<readonly ListedCampaign[]> {
  if (!levels.includes('campaign') && !levels.includes('ad_group')) return [];
  return reader.rows<ListedCampaign>(LISTED, { generation, revision, levels });
}

/** What the CRM and the shop sold in the period, by the same date basis. */
export async function fetchBooks(
  reader: Reader,
  state: State,
  period: Period,
  { model, basis, customWeights }: DatedBy,
): Promise<Books> {
  const named = { generation: state.generation, revision: state.revision, ...period, basis };
  const [books] =
    basis === 'touch'
      ? await reader.rows<Books>(`${creditOf(model)}\n${RECONCILIATION_TOUCH}`, {
          ...named,
          custom: customWeights,
        })
      : await reader.rows<Books>(RECONCILIATION, named);
  return books!;
}

function parameters(state: State, period: Period, filter: FactFilter) {
  const { levels, channel, source, split, datedNames = [] } = filter;
  return {
    generation: state.generation,
    revision: state.revision,
    from: period.from,
    to: period.to,
    split: split ?? period.from,
    levels,
    channel: channel ?? null,
    source: source ?? null,
    dated_names: datedNames,
  };
}
