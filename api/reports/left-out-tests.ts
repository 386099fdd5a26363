import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { Period } from './period.ts';

const TESTS = sqlFile(import.meta.url, './tests.sql');

/** Events of a period, in days of the business's zone, that a report leaves out because they are tests. */
export async function countTests(
  reader: Reader,
  { from, to }: Period,
  timezone: string,
): Promise<number> {
  const [found] = await reader.rows<{ tests: string }>(TESTS, { from, to, timezone });
  return Number(found!.tests);
}
