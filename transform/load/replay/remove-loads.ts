import { sqlStatements } from '../../warehouse/sql-file.ts';
import type { Writer } from '../../warehouse/warehouse.ts';

const REMOVE = sqlStatements(import.meta.url, './remove-loads.sql');

/**
 * Removes what the loads of an attempt's plan brought: facts, what was read off them and nothing else
 * shows, open bad rows and books. Derived tables stay as they are. Done again it removes the rest.
 *
 * A fact that another load would have brought as well was stored once, by the first: it goes with it.
 */
export async function removeLoads(
  writer: Writer,
  attempt: string,
  onProgress: (done: number) => void = () => {},
): Promise<void> {
  for (const [index, statement] of REMOVE.entries()) {
    await writer.run(`${statement} SETTINGS mutations_sync = 2`, { attempt });
    onProgress((index + 1) / REMOVE.length);
  }
}
