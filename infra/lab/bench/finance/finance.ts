import { join } from 'node:path';
import { api } from '@throughline/api/server/api';
import { openDeriver } from '@throughline/transform/derive/deriver';
import { openEmbeddedWarehouse } from '@throughline/transform/warehouse/embedded';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import fastify, { type FastifyInstance } from 'fastify';
import { type Config, deriveSettings } from '../../../config/config.ts';
import { monotonicClock } from '../../../topology/clock.ts';
import type { Bench, BenchRow } from '../bench.ts';
import { benchConfig } from '../bench-config.ts';
import { filledFolder } from '../filled-folder.ts';
import { median, percentile } from '../statistics.ts';
import { count, milliseconds } from '../units.ts';
import { plantYearPlans, YEAR_PLANS } from './year-plan.ts';

const TARGET_MS = 200;
const [PLAN] = YEAR_PLANS;
const MODELS = ['last_non_direct', 'linear', 'position_based', 'time_decay', 'last_paid'] as const;
const MONTHS = ['from=2025-01-01&to=2025-12-31', 'from=2025-07-01&to=2025-12-31'];

/** What is asked of each report; no two questions are the same. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  months: [
    ...['accrual', 'cash'].flatMap((accounting) =>
      MONTHS.map((days) => `${days}&accounting=${accounting}`),
    ),
    ...MODELS.flatMap((model) => MONTHS.map((days) => `${days}&by=channel,month&model=${model}`)),
  ],
  'plan-fact': MODELS.flatMap((model) =>
    ['by=channel', 'by=channel,month', 'by=channel,campaign,month&of=margin'].map(
      (by) => `plan=${PLAN}&model=${model}&${by}`,
    ),
  ),
  payback: MODELS.flatMap((model) =>
    ['0.15', '0.2', '0.3'].map((rate) => `plan=${PLAN}&model=${model}&rate=${rate}`),
  ),
  scenarios: ['0.1', '0.15', '0.2', '0.25', '0.3'].map(
    (rate) => `plans=${YEAR_PLANS.join(',')}&rate=${rate}`,
  ),
};

export const finance: Bench = {
  name: 'finance',
  title: 'Reports of finance',
  target: 'at 10 M events with a plan of the year: p95 < 200 ms',
  limit:
    'processor time, by statement: the money of sales divided by a rule, a join of the ledger with all conversions, takes 0.3–0.4 s over a year and is asked for each model and period; of a plan it is kept for the state, and the draws of its risk come to it. Sums by day do not tell what was paid back.',
  async run(context) {
    const { folder, events } = await filledFolder(context);
    const config = await benchConfig(folder);
    const warehouse = await openEmbeddedWarehouse({ path: join(folder, 'warehouse') });
    await rolledUp(warehouse, config);
    await plantYearPlans(warehouse);
    const rows: BenchRow[] = [];
    for (const [name, questions] of Object.entries(ASKED)) {
      const first: number[] = [];
      for (const question of questions.slice(0, context.quick ? 1 : 3)) {
        // What is remembered of a state is kept by the API.
        const app = await served(warehouse, config);
        first.push((await timed(app, name, question)).ms);
        await app.close();
      }
      const app = await served(warehouse, config);
      const times = [];
      for (const question of questions) times.push(await timed(app, name, question));
      await app.close();
      const wall = times.map(({ ms }) => ms);
      const p95 = percentile(wall, 0.95);
      context.say(`${name}: p95 ${milliseconds(p95)}`);
      rows.push({
        what: name,
        measured: `p50 ${milliseconds(percentile(wall, 0.5))}, p95 ${milliseconds(p95)}`,
        target: `p95 < ${milliseconds(TARGET_MS)}`,
        ...(!context.quick && { met: p95 < TARGET_MS }),
        detail: `${count(wall.length)} different questions over ${count(events)} events, no answer cached; ${milliseconds(median(times.map(({ cpuMs }) => cpuMs)))} of processor time each; the first ones of a state ${first.map(milliseconds).join(', ')}`,
      });
    }
    await warehouse.close();
    return rows;
  },
};

async function rolledUp(warehouse: Warehouse, config: Config): Promise<void> {
  const rollUp = { everyMs: 3_600_000, customWeights: config.customWeights };
  const deriver = openDeriver(warehouse, deriveSettings(config), {
    clock: monotonicClock(),
    rollUp,
  });
  await warehouse.run('TRUNCATE TABLE rollups');
  await deriver.advance();
  await deriver.close();
}

async function served(warehouse: Warehouse, config: Config): Promise<FastifyInstance> {
  const app = fastify({ logger: false });
  await api(app, { reader: () => warehouse.reader(), config, keys: [], cacheBytes: 0 });
  await app.ready();
  return app;
}

async function timed(
  app: FastifyInstance,
  name: string,
  question: string,
): Promise<{ readonly ms: number; readonly cpuMs: number }> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const { statusCode, body } = await app.inject({ url: `/api/v1/reports/${name}?${question}` });
  if (statusCode !== 200) throw new Error(`${name}?${question}: ${body}`);
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - began, cpuMs: (user + system) / 1000 };
}
