import { pool } from '@throughline/transform/plan/customers/pool/pool';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { CallsReport } from '../../contract/reports/calls.ts';
import type { Published } from '../answer.ts';
import type { Period } from '../period.ts';

const LOAD = sqlFile(import.meta.url, './load.sql');

/** That a visitor holds a number of the pool: the visit, and the time that a tracker keeps the number after it. */
const HELD_MINUTES = 15;
const SHARED_AT_MOST = 0.01;

/** How many numbers the site's busiest hour needs, and how many visitors share one of those that there are. */
export async function numberPool(
  { reader, state }: Pick<Published, 'reader' | 'state'>,
  { from, to }: Period,
  timezone: string,
  numbers: number | undefined,
): Promise<CallsReport['meta']['pool']> {
  const [load] = state
    ? await reader.rows<{ visits_an_hour: number }>(LOAD, {
        ...{ generation: state.generation, revision: state.revision, from, to, timezone },
      })
    : [];
  const visits = Number(load?.visits_an_hour ?? 0);
  const offered = (visits * HELD_MINUTES) / 60;
  const { shared, needed } = pool.calculate({ offered, numbers, target: SHARED_AT_MOST });
  return {
    ...{ visits_an_hour: visits, minutes: HELD_MINUTES, load: offered, numbers: numbers ?? null },
    ...{ shared: numbers === undefined ? null : shared, needed: needed.numbers },
  };
}
