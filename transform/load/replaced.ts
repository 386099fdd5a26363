import { sqlFile } from '../warehouse/sql-file.ts';
import type { RowReader } from '../warehouse/warehouse.ts';

/** A block that an import replaced, and how many rows stood there before that the import does not hold. */
export interface ReplacedBlock {
  readonly block: string;
  readonly rows: number;
  /** Costs before and now are of different campaigns: it may be another account's block. */
  readonly others: boolean;
}

const REPLACED = sqlFile(import.meta.url, './replaced.sql');

/**
 * What an import took out by restating blocks. A restatement replaces its block as a whole, so that of a
 * day in two files of two commands the first half would be gone without a word.
 */
export async function replacedBlocks(
  reader: RowReader,
  importId: string,
): Promise<ReplacedBlock[]> {
  const blocks = await reader.rows<{ block: string; rows: number; others: boolean | number }>(
    REPLACED,
    { importId },
  );
  return blocks.map(({ block, rows, others }) => ({ block, rows, others: Boolean(others) }));
}
