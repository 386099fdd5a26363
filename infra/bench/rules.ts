import { join } from 'node:path';
import { DEFAULT_DERIVE_SETTINGS } from '@throughline/transform/derive/settings';
import { openEmbeddedWarehouse } from '@throughline/transform/warehouse/embedded';
import { migrate } from '@throughline/transform/warehouse/migrate';
import { sqlStatements } from '@throughline/transform/warehouse/sql-file';
import { row, type Session } from '@throughline/transform/warehouse/warehouse';
import type { Bench, BenchContext } from './bench.ts';
import { peakBytes, resetPeak, residentBytes } from './memory.ts';
import { median } from './statistics.ts';
import { count, gibibytes, seconds } from './units.ts';

const DERIVER = import.meta.resolve('@throughline/transform/derive/deriver');
const WORK = sqlStatements(DERIVER, './work.sql');
const CREDIT = sqlStatements(DERIVER, '../attribution/credit.sql');
const LEDGER = sqlStatements(import.meta.url, './data/ledger.sql');
/** As many people at once as the deriver takes of a warehouse of this size. */
const TOUCHES_A_CHUNK = 4_000_000;

export const rules: Bench = {
  name: 'rules',
  title: 'Credit under all rule models',
  target: 'part of the rebuild: < 30 s, < 4 GiB',
  limit:
    'by statement: nearly all of it is the one INSERT that divides each conversion among its touches; its inside has not been profiled.',
  async run(context) {
    const touches = context.quick ? 1_000_000 : 10_000_000;
    const conversions = touches * 0.03;
    const warehouse = await openEmbeddedWarehouse({ path: join(context.root, 'rules') });
    await migrate(warehouse);
    const session = await warehouse.session('bench');
    for (const sql of WORK) await session.run(sql);
    for (const sql of LEDGER) await session.run(sql, { touches, conversions });
    resetPeak();
    const before = residentBytes();
    const times: number[] = [];
    for (let run = 0; run < (context.quick ? 1 : 3); run++) {
      await warehouse.run('TRUNCATE TABLE credit_rows');
      times.push(await credit(context, session, Math.ceil(touches / TOUCHES_A_CHUNK)));
    }
    const { rows } = await row<{ rows: string }>(
      warehouse,
      'SELECT count() AS rows FROM credit_rows',
    );
    const peak = peakBytes();
    await warehouse.close();
    return [
      {
        what: `six rule models, ${count(touches)} touches × ${count(conversions)} conversions`,
        measured: seconds(median(times)),
        target: '< 30 s',
        ...(!context.quick && { met: median(times) < 30_000 }),
        detail: `${times.map(seconds).join(', ')}; ${count(Number(rows))} rows of credit written`,
      },
      {
        what: 'peak memory of the process',
        measured: gibibytes(peak),
        target: '< 4 GiB',
        ...(!context.quick && { met: peak < 4 * 2 ** 30 }),
        detail: `${gibibytes(before)} before`,
      },
    ];
  },
};

/** The statements of the deriver's credit step, chunk by chunk; milliseconds. */
async function credit(context: BenchContext, session: Session, chunks: number): Promise<number> {
  const parameters = {
    generation: 1,
    revision: 1,
    timezone: 'UTC',
    half_life_us: DEFAULT_DERIVE_SETTINGS.halfLifeDays * 86_400_000_000,
  };
  const began = performance.now();
  for (let chunk = 0; chunk < chunks; chunk++) {
    await session.run('TRUNCATE TABLE work_converted');
    await session.run(
      'INSERT INTO work_converted SELECT label FROM work_labels WHERE bitShiftRight(toUInt128(label) * {chunks:UInt32}, 64) = {chunk:UInt32}',
      { chunks, chunk },
    );
    for (const sql of CREDIT) await session.run(sql, parameters);
  }
  const took = performance.now() - began;
  context.say(`credit: ${seconds(took)}`);
  return took;
}
