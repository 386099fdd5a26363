import { sqlFile } from '../../warehouse/sql-file.ts';
import type { Reader, Writer } from '../../warehouse/warehouse.ts';
import { loadNumber } from '../load-number.ts';
import type { LoggedLoad } from './loads-of-range.ts';

const PLANNED = sqlFile(import.meta.url, './planned-batches.sql');
const ADOPT = sqlFile(import.meta.url, './adopt-plan.sql');

/** A range of the log that is loaded at once. */
export interface LogRange {
  readonly partition: number;
  readonly first: number;
  readonly last: number;
}

/** What a replay takes out, and what it loads instead: the same deliveries, in ranges of a better size. */
export interface ReplayPlan {
  readonly loads: readonly Pick<LoggedLoad, 'load' | keyof LogRange>[];
  readonly batches: readonly LogRange[];
}

const COLUMNS = ['attempt', 'load', 'partition', 'first', 'last', 'is_batch'] as const;
const ROWS_AT_ONCE = 100_000;

/** Stores the plan of an attempt. Both what is there and what will be there instead is known by it. */
export async function keepPlan(
  writer: Writer,
  attempt: string,
  { loads, batches }: ReplayPlan,
): Promise<void> {
  const rows = [
    ...loads.map((each) => [attempt, each.load, each.partition, each.first, each.last, false]),
    ...batches.map((each) => [
      attempt,
      loadNumber(each),
      each.partition,
      each.first,
      each.last,
      true,
    ]),
  ];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await writer.insert('replay_loads', COLUMNS, rows.slice(from, from + ROWS_AT_ONCE));
}

/** Makes the plan of an earlier attempt this one's. */
export async function adoptPlan(writer: Writer, earlier: string, attempt: string): Promise<void> {
  await writer.run(ADOPT, { earlier, attempt });
}

/** Forgets every plan but that of one attempt. */
export async function forgetPlans(writer: Writer, except?: string): Promise<void> {
  await writer.run(
    'ALTER TABLE replay_loads DELETE WHERE toString(attempt) != {except:String} SETTINGS mutations_sync = 2',
    { except: except ?? '' },
  );
}

/** Ranges that an attempt has to load, in the order of the log. */
export function plannedBatches(reader: Reader, attempt: string): Promise<LogRange[]> {
  return reader.rows<LogRange>(PLANNED, { attempt });
}
