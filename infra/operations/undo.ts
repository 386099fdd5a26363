import { setTimeout as sleep } from 'node:timers/promises';
import { undoneImport } from '@throughline/ingest/erasure/undone-imports';
import type { EventLog } from '@throughline/ingest/log/event-log';
import type { Loader } from '@throughline/transform/load/loader';
import { type ReplayParameters, type ReplayParts, replay } from './replay.ts';

export interface UndoParts extends Omit<ReplayParts, 'log' | 'loader'> {
  readonly log: ReplayParts['log'] & Pick<EventLog, 'keys'>;
  readonly loader: Pick<Loader, 'load' | 'settled'>;
  /** Until every process that loads knows a new tombstone. */
  readonly settleMs: number;
}

export interface UndoParameters extends ReplayParameters {
  readonly importId: string;
  readonly source: string;
}

/**
 * Takes the facts of one import out again, as if it had never been. Its deliveries bring nothing from here on, and
 * whatever the source has brought is read again: a fact that another delivery tells as well stays, and is that one's.
 * Facts are of their source, so that no other has to be read for it.
 * @throws HalfDone, or what says that an outage or another process ended it: then it is done again.
 */
export async function undo(
  parts: UndoParts,
  parameters: UndoParameters,
  keep: (parameters: Partial<ReplayParameters>) => Promise<void>,
  onProgress: (done: number) => void = () => {},
): Promise<void> {
  const { log, loader, clock, settleMs } = parts;
  await log.keys.refresh();
  await log.keys.bury(undoneImport(parameters.importId, clock()));
  await sleep(settleMs);
  await loader.settled();
  await replay(parts, parameters, keep, onProgress);
}
