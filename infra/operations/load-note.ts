import type { EventLog } from '@throughline/ingest/log/event-log';
import { LOAD_GROUP } from '../line/line.ts';

/** What is kept beside the offsets up to which the log is loaded. */
export interface LoadNote {
  /** Id of the warehouse that they tell of. */
  readonly warehouse: string;
  /** While it is loaded again: how far it had been loaded before. */
  readonly reloadUntil?: readonly number[];
}

export async function readLoadNote(log: Pick<EventLog, 'note'>): Promise<LoadNote | undefined> {
  const text = await log.note(LOAD_GROUP);
  if (text === undefined) return undefined;
  // Written by this program alone.
  return JSON.parse(text) as LoadNote;
}

export async function keepLoadNote(log: Pick<EventLog, 'keepNote'>, note: LoadNote): Promise<void> {
  await log.keepNote(LOAD_GROUP, JSON.stringify(note));
}
