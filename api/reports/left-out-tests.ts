import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { Period } from './period.ts';
import { remembered } from './remembered.ts';
import type { State } from './state.ts';

const TESTS = sqlFile(import.meta.url, './tests.sql');

interface Tests {
  readonly days: readonly string[];
  readonly tests: string;
}

/**
 * Events of a period, in days of the business's zone, that a report leaves out because they are tests: each once. They are read
 * once for all periods of a state.
 */
export async function countTests(
  reader: Reader,
  state: State,
  { from, to }: Period,
  timezone: string,
): Promise<number> {
  const found = await remembered(state, `tests ${timezone}`, () =>
    reader.rows<Tests>(TESTS, { timezone }),
  );
  return found
    .filter(({ days }) => days.some((day) => day >= from && day <= to))
    .reduce((sum, { tests }) => sum + Number(tests), 0);
}
