import { creditOf } from '@throughline/transform/attribution/credit-of';
import { platformOf } from '@throughline/transform/channels/platform';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { Level } from '../../contract/terms.ts';
import type { DatedBy } from '../dated-by.ts';
import type { Period } from '../period.ts';
import { askCube, type CubeQuestion } from '../query/cubes/ask-cube.ts';
import type { FactGroup } from '../query/cubes/fact-group.ts';
import type { State } from '../state.ts';
import type { ListedCampaign } from './campaign-names.ts';

const LISTED = sqlFile(import.meta.url, './listed-campaigns.sql');
const COSTED_SOURCES = sqlFile(import.meta.url, './costed-sources.sql');
const SALES_TOLD = sqlFile(import.meta.url, './sales-told.sql');
const RECONCILIATION = sqlFile(import.meta.url, './reconciliation.sql');
const RECONCILIATION_TOUCH = sqlFile(import.meta.url, './reconciliation-touch.sql');

export interface Books {
  readonly revenue: string;
  readonly revenue_unknown: string;
  readonly margin_unknown: string;
  readonly orders: string;
  readonly deals: string;
}

/** Which facts of a table: the whole period, or one channel or source of it. */
export type FactFilter = Pick<
  CubeQuestion,
  'levels' | 'channel' | 'source' | 'split' | 'datedNames' | 'by' | 'conditions' | 'shift'
>;

/** The groups of the fact tables that channels are made of. */
export async function fetchTables(
  reader: Reader,
  state: State,
  period: Period,
  filter: FactFilter,
  dated: DatedBy,
): Promise<Readonly<Record<'costs' | 'touches' | 'credit', readonly FactGroup[]>>> {
  const question = { period, dated, ...filter };
  const [costs, touches, credit] = await Promise.all([
    askCube(reader, state, 'costs', question),
    askCube(reader, state, 'touches', question),
    askCube(reader, state, 'credit', question),
  ]);
  return { costs, touches, credit };
}

/** Platforms that cost data has ever told of, by `sourceKey`, each with the first day of it. */
export type CostedSources = ReadonlyMap<string, string>;

/** Platforms that cost data has told of up to a day. */
export async function fetchCostedSources(
  reader: Reader,
  { generation, revision }: State,
  to: string,
): Promise<CostedSources> {
  const found = await reader.rows<{ channel: string; source: string; first_day: string }>(
    COSTED_SOURCES,
    { generation, revision, to },
  );
  const first = new Map<string, string>();
  for (const { channel, source, first_day } of found) {
    const key = sourceKey(channel, platformOf(source));
    const known = first.get(key);
    if (known === undefined || first_day < known) first.set(key, first_day);
  }
  return first;
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
  return everSold(reader, { generation, revision });
}

/** Whether any source has ever told of a sale. */
export async function everSold(
  reader: Reader,
  { generation, revision }: Pick<State, 'generation' | 'revision'>,
): Promise<boolean> {
  return (await reader.rows(SALES_TOLD, { generation, revision })).length > 0;
}

/** Costs and visits have days of their own. */
const OWN_DAYS: DatedBy = { model: 'linear', basis: 'payment', customWeights: [] };

export function fetchCosts(reader: Reader, state: State, period: Period, filter: FactFilter) {
  return askCube(reader, state, 'costs', { period, dated: OWN_DAYS, ...filter });
}

export function fetchTouches(reader: Reader, state: State, period: Period, filter: FactFilter) {
  return askCube(reader, state, 'touches', { period, dated: OWN_DAYS, ...filter });
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
