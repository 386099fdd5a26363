import { sqlFile, sqlStatements } from '../warehouse/sql-file.ts';
import { type RowReader, row, type Writer } from '../warehouse/warehouse.ts';

/** What expires in the warehouse, in the order of the statements. */
const EXPIRING = ['bad_rows_raw', 'properties', 'click_ids'] as const;
export type Expiring = (typeof EXPIRING)[number];

const COUNT = sqlFile(import.meta.url, './count-expired.sql');
const EMPTY = sqlStatements(import.meta.url, './empty-expired.sql');
/** Before anything: what does not expire. µs since 1970 UTC. */
const NEVER = 0;

type Before = Readonly<Record<Expiring, number | undefined>>;

/** How many rows of each are older than their time (µs since 1970 UTC; undefined: never) and not yet empty. */
export function countExpired(reader: RowReader, before: Before): Promise<Record<Expiring, number>> {
  return row<Record<Expiring, number>>(reader, COUNT, boundsOf(before));
}

function boundsOf(before: Before): Record<Expiring, number> {
  return Object.fromEntries(EXPIRING.map((name) => [name, before[name] ?? NEVER])) as Record<
    Expiring,
    number
  >;
}

/**
 * Empties what is older than its time (µs since 1970 UTC; undefined: never). Keys and hashes of rows stay,
 * so that what is derived from them does not change.
 * @returns how many rows of each were emptied.
 */
export async function emptyExpired(
  writer: Writer,
  before: Before,
): Promise<Record<Expiring, number>> {
  const bounds = boundsOf(before);
  const counts = await countExpired(writer, before);
  // A mutation that has nothing to do would be waited for just the same.
  for (const [index, name] of EXPIRING.entries())
    if (counts[name] > 0)
      await writer.run(`${EMPTY[index]} SETTINGS mutations_sync = 2`, { before: bounds[name] });
  return counts;
}
