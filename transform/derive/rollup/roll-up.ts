import { sqlFile } from '../../warehouse/sql-file.ts';
import { row } from '../../warehouse/warehouse.ts';
import { EVERYTHING, parts } from '../key-range.ts';
import type { Publication } from '../publication.ts';
import type { WorkWriter } from '../work-tables.ts';
import type { Extent } from './changes.ts';
import { madeWith } from './made-with.ts';
import { type RollupRecord, recordRollup } from './rollup-record.ts';
import { forgetEpochs } from './rollup-tables.ts';
import { FOLD, STATEMENTS } from './statements.ts';

const OWNERS = sqlFile(import.meta.url, './rolled-owners.sql');
const CLASSIFIED_BY = sqlFile(import.meta.url, './classified-by.sql');
/** Rows of the ledger whose credit is computed at once. */
const ROWS_A_CHUNK = 500_000;

export interface RollUpOptions {
  /** Of the model `custom`. */
  readonly customWeights: readonly number[];
  /** An epoch that has grown by so many rows begins anew. */
  readonly foldRows?: number;
}

/** Rows of changes that cost more to read than to sum up. */
const FOLD_ROWS = 500_000;
/** What a roll-up counts beside its rows: its record is read with every report. */
const ROWS_A_RECORD = 100;

/**
 * Brings the rollups to the published state in one step: what it shows less what the last recorded roll-up
 * showed, whatever was published between. Without one that it can build on, it sums up everything there is
 * in a new epoch. Nothing of it counts until it is recorded; what was left by one that was not has to be
 * swept before.
 * @param last the newest roll-up that was recorded.
 * @param at µs since 1970 UTC.
 */
export async function rollUp(
  writer: WorkWriter,
  published: Publication,
  last: RollupRecord | undefined,
  { customWeights, foldRows = FOLD_ROWS }: RollUpOptions,
  at: number,
): Promise<RollupRecord> {
  const made = madeWith(customWeights);
  const { rules: classifiedBy } = await row<{ rules: string }>(writer, CLASSIFIED_BY);
  const isMore =
    last !== undefined &&
    last.generation === published.generation &&
    last.madeWith === made &&
    last.classifiedBy === classifiedBy;
  const rolled: RollupRecord = {
    generation: published.generation,
    epoch: isMore ? last.epoch : (last?.epoch ?? 0) + 1,
    revision: published.revision,
    ...{ madeWith: made, classifiedBy },
  };
  await sumUp(writer, rolled, isMore ? 'changed' : 'all', {
    custom: customWeights,
    from: isMore ? last.revision : 0,
  });
  await recordRollup(writer, rolled, at);
  if (!isMore) {
    await forgetEpochs(writer, rolled.epoch - 1);
    return rolled;
  }
  return (await hasGrown(writer, rolled, foldRows)) ? fold(writer, rolled, at) : rolled;
}

async function sumUp(
  writer: WorkWriter,
  { generation, epoch, revision }: RollupRecord,
  extent: Extent,
  more: Readonly<Record<string, unknown>>,
): Promise<void> {
  const parameters = { generation, epoch, revision, ...more };
  const { found, touches, costs, sales, credit, ofCredit, ofWays } = STATEMENTS[extent];
  await writer.run('TRUNCATE TABLE work_rolled');
  if (extent === 'changed') await writer.run(OWNERS, parameters);
  const rows = await row<Record<'journeys' | 'costs' | 'sales', string>>(writer, found, parameters);
  await writer.run(touches, parameters);
  if (rows.costs !== '0') await writer.run(costs, parameters);
  if (rows.sales !== '0') await writer.run(sales, parameters);
  for (const range of parts(EVERYTHING, Math.ceil(Number(rows.journeys) / ROWS_A_CHUNK))) {
    await writer.run('TRUNCATE TABLE work_credit');
    await writer.run(credit, { ...parameters, owner_from: range.from, owner_to: range.to });
    for (const sql of ofCredit) await writer.run(sql, parameters);
  }
  await writer.free(['work_credit', 'work_rolled']);
  await writer.run(ofWays, parameters);
}

/** Whether what was added to an epoch since it began is worth summing up. */
async function hasGrown(
  writer: WorkWriter,
  { epoch }: RollupRecord,
  foldRows: number,
): Promise<boolean> {
  const { added } = await row<{ added: string }>(
    writer,
    `SELECT count() + {a_record:UInt32} * (SELECT count() FROM rollups WHERE epoch = {epoch:UInt32}) AS added FROM way_days
     WHERE epoch = {epoch:UInt32} AND revision > (SELECT min(revision) FROM rollups WHERE epoch = {epoch:UInt32})`,
    { epoch, a_record: ROWS_A_RECORD },
  );
  return Number(added) >= foldRows;
}

/** The same state in a new epoch, with one row where there were many. Readers of the old one go on. */
async function fold(writer: WorkWriter, folded: RollupRecord, at: number): Promise<RollupRecord> {
  const { generation, revision } = folded;
  const rolled = { ...folded, epoch: folded.epoch + 1 };
  const parameters = { generation, revision, epoch: rolled.epoch, folded: folded.epoch };
  for (const sql of FOLD) await writer.run(sql, parameters);
  await writer.run(STATEMENTS.all.ofWays, parameters);
  await recordRollup(writer, rolled, at);
  await forgetEpochs(writer, folded.epoch);
  return rolled;
}
