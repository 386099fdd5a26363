import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';

const NEWEST = sqlFile(import.meta.url, './newest-close.sql');
const DOCUMENTS = { source: 'throughline', account: 'main' } as const;

/** Names what answers depend on beside the published state: which months are closed. */
export async function closesName(reader: Reader): Promise<string> {
  const [found] = await reader.rows<{ readonly closes: string; readonly name: string }>(
    NEWEST,
    DOCUMENTS,
  );
  return found && found.closes !== '0' ? `closes:${found.closes}:${found.name}` : '';
}
