import { setTimeout as sleep } from 'node:timers/promises';
import type { EventLog } from '@throughline/ingest/log/event-log';
import { Fenced } from '@throughline/transform/warehouse/fenced';
import { LOAD_GROUP } from '../../line/line.ts';
import { reached } from '../visibility.ts';

/** Until what was put in the place of bodies is stored. @throws Fenced once another process does this work. */
export async function untilLoaded(
  log: Pick<EventLog, 'ends' | 'committed'>,
  mayGoOn: () => boolean,
): Promise<void> {
  const ends = await log.ends();
  while (!reached(await log.committed(LOAD_GROUP), ends)) {
    if (!mayGoOn()) throw new Fenced('Another process derives this warehouse.');
    await sleep(50);
  }
}
