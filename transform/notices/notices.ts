import { currentPublication } from '../derive/publication.ts';
import { sqlFile } from '../warehouse/sql-file.ts';
import type { RowReader } from '../warehouse/warehouse.ts';

const NOTICES = sqlFile(import.meta.url, './notices.sql');

/**
 * Why something that was read is not in the figures, or not as its sender meant it: records that were
 * skipped or are tests, texts that identify nobody, purchases that name no transaction, properties and items beyond the
 * bounds of an event, numbers that
 * several orders have, amounts without a rate, costs of which nobody says whether VAT is in them.
 */
export type NoticeName =
  | 'skipped'
  | 'tests'
  | 'placeholders'
  | 'purchases_without_id'
  | 'cut'
  | 'ambiguous_numbers'
  | 'missing_rates'
  | 'unknown_vat';

export interface Notice {
  readonly notice: NoticeName;
  /** Source and reason, type of identifier, account, or currency with its days. */
  readonly subject: string;
  readonly count: number;
}

/** All of them as of the published state, the most first. @param currency the base currency. */
export async function readNotices(reader: RowReader, currency: string): Promise<readonly Notice[]> {
  const { generation, revision } = await currentPublication(reader);
  return reader.rows<Notice>(NOTICES, { generation, revision, currency });
}
