import { sqlFile } from '../warehouse/sql-file.ts';
import { type RowReader, row } from '../warehouse/warehouse.ts';

const BEFORE = sqlFile(import.meta.url, './expired-before.sql');

/** Before when events have expired, and people who had been silent since; µs since 1970 UTC, undefined where none have. */
export interface ExpiredBefore {
  readonly events: number | undefined;
  readonly people: number | undefined;
}

export async function expiredBefore(reader: RowReader): Promise<ExpiredBefore> {
  const { events, people } = await row<Record<keyof ExpiredBefore, string>>(reader, BEFORE);
  return { events: Number(events) || undefined, people: Number(people) || undefined };
}
