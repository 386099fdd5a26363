import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { BadRowGroups } from '../../contract/operations.ts';
import { isoTime } from '../state.ts';

const GROUPS = sqlFile(import.meta.url, './groups.sql');

type Stored = Omit<BadRowGroups['groups'][number], 'records'> & { readonly records_: string };

/** Records that wait to be tried again, by the reason why they could not be read. */
export async function badRowGroups(reader: Reader): Promise<BadRowGroups> {
  const rows = await reader.rows<Stored>(GROUPS, {});
  return {
    groups: rows.map(({ records_, first_received, last_received, ...group }) => ({
      ...group,
      records: Number(records_),
      first_received: isoTime(first_received),
      last_received: isoTime(last_received),
    })),
  };
}
