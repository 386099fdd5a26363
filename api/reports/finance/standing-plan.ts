import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import { DOCUMENTS } from '../../documents/documents.ts';
import { monthAfter } from '../../plans/month-after.ts';
import { readPlan, type StoredPlan } from '../../plans/read-plans.ts';

const STANDING = sqlFile(import.meta.url, './standing-plans.sql');

/** The newest version of a plan that was approved or locked. */
interface Standing {
  readonly id: string;
  readonly version: string;
  /** ms since 1970. */
  readonly at: string;
  readonly first_month: string;
  readonly months: string;
}

/** Plans that were approved or locked, and the one that covers a month: of several the one that was approved last. */
export async function standingPlan(
  reader: Reader,
  month: string,
): Promise<{ readonly plan: StoredPlan | null; readonly others: readonly string[] }> {
  const standing = await reader.rows<Standing>(STANDING, DOCUMENTS);
  const [covering] = standing
    .filter(
      (one) => one.first_month <= month && month < monthAfter(one.first_month, Number(one.months)),
    )
    .sort((a, b) => Number(b.at) - Number(a.at) || (a.id < b.id ? -1 : 1));
  return {
    plan: covering ? await readPlan(reader, covering.id, Number(covering.version)) : null,
    others: standing.map(({ id }) => id),
  };
}
