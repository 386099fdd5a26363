import type { EventLog } from '@throughline/ingest/log/event-log';
import { emptyExpired } from '@throughline/transform/retain/empty-expired';
import { fenced } from '@throughline/transform/warehouse/fenced';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import { workSession } from '@throughline/transform/warehouse/work-session';
import type { Retention } from '../../config/retention-schema.ts';
import { HalfDone, mustBeDoneAgain } from '../half-done.ts';
import { expireLog } from './expire-log.ts';

export interface RetainParts {
  readonly log: Pick<
    EventLog,
    'partitions' | 'ends' | 'committed' | 'read' | 'keys' | 'dropBefore'
  >;
  readonly warehouse: Warehouse;
  readonly retention: Retention;
  readonly mayRetain: () => boolean;
  /** µs since 1970 UTC. */
  readonly clock: () => number;
}

/** What expired, in deliveries and rows. */
export type Retained = Readonly<
  Record<'deliveries' | 'bad_rows_raw' | 'properties' | 'click_ids', number>
>;

const DAY_US = 86_400_000_000;
const WORK_NAME = 'retain';

/** Lets everything expire whose time has come. Again it does the rest. */
export async function retain({
  log,
  warehouse,
  retention,
  mayRetain,
  clock,
}: RetainParts): Promise<Retained> {
  const now = clock();
  const before = (days: number | null) => (days === null ? undefined : now - days * DAY_US);
  await warehouse.abandon(WORK_NAME);
  const session = workSession(warehouse, WORK_NAME, async () => {});
  const refusal = () => (mayRetain() ? undefined : 'Another process derives this warehouse.');
  try {
    const emptied = await session.use((writer) =>
      emptyExpired(fenced(writer, refusal), {
        bad_rows_raw: before(retention.badRowsRaw),
        properties: before(retention.properties),
        click_ids: before(retention.clickIds),
      }),
    );
    const until = before(retention.log);
    const deliveries = until === undefined ? 0 : await expireLog(log, until);
    return { deliveries, ...emptied };
  } catch (error) {
    if (mustBeDoneAgain(error)) throw error;
    throw new HalfDone('A retention', error);
  } finally {
    await session.close();
  }
}
