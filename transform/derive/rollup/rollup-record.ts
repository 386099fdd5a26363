import { Fenced } from '../../warehouse/fenced.ts';
import { sqlFile } from '../../warehouse/sql-file.ts';
import { type RowReader, row, type Writer } from '../../warehouse/warehouse.ts';

const RECORD = sqlFile(import.meta.url, './record.sql');
const MINE = sqlFile(import.meta.url, './recorded-mine.sql');

/** How far the rollups go. Rows of its epoch up to its revision add up to what that revision shows. */
export interface RollupRecord {
  readonly generation: number;
  readonly epoch: number;
  readonly revision: number;
  /** See `madeWith`. */
  readonly madeWith: string;
  /** Versions of the rules that have classified traffic. */
  readonly classifiedBy: string;
}

/** The roll-up that readers read; undefined where there is none. */
export async function newestRollup(
  reader: RowReader,
): Promise<Pick<RollupRecord, 'generation' | 'epoch' | 'revision'> | undefined> {
  const [newest] = await reader.rows<{ generation: number; epoch: number; revision: string }>(
    'SELECT generation, epoch, revision FROM rollups ORDER BY epoch DESC, revision DESC LIMIT 1',
  );
  return newest && { ...newest, revision: Number(newest.revision) };
}

/**
 * Makes a roll-up visible, as `publish` does a revision.
 * @param at µs since 1970 UTC.
 * @throws Fenced when this or a later one was recorded by another process.
 */
export async function recordRollup(
  writer: Writer,
  rollup: RollupRecord,
  at: number,
): Promise<void> {
  const { generation, epoch, revision } = rollup;
  const parameters = {
    ...{ generation, epoch, revision, at },
    ...{ made_with: rollup.madeWith, classified_by: rollup.classifiedBy },
  };
  await writer.run(RECORD, parameters);
  const { mine } = await row<{ mine: string }>(writer, MINE, parameters);
  if (mine === '0') throw new Fenced(`Another process has rolled up revision ${revision}.`);
}
