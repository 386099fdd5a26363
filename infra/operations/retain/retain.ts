import type { EventLog } from '@throughline/ingest/log/event-log';
import { countExpired, emptyExpired } from '@throughline/transform/retain/empty-expired';
import { fenced } from '@throughline/transform/warehouse/fenced';
import type { Writer } from '@throughline/transform/warehouse/warehouse';
import { workSession } from '@throughline/transform/warehouse/work-session';
import type { Retention } from '../../config/retention-schema.ts';
import type { EraseParts } from '../erase/erase.ts';
import { HalfDone, mustBeDoneAgain } from '../half-done.ts';
import { type Bounds, boundsOf } from './bounds.ts';
import { type ExpiredFacts, expireFacts, wouldExpire } from './expire-facts.ts';
import { expireLog } from './expire-log.ts';

export interface RetainParts extends EraseParts {
  readonly log: EraseParts['log'] & Pick<EventLog, 'dropBefore'>;
  readonly retention: Retention;
}

/** What was asked for, and how far an earlier attempt came. */
export interface RetainParameters {
  readonly isDryRun?: boolean;
  /** Time by which it is decided what expires, µs since 1970 UTC; there once facts were removed. */
  readonly begunAt?: number;
  /** What it removes, for reports to say: see `expiredBefore`. */
  readonly eventsBefore?: number;
  readonly peopleBefore?: number;
}

/** What expired, or would, in deliveries, rows and people. */
export type Retained = ExpiredFacts &
  Readonly<Record<'deliveries' | 'bad_rows_raw' | 'properties' | 'click_ids', number>>;

const DAY_US = 86_400_000_000;
const WORK_NAME = 'retain';

/** Lets everything expire whose time has come. Again it does the rest. */
export async function retain(
  parts: RetainParts,
  { isDryRun = false, begunAt }: RetainParameters = {},
  keep: (parameters: RetainParameters) => Promise<void> = async () => {},
): Promise<Retained> {
  const { log, warehouse, retention, mayErase, clock, timezone } = parts;
  const now = begunAt ?? clock();
  const before = (days: number | null) => (days === null ? undefined : now - days * DAY_US);
  const expiring = {
    bad_rows_raw: before(retention.badRowsRaw),
    properties: before(retention.properties),
    click_ids: before(retention.clickIds),
  };
  const until = before(retention.log);
  const bounds = boundsOf(retention, now, timezone);
  if (isDryRun) {
    const facts = await wouldExpire(parts, bounds);
    const emptied = await countExpired(warehouse.reader(), expiring);
    const deliveries = until === undefined ? 0 : await expireLog(log, until, { isDryRun });
    return { ...facts, deliveries, ...emptied };
  }
  await warehouse.abandon(WORK_NAME);
  const session = workSession(warehouse, WORK_NAME, async () => {});
  const refusal = () => (mayErase() ? undefined : 'Another process derives this warehouse.');
  const write = <Result>(work: (writer: Writer) => Promise<Result>) =>
    session.use((writer) => work(fenced(writer, refusal)));
  try {
    const begun = { is: begunAt !== undefined, note: () => keep(notesOf(now, bounds)) };
    const facts = await expireFacts(parts, write, bounds, begun);
    const emptied = await write((writer) => emptyExpired(writer, expiring));
    const deliveries = until === undefined ? 0 : await expireLog(log, until);
    return { ...facts, deliveries, ...emptied };
  } catch (error) {
    if (mustBeDoneAgain(error)) throw error;
    throw new HalfDone('A retention', error);
  } finally {
    await session.close();
  }
}

function notesOf(begunAt: number, { events, people }: Bounds): RetainParameters {
  return {
    begunAt,
    ...(events !== undefined && { eventsBefore: events }),
    ...(people !== undefined && { peopleBefore: people }),
  };
}
