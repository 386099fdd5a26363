import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { Period } from '../period.ts';
import type { State } from '../state.ts';

const FACT_DAYS = sqlFile(import.meta.url, './fact-days.sql');
const BOOKS = sqlFile(import.meta.url, './books.sql');

/** An account of a source with the days on which it told something, in order. */
export interface FactDays {
  readonly source: string;
  readonly account: string;
  readonly days: readonly string[];
  readonly facts: readonly (string | number)[];
}

/** What came from an account of a source. */
export interface SourceBooks {
  readonly source: string;
  readonly account: string;
  /** Empty where no delivery is on the books. */
  readonly last_received: string;
  readonly accepted: string;
  readonly duplicates: string;
  readonly skipped: string;
  readonly rejected: string;
}

export function fetchFactDays(
  reader: Reader,
  { generation, revision }: State,
  today: string,
): Promise<readonly FactDays[]> {
  return reader.rows<FactDays>(FACT_DAYS, { generation, revision, as_of: today });
}

export function fetchBooks(
  reader: Reader,
  { from, to }: Period,
  timezone: string,
): Promise<readonly SourceBooks[]> {
  return reader.rows<SourceBooks>(BOOKS, { from, to, timezone });
}
