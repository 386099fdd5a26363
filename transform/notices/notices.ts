import { currentPublication } from '../derive/publication.ts';
import { sqlFile } from '../warehouse/sql-file.ts';
import type { RowReader } from '../warehouse/warehouse.ts';

const NOTICES = sqlFile(import.meta.url, './notices.sql');
const SILENT_GOALS = sqlFile(import.meta.url, './silent-goals.sql');

/**
 * Why something that was read is not in the figures, or not as its sender meant it: records that were
 * skipped or are tests, texts that identify nobody, purchases that name no transaction, properties and items beyond the
 * bounds of an event, numbers that
 * several orders have, amounts without a rate, costs of which nobody says whether VAT is in them, goals that nothing reaches,
 * events of visitors who denied analytics and of the business's own people.
 */
export type NoticeName =
  | 'skipped'
  | 'tests'
  | 'placeholders'
  | 'purchases_without_id'
  | 'cut'
  | 'ambiguous_numbers'
  | 'missing_rates'
  | 'unknown_vat'
  | 'silent_goals'
  | 'unconsented'
  | 'internal';

export interface Notice {
  readonly notice: NoticeName;
  /** Source and reason, type of identifier, account, currency with its days, or name of a goal. */
  readonly subject: string;
  readonly count: number;
}

/** What the notices depend on beside the facts. */
export interface NoticeSettings {
  /** The base currency. */
  readonly currency: string;
  /** Names of the configured goals. */
  readonly goals: readonly string[];
}

/** All of them as of the published state, the most first. */
export async function readNotices(
  reader: RowReader,
  { currency, goals }: NoticeSettings,
): Promise<readonly Notice[]> {
  const { generation, revision } = await currentPublication(reader);
  const state = { generation, revision };
  const found = await reader.rows<Notice>(NOTICES, { ...state, currency });
  if (goals.length === 0) return found;
  return [...found, ...(await reader.rows<Notice>(SILENT_GOALS, { ...state, goals }))];
}
