import { setTimeout as pause } from 'node:timers/promises';
import { type EventLog, GroupBusy, LogMisconfigured } from '@throughline/ingest/log/event-log';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import { warehouseId } from '@throughline/transform/warehouse/warehouse-id';
import { LOAD_GROUP } from '../line/line.ts';
import type { Say } from '../line/say.ts';
import { keepLoadNote, readLoadNote } from './load-note.ts';

const PATIENCE_MS = 60_000;
const AGAIN_MS = 250;

export interface AlignParts {
  readonly log: Pick<
    EventLog,
    'partitions' | 'ends' | 'committed' | 'seek' | 'read' | 'note' | 'keepNote' | 'beginAt'
  >;
  readonly warehouse: Pick<Warehouse, 'rows' | 'insert'>;
  /** µs since 1970 UTC. */
  readonly clock: () => number;
  readonly say: Say;
}

/**
 * Committed offsets are the log's word on what the warehouse holds, and the two can be lost or restored
 * apart. Before anything is consumed they are compared, by the warehouse's id that is kept beside the
 * offsets and by the deliveries that the warehouse has booked:
 *
 * - another warehouse, or one that lacks what was committed: it is loaded again, from the first
 *   delivery that it lacks;
 * - an empty log beside a warehouse that knows deliveries: it begins behind their offsets, so that no
 *   offset means two deliveries.
 *
 * @throws LogMisconfigured for a log that has begun and ends before what the warehouse has loaded of it.
 */
export async function alignOffsets(parts: AlignParts): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;)
    try {
      return await align(parts);
    } catch (error) {
      // Workers that start together all look; whoever comes second finds it done.
      if (!(error instanceof GroupBusy) || Date.now() > deadline) throw error;
      await pause(AGAIN_MS * (1 + Math.random()));
    }
}

async function align({ log, warehouse, clock, say }: AlignParts): Promise<void> {
  const id = await warehouseId(warehouse, clock());
  const note = await readLoadNote(log);
  // In this order: other processes may go on meanwhile, and each of the three is never before the next.
  const committed = await log.committed(LOAD_GROUP);
  const loaded = await loadedOffsets(warehouse, log.partitions);
  const ends = await log.ends();
  const isOther = note !== undefined && note.warehouse !== id;
  const isLogShort = !isOther && loaded.some((next, partition) => next > ends[partition]!);
  if (isLogShort) {
    await replaceLog(log, ends, loaded);
    await keepLoadNote(log, { warehouse: id });
    say(
      'warn',
      'The log is new, but the warehouse holds what earlier deliveries brought: they stay in reports and can no longer be replayed. Restore the log folder from a backup if there is one.',
      { loaded },
    );
    return;
  }
  const wanted = isOther ? loaded.map(() => 0) : loaded;
  const targets: number[] = [];
  for (const [partition, end] of committed.entries())
    targets.push(
      wanted[partition]! < end ? await firstFrom(log, partition, wanted[partition]!, end) : end,
    );
  const until = committed.map((end, partition) =>
    Math.max(end, note?.reloadUntil?.[partition] ?? 0),
  );
  if (targets.every((target, partition) => target === committed[partition])) {
    if (isOther || note === undefined) await keepLoadNote(log, { warehouse: id });
    return;
  }
  say(
    'warn',
    isOther
      ? 'The offsets of the log belong to another warehouse: this one is loaded again from the log.'
      : 'The warehouse lacks deliveries that the log had handed to it: it is loaded again from the log.',
    { from: targets, until },
  );
  // The note first: a process that dies between the two must still say that reports are not whole.
  await keepLoadNote(log, { warehouse: id, reloadUntil: until });
  await log.seek(LOAD_GROUP, targets);
}

/** First offset of each partition that the warehouse has not booked. */
async function loadedOffsets(
  warehouse: Pick<Warehouse, 'rows'>,
  partitions: number,
): Promise<readonly number[]> {
  const rows = await warehouse.rows<{ partition: number; next: number }>(
    'SELECT partition, toFloat64(max(offset) + 1) AS next FROM deliveries GROUP BY partition',
  );
  const byPartition = new Map(rows.map(({ partition, next }) => [partition, next]));
  return Array.from({ length: partitions }, (_, partition) => byPartition.get(partition) ?? 0);
}

/** The first offset from there on that the log still has; a log that drops records begins later than 0. */
async function firstFrom(
  log: Pick<EventLog, 'read'>,
  partition: number,
  from: number,
  end: number,
): Promise<number> {
  const [first] = await log.read(partition, from, 1);
  return Math.min(first?.offset ?? end, end);
}

async function replaceLog(
  log: AlignParts['log'],
  ends: readonly number[],
  loaded: readonly number[],
): Promise<void> {
  if (!log.beginAt || ends.some((end) => end > 0))
    throw new LogMisconfigured(
      `The log ends at ${JSON.stringify(ends)}, before what the warehouse has loaded from it (${JSON.stringify(loaded)}): it is not the log of this warehouse, or an older copy of it. Restore the newer log; or move the warehouse aside, and it is made again from this log.`,
    );
  await log.beginAt(loaded);
  await log.seek(LOAD_GROUP, loaded);
}
