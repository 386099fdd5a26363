import { pool } from '@throughline/transform/plan/customers/pool/pool';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { CallsReport } from '../../contract/reports/calls.ts';
import type { Published } from '../answer.ts';
import type { Period } from '../period.ts';

const LOAD = sqlFile(import.meta.url, './load.sql');
const LEASES = sqlFile(import.meta.url, './leases.sql');

interface Leases {
  readonly numbers: string;
  readonly visits_an_hour: number;
  readonly minutes: number;
}

/**
 * That a visitor holds a number of a pool that others lend from: the visit, and the time that a tracker keeps the number
 * after it.
 */
const HELD_MINUTES = 15;
const SHARED_AT_MOST = 0.01;

/**
 * How many numbers the site's busiest hour needs, and how many visitors share one of those that there are. Where the site
 * lends numbers itself, both are measured on the leases; else visits are taken for leases.
 */
export async function numberPool(
  { reader, state }: Pick<Published, 'reader' | 'state'>,
  { from, to }: Period,
  timezone: string,
  numbers: number | undefined,
): Promise<CallsReport['meta']['pool']> {
  const asked = state && { ...state, from, to, timezone };
  const [[load], [leases]] = asked
    ? await Promise.all([
        reader.rows<{ visits_an_hour: number }>(LOAD, asked),
        reader.rows<Leases>(LEASES, asked),
      ])
    : [[], []];
  const visits = Number(leases?.visits_an_hour ?? load?.visits_an_hour ?? 0);
  const minutes = Number(leases?.minutes ?? HELD_MINUTES);
  const size = numbers ?? (leases && Number(leases.numbers));
  const offered = (visits * minutes) / 60;
  const { shared, needed } = pool.calculate({ offered, numbers: size, target: SHARED_AT_MOST });
  return {
    ...{ visits_an_hour: visits, minutes, load: offered, numbers: size ?? null },
    ...{ shared: size === undefined ? null : shared, needed: needed.numbers },
    is_measured: leases !== undefined,
  };
}
