import { platformOf } from '@throughline/transform/channels/platform';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { Level } from '../../contract/terms.ts';
import { remembered } from '../remembered.ts';
import type { Rollup, State } from '../state.ts';
import type { ListedCampaign } from './rows/campaign-names.ts';
import { sourceKey } from './rows/source-key.ts';

const LISTED = sqlFile(import.meta.url, './listed-campaigns.sql');
const COSTED_SOURCES = sqlFile(import.meta.url, './costed-sources.sql');
const ROLLED_SOURCES = sqlFile(import.meta.url, './rolled-sources.sql');
const SALES_TOLD = sqlFile(import.meta.url, './sales-told.sql');

/** Platforms that cost data has ever told of, by `sourceKey`, each with the first day of it. */
export type CostedSources = ReadonlyMap<string, string>;

/** Platforms that cost data has told of up to a day. @param rollup where the state has one. */
export async function fetchCostedSources(
  reader: Reader,
  state: State,
  to: string,
  rollup?: Rollup,
): Promise<CostedSources> {
  const all = await remembered(state, 'costed sources', () => costedSources(reader, state, rollup));
  return new Map([...all].filter(([, first]) => first <= to));
}

async function costedSources(
  reader: Reader,
  { generation, revision }: State,
  rollup: Rollup | undefined,
): Promise<CostedSources> {
  const found = await reader.rows<{ channel: string; source: string; first_day: string }>(
    rollup ? ROLLED_SOURCES : COSTED_SOURCES,
    { generation, revision, ...(rollup && { epoch: rollup.epoch }) },
  );
  const first = new Map<string, string>();
  for (const { channel, source, first_day } of found) {
    const key = sourceKey(channel, platformOf(source));
    const known = first.get(key);
    if (known === undefined || first_day < known) first.set(key, first_day);
  }
  return first;
}

/** Whether any source has ever told of a sale. */
export function everSold(reader: Reader, state: State): Promise<boolean> {
  const { generation, revision } = state;
  return remembered(state, 'sales told', async () => {
    const found = await reader.rows(SALES_TOLD, { generation, revision });
    return found.length > 0;
  });
}

/** Names of campaigns and ad groups; nothing is read where no level needs them. */
export async function fetchListed(
  reader: Reader,
  state: State,
  levels: readonly Level[],
): Promise<readonly ListedCampaign[]> {
  const { generation, revision } = state;
  const isByGroup = levels.includes('ad_group');
  if (!levels.includes('campaign') && !isByGroup) return [];
  return remembered(state, isByGroup ? 'ad groups' : 'campaigns', () =>
    reader.rows<ListedCampaign>(LISTED, { generation, revision, levels }),
  );
}
