import { sqlFile, sqlStatements } from '../warehouse/sql-file.ts';
import { row, type Writer } from '../warehouse/warehouse.ts';

const HORIZON = sqlFile(import.meta.url, './horizon.sql');
const COMPACT = sqlStatements(import.meta.url, './compact.sql');

export interface CompactOptions {
  /** Compact once so many owners were superseded. */
  readonly owners: number;
  /** A state that was published longer ago than this is no longer being read. Seconds. */
  readonly keepSeconds: number;
}

export const DEFAULT_COMPACTION: CompactOptions = { owners: 200_000, keepSeconds: 120 };

/**
 * Removes rows that later revisions replaced, so that the tables grow with what is stored and not with
 * how often it changed. Returns the revision up to which it did, or undefined when there was little to gain.
 */
export async function compact(
  warehouse: Writer,
  options: CompactOptions = DEFAULT_COMPACTION,
): Promise<number | undefined> {
  const { horizon } = await row<{ horizon: string }>(warehouse, HORIZON, {
    keep: options.keepSeconds,
  });
  const { owners } = await row<{ owners: string }>(
    warehouse,
    'SELECT count() AS owners FROM superseded WHERE by_revision <= {horizon:UInt64}',
    { horizon },
  );
  if (horizon === '0' || Number(owners) < options.owners) return undefined;
  for (const statement of COMPACT)
    await warehouse.run(`${statement} SETTINGS mutations_sync = 2`, { horizon });
  return Number(horizon);
}
