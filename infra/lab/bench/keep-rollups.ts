import { openDeriver } from '@throughline/transform/derive/deriver';
import { ROLLUP_TABLES } from '@throughline/transform/derive/rollup/rollup-tables';
import { sqlStatements } from '@throughline/transform/warehouse/sql-file';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import { type Config, deriveSettings } from '../../config/config.ts';
import { monotonicClock } from '../../topology/clock.ts';
import type { BenchContext, BenchRow } from './bench.ts';
import { median } from './statistics.ts';
import { count, milliseconds, seconds } from './units.ts';

const PAGE_VIEWS = sqlStatements(import.meta.url, './data/page-views.sql');
/** Numbers of loads that no other measurement has. */
const FIRST_LOAD = 3_000;
const DEVICES_A_LOAD = 10_000;
/** A line derives about so often while it rolls up once. */
const DERIVATIONS = 5;
const PEOPLE = 2_000;

/** Fills the rollups of a store, and measures that and what it takes to keep them. */
export async function keepRollups(
  context: BenchContext,
  warehouse: Warehouse,
  config: Config,
  events: number,
): Promise<BenchRow[]> {
  const deriver = openDeriver(warehouse, deriveSettings(config), {
    clock: monotonicClock(),
    rollUp: { everyMs: 3_600_000, customWeights: config.customWeights },
  });
  await warehouse.run('TRUNCATE TABLE rollups');
  const fill = await took(() => deriver.advance());
  context.say(`rolled up in ${milliseconds(fill.cpuMs)} of processor time`);
  const session = await warehouse.session('bench');
  const known = await session.rows<{ traffic: string }>('SELECT traffic FROM traffic');
  const ways = known.map(({ traffic }) => BigInt(traffic));
  const devices = events / 10;
  const derivations: number[] = [];
  const rollUps: number[] = [];
  let batch = FIRST_LOAD;
  for (let run = 0; run < (context.quick ? 3 : 5); run++) {
    let derived = 0;
    for (let one = 0; one < DERIVATIONS; one++) {
      batch += 1;
      const first = devices + batch * DEVICES_A_LOAD;
      const parameters = { batch, people: PEOPLE, returning: one % 2 === 0, devices, first, ways };
      for (const sql of PAGE_VIEWS) await session.run(sql, parameters);
      derived += (await took(() => deriver.advance())).cpuMs;
    }
    derivations.push(derived);
    // Nothing else is to be done.
    rollUps.push((await took(() => deriver.advance())).cpuMs);
    context.say(
      `derived in ${milliseconds(derivations.at(-1)!)}, rolled up in ${milliseconds(rollUps.at(-1)!)}`,
    );
  }
  const sizes = await warehouse.rows<{ table: string; rows: string; bytes: string }>(
    `SELECT table, sum(rows) AS rows, sum(bytes_on_disk) AS bytes FROM system.parts
     WHERE active AND database = currentDatabase() AND table IN {tables:Array(String)} GROUP BY table ORDER BY table`,
    { tables: ROLLUP_TABLES },
  );
  await session.close();
  await deriver.close();
  const [derived, rolled] = [median(derivations), median(rollUps)];
  return [
    {
      what: 'keeping the rollups',
      measured: `${milliseconds(rolled)} of processor time a roll-up`,
      target: '< 15 % of the derivation',
      ...(!context.quick && { met: rolled < 0.15 * derived }),
      detail: `${((100 * rolled) / derived).toFixed(1)} % of ${DERIVATIONS} derivations of ${count(PEOPLE)} people each, new and returning, which take ${milliseconds(derived)}; medians`,
    },
    {
      what: 'filling the rollups of the whole store',
      measured: `${seconds(fill.ms)}, ${seconds(fill.cpuMs)} of processor time`,
      detail: sizes
        .map(
          ({ table, rows, bytes }) =>
            `${table}: ${count(Number(rows))} rows, ${(Number(bytes) / 1e6).toFixed(1)} MB`,
        )
        .join('; '),
    },
  ];
}

async function took(task: () => Promise<unknown>): Promise<{ ms: number; cpuMs: number }> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  await task();
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - began, cpuMs: (user + system) / 1000 };
}
