import { setTimeout as sleep } from 'node:timers/promises';
import type { Fact } from '@throughline/ingest/contract/fact';
import { isErased } from '@throughline/ingest/erasure/erased-facts';
import { expiredEvents, isExpired } from '@throughline/ingest/erasure/expired-events';
import { dropGenerations } from '@throughline/transform/derive/generations';
import { dropInactive } from '@throughline/transform/erase/drop-inactive';
import {
  aim,
  aimAtDeliveries,
  forgetTargets,
  type People,
  settleBooks,
} from '@throughline/transform/erase/remove-person';
import {
  countExpiredEvents,
  removeExpiredFacts,
  removeUnshown,
} from '@throughline/transform/retain/expired-facts';
import { inactivePeople } from '@throughline/transform/retain/inactive-people';
import type { Reader, Writer } from '@throughline/transform/warehouse/warehouse';
import type { EraseParts } from '../erase/erase.ts';
import { namesOf } from '../erase/names-of.ts';
import { rewriteLog } from '../erase/rewrite-log.ts';
import { untilLoaded } from '../erase/until-loaded.ts';
import type { Bounds } from './bounds.ts';

/** What expired, or would: events, those of them that told a sale, and people. */
export type ExpiredFacts = Readonly<Record<'events' | 'sales_of_events' | 'people', number>>;

/** Names of so many people are in memory at once; each such part reads the log once. */
const PEOPLE_AT_ONCE = 50_000;
/** Before anything: what does not expire. */
const NEVER = 0;
const NOBODY: People = { owners: [], identifiers: [], numbers: [], entities: [] };

/**
 * Removes events before a time and people who have been silent since one, from the log and from the warehouse, and
 * derives what is left. A time alone says which events: however many people they are of, there is one tombstone. People
 * need none: their facts leave the log, so that no replay brings them back, and what is sent again expires again.
 *
 * Each step may be done again. The log comes first, and facts of the warehouse last, so that what is left to do is found
 * by what is still there; once anything was removed, `begun` says so to whoever goes on.
 */
export async function expireFacts(
  parts: EraseParts,
  write: <Result>(work: (writer: Writer) => Promise<Result>) => Promise<Result>,
  bounds: Bounds,
  begun: { readonly is: boolean; note(): Promise<void> },
): Promise<ExpiredFacts> {
  const { log, loader, deriver, map, mayErase, warehouse, settleMs, graceMs } = parts;
  const before = bounds.events ?? NEVER;
  const silentSince = bounds.people ?? NEVER;
  const { events, sales } = await countExpiredEvents(warehouse.reader(), before);
  let silent = await silentPeople(warehouse.reader(), bounds.people);
  if (!begun.is && events === 0 && silent.owners.length === 0)
    return { events, sales_of_events: sales, people: 0 };
  await begun.note();
  if (begun.is) await write(settleBooks);
  if (bounds.events !== undefined) {
    await log.keys.withSecret();
    await log.keys.bury(expiredEvents(before));
    await sleep(settleMs);
    await loader.settled();
  }
  let people = 0;
  for (let isFirst = true; isFirst || silent.owners.length > 0; isFirst = false) {
    const names = namesOf(silent, silentSince - 1);
    await write((writer) => aim(writer, silent));
    await rewriteLog({
      ...{ log, map, texts: [] },
      isGone: (fact: Fact) => isExpired(fact, before) || isErased(fact, names),
      note: (deliveries) => write((writer) => aimAtDeliveries(writer, deliveries)),
    });
    await untilLoaded(log, mayErase);
    await write((writer) => removeExpiredFacts(writer, { events: before, people: silentSince }));
    await write(settleBooks);
    people += silent.owners.length;
    const next = await silentPeople(warehouse.reader(), bounds.people);
    // Each part has others: those whose facts went are not found again.
    silent = next.owners[0] === silent.owners[0] ? NOBODY : next;
  }
  await write(removeUnshown);
  const { generation } = await deriver.rebuild();
  await sleep(graceMs);
  await write((writer) => dropGenerations(writer, generation));
  await write(forgetTargets);
  if (!parts.isCluster) await write(dropInactive);
  return { events, sales_of_events: sales, people };
}

/** What would expire; of people at most so many are counted as go at once. */
export async function wouldExpire(
  { warehouse }: Pick<EraseParts, 'warehouse'>,
  bounds: Bounds,
): Promise<ExpiredFacts> {
  const reader = warehouse.reader();
  const { events, sales } = await countExpiredEvents(reader, bounds.events ?? NEVER);
  const { owners } = await silentPeople(reader, bounds.people);
  return { events, sales_of_events: sales, people: owners.length };
}

/** To find them, all facts are looked at: nobody is looked for where people are kept for ever. */
async function silentPeople(reader: Reader, since: number | undefined): Promise<People> {
  return since === undefined ? NOBODY : inactivePeople(reader, since, PEOPLE_AT_ONCE);
}
