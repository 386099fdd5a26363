import { join } from 'node:path';
import { REPORT_NAMES, type ReportName } from '@throughline/api/contract/reports/index';
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
import { questionsOf } from './questions.ts';
import { plantYearPlans } from './year-plan.ts';

const TARGET_MS = 200;
/** A report that takes long is asked for so long, and at least so often. */
const LONGEST_MS = 10_000;
const LEAST = 6;

export const finance: Bench = {
  name: 'finance',
  title: 'Every report',
  target: 'at 10 M events with a plan of the year: p95 < 200 ms',
  limit:
    'processor time. Reports of single records (customers, deals, the desk, the funnel, reconciliation) read all sales or the last state of all records, of which the columns of names cost most; those of journeys read all touches; CLV fits its models anew for each period, in a thread of its own; the overview asks eight other reports. The first question of a state reads what all others share: up to which day each source has told, the days with data, how the drivers of plans have varied; a plan under another rule is explained anew, line by line.',
  async run(context) {
    const { folder, events } = await filledFolder(context);
    const config = await benchConfig(folder);
    const warehouse = await openEmbeddedWarehouse({ path: join(folder, 'warehouse') });
    await rolledUp(warehouse, config);
    await plantYearPlans(warehouse);
    context.say(`${count(events)} events; no answer is cached`);
    const rows: BenchRow[] = [];
    for (const name of REPORT_NAMES) {
      const row = await measured(warehouse, config, name, context.quick ? 2 : undefined);
      context.say(`${name}: ${row.measured}; ${row.detail}`);
      // Sizes that the target does not name meet nothing.
      const { met: _, ...rest } = row;
      rows.push(context.quick ? rest : row);
    }
    await warehouse.close();
    return rows;
  },
};

/** One report: the first question of a state, and then others, of which no answer is cached. */
export async function measured(
  warehouse: Warehouse,
  config: Config,
  name: ReportName,
  most = Number.POSITIVE_INFINITY,
): Promise<BenchRow> {
  const app = await served(warehouse, config);
  const answers: Timed[] = [];
  const until = performance.now() + LONGEST_MS;
  for (const [at, question] of questionsOf(name).slice(0, most).entries())
    if (at < LEAST || performance.now() < until) answers.push(await timed(app, name, question));
  await app.close();
  const refused = answers.find(({ problem }) => problem !== undefined);
  if (refused) return { what: name, measured: '–', detail: refused.problem! };
  const wall = answers.map(({ ms }) => ms);
  const p95 = percentile(wall, 0.95);
  const cpu = answers.map(({ cpuMs }) => cpuMs);
  const [first] = answers;
  return {
    what: name,
    measured: `p50 ${milliseconds(percentile(wall, 0.5))}, p95 ${milliseconds(p95)}`,
    target: `p95 < ${milliseconds(TARGET_MS)}`,
    met: p95 < TARGET_MS,
    detail: `processor time ${milliseconds(median(cpu))}, at most ${milliseconds(Math.max(...cpu))}; the first one took ${milliseconds(first!.ms)}, ${milliseconds(first!.cpuMs)} of processor time; ${count(wall.length)} questions`,
  };
}

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

interface Timed {
  readonly ms: number;
  readonly cpuMs: number;
  /** Why this store has no answer. */
  readonly problem?: string;
}

async function timed(app: FastifyInstance, name: ReportName, question: string): Promise<Timed> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const { statusCode, body } = await app.inject({ url: `/api/v1/reports/${name}?${question}` });
  const { user, system } = process.cpuUsage(cpu);
  if (statusCode >= 500 || statusCode === 400) throw new Error(`${name}?${question}: ${body}`);
  return {
    ...{ ms: performance.now() - began, cpuMs: (user + system) / 1000 },
    ...(statusCode !== 200 && { problem: (JSON.parse(body) as { title: string }).title }),
  };
}
