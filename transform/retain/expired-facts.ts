import { EVENT_KINDS } from '@throughline/ingest/contract/kinds/event-kinds';
import { sqlFile, sqlStatements } from '../warehouse/sql-file.ts';
import { type RowReader, row, type Writer } from '../warehouse/warehouse.ts';

const COUNT = sqlFile(import.meta.url, './count-facts.sql');
const FACTS = sqlStatements(import.meta.url, './remove-facts.sql');
const UNSHOWN = sqlStatements(import.meta.url, './remove-unshown.sql');
const SALES = EVENT_KINDS.filter(({ is }) => (is as readonly string[]).includes('sale')).map(
  ({ kind }) => kind,
);

/** Events before a time (µs since 1970 UTC), and how many of them tell a sale. Consent does not expire. */
export function countExpiredEvents(
  reader: RowReader,
  before: number,
): Promise<{ readonly events: number; readonly sales: number }> {
  return row(reader, COUNT, { before, sales: SALES });
}

/** Removes events before one time, and what the people whom `aim` noted did before another (µs since 1970 UTC). */
export async function removeExpiredFacts(
  writer: Writer,
  before: { readonly events: number; readonly people: number },
): Promise<void> {
  for (const statement of FACTS)
    await writer.run(`${statement} SETTINGS mutations_sync = 2`, before);
}

/** Removes names and ties that no fact shows any more. */
export async function removeUnshown(writer: Writer): Promise<void> {
  for (const statement of UNSHOWN) await writer.run(`${statement} SETTINGS mutations_sync = 2`);
}
