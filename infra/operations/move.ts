import { appendOrRefer } from '@throughline/ingest/log/append-or-refer';
import { deliveryKey } from '@throughline/ingest/log/delivery-key';
import type { EventLog } from '@throughline/ingest/log/event-log';
import { DeliveryIds } from './delivery-ids.ts';
import { logPages } from './log-pages.ts';

export interface MoveOptions {
  /** Also into a log that holds deliveries of others. */
  readonly add?: boolean;
  /** Told the share done, 0 to 1. */
  readonly onProgress?: (done: number) => void;
}

/** What a move came to, in deliveries. */
export interface Moved {
  /** In the log that was moved. */
  readonly deliveries: number;
  /** Of them, those that the other log did not have yet. */
  readonly appended: number;
  /** Of them, those larger than the other log takes: a reference stands in their place, which becomes a bad row. */
  readonly tooLarge: number;
}

/** The log to move to holds deliveries that are not in the other one. */
export class LogInUse extends Error {
  override readonly name = 'LogInUse';
  readonly code = 'log_in_use';

  constructor(strangers: number) {
    super(
      `The log to move to already holds ${strangers} deliveries that are not of this data folder: choose a new topic (log.kafka.topic) and a new database (warehouse.database), or move into it all the same with --add.`,
    );
  }
}

/**
 * Appends every delivery of one log to another: everything else follows from the log. What the other
 * one has already, from a move that was broken off, is left out.
 * @throws LogInUse before anything is appended.
 */
export async function move(
  from: Pick<EventLog, 'ends' | 'read' | 'keys'>,
  to: Pick<EventLog, 'ends' | 'read' | 'append' | 'keys'>,
  { add = false, onProgress = () => {} }: MoveOptions = {},
): Promise<Moved> {
  const present = new DeliveryIds();
  for await (const page of logPages(to)) for (const { delivery } of page) present.add(delivery.id);
  if (present.size > 0 && !add) {
    const ours = new DeliveryIds();
    for await (const page of logPages(from))
      for (const { delivery } of page) if (present.has(delivery.id)) ours.add(delivery.id);
    if (ours.size < present.size) throw new LogInUse(present.size - ours.size);
  }
  // Before any delivery: what was erased here is dropped there as well.
  await to.keys.adopt(from.keys);
  const total = (await from.ends()).reduce((sum, end) => sum + end, 0);
  let deliveries = 0;
  let appended = 0;
  let tooLarge = 0;
  for await (const page of logPages(from)) {
    const records = page
      // What is left of a body that was destroyed stands in another delivery, under the same id.
      .filter(({ delivery, isDestroyed }) => !isDestroyed && !present.has(delivery.id))
      .map(({ delivery }) => ({ key: deliveryKey(delivery), delivery }));
    if (records.length > 0) tooLarge += (await appendOrRefer(to, records)).tooLarge.length;
    deliveries += page.length;
    appended += records.length;
    onProgress(deliveries / total);
  }
  return { deliveries, appended, tooLarge };
}
