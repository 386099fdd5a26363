import { Fenced } from '../warehouse/fenced.ts';
import { sqlFile } from '../warehouse/sql-file.ts';
import { type RowReader, row, type Writer } from '../warehouse/warehouse.ts';

const MINE = sqlFile(import.meta.url, './published-mine.sql');
const PUBLISH = sqlFile(import.meta.url, './publish-revision.sql');

/** State of the derived tables that readers may read. */
export interface Publication {
  readonly generation: number;
  readonly revision: number;
}

/** The state that readers read; generation 1 and revision 0 before anything was derived. */
export async function currentPublication(
  reader: RowReader,
): Promise<Publication & { readonly settings: string }> {
  const [last] = await reader.rows<{ generation: number; revision: string; settings: string }>(
    'SELECT generation, revision, settings FROM publications ORDER BY revision DESC LIMIT 1',
  );
  return last
    ? { ...last, revision: Number(last.revision) }
    : { generation: 1, revision: 0, settings: '' };
}

/**
 * Makes a revision visible. The condition is checked by the warehouse itself as it stores the row, so
 * that of two processes that derive at the same time only one can publish.
 * @param at µs since 1970 UTC.
 * @throws Fenced when this or a later revision was published by another process.
 */
export async function publish(
  writer: Writer,
  { generation, revision }: Publication,
  settings: string,
  at: number,
): Promise<void> {
  const parameters = { generation, revision, settings, at };
  await writer.run(PUBLISH, parameters);
  const { mine } = await row<{ mine: string }>(writer, MINE, parameters);
  if (mine === '0') throw new Fenced(`Another process has published revision ${revision}.`);
}
