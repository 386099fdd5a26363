import type { EventLog } from '@throughline/ingest/log/event-log';
import { dirtyBatches } from '@throughline/transform/derive/dirty';
import type { Reader, Warehouse } from '@throughline/transform/warehouse/warehouse';
import { LOAD_GROUP } from '../line/line.ts';
import { keepLoadNote, type LoadNote, readLoadNote } from './load-note.ts';
import { reached } from './visibility.ts';

type NotedLog = Pick<EventLog, 'note' | 'keepNote' | 'committed'>;

/** What any process says while the warehouse is being loaded again: its reports lack what is to come. */
export async function reloadProblem(
  log: Pick<NotedLog, 'note' | 'committed'>,
): Promise<string | undefined> {
  const until = (await readLoadNote(log))?.reloadUntil;
  if (!until) return undefined;
  const sum = (offsets: readonly number[]) => offsets.reduce((total, offset) => total + offset, 0);
  const committed = await log.committed(LOAD_GROUP);
  const done = sum(until.map((end, partition) => Math.min(end, committed[partition] ?? 0)));
  const share = sum(until) === 0 ? 1 : done / sum(until);
  return `The warehouse is loading again from the log (${Math.floor(share * 100)} %): until it is done, reports lack deliveries.`;
}

/** Ends the reload once all of it is derived. Called again and again by the process that derives. */
export function reloadWatch(log: NotedLog, warehouse: Pick<Warehouse, 'reader'>) {
  let note: LoadNote | undefined;
  let isRead = false;
  return async (): Promise<void> => {
    if (!isRead) {
      note = await readLoadNote(log);
      isRead = true;
    }
    if (!note?.reloadUntil) return;
    const isDone =
      reached(await log.committed(LOAD_GROUP), note.reloadUntil) &&
      (await isDerived(warehouse.reader()));
    if (!isDone) return;
    note = { warehouse: note.warehouse };
    await keepLoadNote(log, note);
  };
}

async function isDerived(reader: Reader): Promise<boolean> {
  return (await dirtyBatches(reader, 1)).length === 0;
}
