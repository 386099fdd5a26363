import { join } from 'node:path';
import { RULES } from '@throughline/api/reports/attribution/rules-statement';
import { CUBE_DEFINITIONS } from '@throughline/api/reports/query/cubes/cube';
import { constantsOf } from '@throughline/transform/derive/constants';
import { DEFAULT_DERIVE_SETTINGS } from '@throughline/transform/derive/settings';
import { openEmbeddedWarehouse } from '@throughline/transform/warehouse/embedded';
import { migrate } from '@throughline/transform/warehouse/migrate';
import { sqlStatements } from '@throughline/transform/warehouse/sql-file';
import { sqlSteps, stepRunner } from '@throughline/transform/warehouse/steps';
import { row, type Session } from '@throughline/transform/warehouse/warehouse';
import type { Bench } from './bench.ts';
import { peakBytes, resetPeak, residentBytes } from './memory.ts';
import { median } from './statistics.ts';
import { count, gibibytes, milliseconds, seconds } from './units.ts';

const DERIVER = import.meta.resolve('@throughline/transform/derive/deriver');
const WORK = sqlStatements(DERIVER, './work.sql');
const JOURNEYS = sqlSteps(DERIVER, '../journeys/journeys.sql');
const LEDGER = sqlStatements(import.meta.url, './data/ledger.sql');
const REPORT = CUBE_DEFINITIONS.credit.facts('position_based', ['channel']);
/** As many people at once as the deriver takes of a warehouse of this size. */
const TOUCHES_A_CHUNK = 4_000_000;
const STATE = { generation: 1, revision: 1 };
const CUSTOM = [10, 30, 60];
const DERIVE = { ...STATE, ...constantsOf(DEFAULT_DERIVE_SETTINGS) };

export const rules: Bench = {
  name: 'rules',
  title: 'Credit under all rule models',
  target: 'all 16 in one pass over 10 M touches: < 3 s, < 4 GiB; the ledger is part of the rebuild',
  limit:
    'by expression: cutting a total at two bounds a touch for each of ten models, twenty multiplications and roundings each of conversions and of revenue.',
  async run(context) {
    const touches = context.quick ? 1_000_000 : 10_000_000;
    const conversions = touches * 0.03;
    const warehouse = await openEmbeddedWarehouse({ path: join(context.root, 'rules') });
    await migrate(warehouse);
    const session = await warehouse.session('bench');
    for (const sql of WORK) await session.run(sql);
    for (const sql of LEDGER) await session.run(sql, { touches, conversions });
    const size = `${count(touches)} touches × ${count(conversions)} conversions`;
    const runs = context.quick ? 1 : 3;

    const ledger = await measured(runs, async () => {
      await warehouse.run('TRUNCATE TABLE journey_rows');
      return writeLedger(session, Math.ceil(touches / TOUCHES_A_CHUNK));
    });
    context.say(`ledger: ${ledger.times.map(seconds).join(', ')}`);
    const { rows } = await row<{ rows: string }>(
      warehouse,
      'SELECT count() AS rows FROM journey_rows',
    );
    const all = await measured(runs + 2, () => timed(() => session.rows(RULES, EVERYTHING)));
    context.say(`all models: ${all.times.map(seconds).join(', ')}`);
    const report = await measured(runs + 2, () => timed(() => session.rows(REPORT, QUARTER)));
    await session.close();
    await warehouse.close();
    return [
      {
        what: `the ledger, ${size}`,
        measured: seconds(median(ledger.times)),
        detail: `${ledger.times.map(seconds).join(', ')}; ${seconds(ledger.cpu)} of CPU at least; ${count(Number(rows))} rows written, which serve every rule model; ${gibibytes(ledger.peak)} at most`,
      },
      {
        what: `all 16 rule models in one pass, ${size}`,
        measured: seconds(median(all.times)),
        target: '< 3 s',
        ...(!context.quick && { met: median(all.times) < 3000 }),
        detail: `${all.times.map(seconds).join(', ')}; ${seconds(all.cpu)} of CPU at least; conversions and revenue of each channel under each model, the statement that an attribution report asks; no cap on the touches or conversions of a person`,
      },
      {
        what: 'peak memory of the process meanwhile',
        measured: gibibytes(all.peak),
        target: '< 4 GiB',
        ...(!context.quick && { met: all.peak < 4 * 2 ** 30 }),
        detail: `${gibibytes(all.before)} before`,
      },
      {
        what: 'one model by channel, 90 days of them',
        measured: milliseconds(median(report.times)),
        detail: `${report.times.map(milliseconds).join(', ')}; the statement that a channels report asks`,
      },
    ];
  },
};

/** What an attribution report asks about all that there is. */
const EVERYTHING = {
  ...{ ...STATE, custom: CUSTOM, basis: 'payment', levels: ['channel'], value: 'revenue' },
  ...{ kinds: ['order', 'deal'], from: '2025-01-01', to: '2026-12-31', dated_names: [] },
};

/** What a channels report asks about the last quarter, position-based. */
const QUARTER = {
  ...{ ...STATE, custom: CUSTOM, basis: 'payment', levels: ['channel'] },
  ...{ from: '2025-10-02', split: '2025-10-02', to: '2025-12-30', channel: null, source: null },
  dated_names: [],
};

/** Milliseconds and least CPU of the runs, and the most memory that the process had in any of them. */
async function measured(runs: number, run: () => Promise<number>) {
  resetPeak();
  const before = residentBytes();
  const times: number[] = [];
  let cpu = Number.POSITIVE_INFINITY;
  for (let index = 0; index < runs; index++) {
    const used = process.cpuUsage();
    times.push(await run());
    const { user, system } = process.cpuUsage(used);
    cpu = Math.min(cpu, (user + system) / 1000);
  }
  return { times, cpu, before, peak: peakBytes() };
}

async function timed(task: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await task();
  return performance.now() - began;
}

/** The statements of the deriver's journeys, chunk by chunk as it takes people; milliseconds. */
async function writeLedger(session: Session, chunks: number): Promise<number> {
  return timed(async () => {
    for (let chunk = 0; chunk < chunks; chunk++) {
      await session.run('TRUNCATE TABLE work_converted');
      await session.run(
        'INSERT INTO work_converted SELECT label FROM work_labels WHERE bitShiftRight(toUInt128(label) * {chunks:UInt32}, 64) = {chunk:UInt32}',
        { chunks, chunk },
      );
      await session.run('TRUNCATE TABLE work_touches');
      await session.run(
        'INSERT INTO work_touches SELECT * EXCEPT (generation, revision, returning) FROM touchpoint_rows WHERE owner IN (SELECT person FROM work_converted)',
      );
      await stepRunner(session).run(JOURNEYS, DERIVE);
    }
  });
}
