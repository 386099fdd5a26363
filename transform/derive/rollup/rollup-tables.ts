import { row, type Writer } from '../../warehouse/warehouse.ts';
import { sweepWhere } from '../sweep-where.ts';

/** Tables whose rows belong to an epoch of a generation, and to the revision with which they came in. */
export const ROLLUP_TABLES = ['way_days', 'channel_days', 'channel_delays'] as const;

interface Epoch {
  readonly generation: number;
  readonly epoch: number;
}

/**
 * Removes what a roll-up wrote before it could be recorded: later epochs, and later rows of this one.
 * @returns whether there were later rows of this one.
 */
export async function sweepRollups(
  writer: Writer,
  { epoch, revision }: { readonly epoch: number; readonly revision: number },
): Promise<boolean> {
  await dropEpochs(writer, (found) => found.epoch > epoch);
  const where = 'epoch = {epoch:UInt32} AND revision > {revision:UInt64}';
  return sweepWhere(writer, ROLLUP_TABLES, where, { epoch, revision });
}

export async function dropEpochs(writer: Writer, isGone: (epoch: Epoch) => boolean): Promise<void> {
  for (const table of ROLLUP_TABLES) {
    const found = await writer.rows<Epoch>(`SELECT DISTINCT generation, epoch FROM ${table}`);
    for (const { generation, epoch } of found.filter(isGone))
      await writer.run(`ALTER TABLE ${table} DROP PARTITION (${generation}, ${epoch})`);
  }
}

/** Removes epochs before one; it stays for those who still read it. */
export async function forgetEpochs(writer: Writer, before: number): Promise<void> {
  await dropEpochs(writer, ({ epoch }) => epoch < before);
  const { records } = await row<{ records: string }>(
    writer,
    'SELECT count() AS records FROM rollups WHERE epoch < {before:UInt32}',
    { before },
  );
  if (records !== '0')
    await writer.run(
      'ALTER TABLE rollups DELETE WHERE epoch < {before:UInt32} SETTINGS mutations_sync = 2',
      { before },
    );
}
