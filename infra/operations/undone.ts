import type { EventLog } from '@throughline/ingest/log/event-log';

/** Imports that were undone, by id, whichever process undid them. */
export async function undoneOf({ keys }: Pick<EventLog, 'keys'>): Promise<ReadonlySet<string>> {
  await keys.refresh();
  return new Set(
    keys.tombstones().flatMap(({ importId }) => (importId === undefined ? [] : [importId])),
  );
}
