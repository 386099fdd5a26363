import { platformOf } from '@throughline/transform/channels/platform';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { Level } from '../../contract/terms.ts';
import type { State } from '../state.ts';
import type { ListedCampaign } from './rows/campaign-names.ts';
import { sourceKey } from './rows/source-key.ts';

const LISTED = sqlFile(import.meta.url, './listed-campaigns.sql');
const COSTED_SOURCES = sqlFile(import.meta.url, './costed-sources.sql');
const SALES_TOLD = sqlFile(import.meta.url, './sales-told.sql');

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

/** Whether any source has ever told of a sale. */
export async function everSold(
  reader: Reader,
  { generation, revision }: Pick<State, 'generation' | 'revision'>,
): Promise<boolean> {
  return (await reader.rows(SALES_TOLD, { generation, revision })).length > 0;
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
