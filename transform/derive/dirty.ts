import { sqlFile } from '../warehouse/sql-file.ts';
import type { Reader, Writer } from '../warehouse/warehouse.ts';

const SET_ASIDE = sqlFile(import.meta.url, './again.sql');

/** Loads whose people have still to be derived. */
export async function dirtyBatches(reader: Reader, limit: number): Promise<bigint[]> {
  const rows = await reader.rows<{ batch: string }>(
    'SELECT DISTINCT batch FROM dirty LIMIT {limit:UInt32}',
    { limit },
  );
  return rows.map(({ batch }) => BigInt(batch));
}

/**
 * Fills `work_dirty` with what these loads touched, or with everything.
 * @param version of the program: what another one has set aside is tried again. Undefined: it is not.
 */
export async function takeDirty(
  warehouse: Writer,
  batches: readonly bigint[] | 'all',
  version?: string,
): Promise<void> {
  if (version !== undefined && batches !== 'all') await warehouse.run(SET_ASIDE, { version });
  if (batches !== 'all') {
    await warehouse.run(
      'INSERT INTO work_dirty SELECT DISTINCT kind, key FROM dirty WHERE batch IN {batches:Array(UInt64)}',
      { batches },
    );
    return;
  }
  await warehouse.run(
    "INSERT INTO work_dirty SELECT DISTINCT 'identifier', identifier FROM identifiers",
  );
  await warehouse.run("INSERT INTO work_dirty SELECT DISTINCT 'entity', key FROM entities");
  await warehouse.run("INSERT INTO work_dirty SELECT DISTINCT 'slice', slice FROM slices");
}

/** What is known of `work_dirty` where what it was filled with is of these kinds alone. */
export function dirtyKinds(kinds: readonly string[]): ReadonlyMap<string, boolean> {
  return new Map(
    ['identifier', 'entity', 'slice'].map((kind) => [
      `work_dirty WHERE kind = '${kind}'`,
      kinds.includes(kind),
    ]),
  );
}

/** What these loads touched has been derived. */
export async function forget(warehouse: Writer, batches: readonly bigint[]): Promise<void> {
  for (const batch of batches) await warehouse.run(`ALTER TABLE dirty DROP PARTITION ${batch}`);
}
