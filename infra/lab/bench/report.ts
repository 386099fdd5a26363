import { join } from 'node:path';
import { api } from '@throughline/api/server/api';
import { openEmbeddedWarehouse } from '@throughline/transform/warehouse/embedded';
import fastify, { type FastifyInstance } from 'fastify';
import { Random } from '../../simulator/random.ts';
import type { Bench } from './bench.ts';
import { benchConfig } from './bench-config.ts';
import { exploreRows } from './explore-questions.ts';
import { filledFolder } from './filled-folder.ts';
import { keepRollups } from './keep-rollups.ts';
import { percentile } from './statistics.ts';
import { count, milliseconds } from './units.ts';

const CLIENTS = 16;

export const report: Bench = {
  name: 'report',
  title: 'Report latency',
  target:
    'at 10 M events: p95 < 100 ms; 16 clients p99 < 500 ms; explore over three dimensions and 90 days p95 < 300 ms; keeping the rollups < 15 % of the derivation',
  limit:
    "processor time, by profile: of a report by channel 10–13 ms for one statement of 27 sums, most of it analysis, and 6–8 ms to look up the state, which those who ask at once share; of one down to keywords 25–30 ms in the engine, and somewhat more to read, add up and write its 300 to 1,200 rows. Of explore down to each day of each campaign 100 ms in the engine and somewhat more to read 14,000 groups and add them up, which its totals need; figures and order are those of a page. By landing page or device no rollup has sums: 80–90 ms credit the parts of conversions, 120–130 ms find their touches among all of the store's, 90–220 ms count visits, most by landing page.",
  async run(context) {
    const { folder, events } = await filledFolder(context);
    const config = await benchConfig(folder);
    const warehouse = await openEmbeddedWarehouse({ path: join(folder, 'warehouse') });
    const queries = reportQueries(context.quick ? 40 : 120);
    const kept = await keepRollups(context, warehouse, config, events);
    const app = fastify({ logger: false });
    // Cached answers would be measured as answers.
    await api(app, { reader: () => warehouse.reader(), config, keys: [], cacheBytes: 0 });
    await app.ready();
    const rolled = await measured(app, queries);
    const explored = await exploreRows(app, context.quick);
    await warehouse.run('TRUNCATE TABLE rollups');
    const ledger = await measured(app, queries);
    await app.close();
    await warehouse.close();
    return [
      {
        what: 'one client at a time',
        measured: `p50 ${milliseconds(rolled.p50)}, p95 ${milliseconds(rolled.p95)}`,
        target: 'p95 < 100 ms',
        ...(!context.quick && { met: rolled.p95 < 100 }),
        detail: `${count(queries.length)} different channels reports over ${count(events)} events: models, bases, periods of 7 to 365 days, levels, comparison; nothing cached; ${milliseconds(rolled.cpuMs)} of processor time each`,
      },
      {
        what: `${CLIENTS} clients at once`,
        measured: `p50 ${milliseconds(rolled.crowd50)}, p99 ${milliseconds(rolled.crowd99)}`,
        target: 'p99 < 500 ms',
        ...(!context.quick && { met: rolled.crowd99 < 500 }),
        detail: `${count(queries.length)} reports, each client asks for its next one at once`,
      },
      {
        what: 'the same from the ledger, without rollups',
        measured: `p50 ${milliseconds(ledger.p50)}, p95 ${milliseconds(ledger.p95)}; ${CLIENTS} clients p50 ${milliseconds(ledger.crowd50)}, p99 ${milliseconds(ledger.crowd99)}`,
        detail: `${milliseconds(ledger.cpuMs)} of processor time each`,
      },
      ...explored,
      ...kept,
    ];
  },
};

async function measured(app: FastifyInstance, queries: readonly string[]) {
  for (const query of queries.slice(0, 5)) await timed(app, query);
  const cpu = process.cpuUsage();
  const alone: number[] = [];
  for (const query of queries) alone.push(await timed(app, query));
  const { user, system } = process.cpuUsage(cpu);
  const together = await crowd(app, queries);
  return {
    cpuMs: (user + system) / 1000 / queries.length,
    ...{ p50: percentile(alone, 0.5), p95: percentile(alone, 0.95) },
    ...{ crowd50: percentile(together, 0.5), crowd99: percentile(together, 0.99) },
  };
}

async function timed(app: FastifyInstance, query: string): Promise<number> {
  const began = performance.now();
  const response = await app.inject({ url: `/api/v1/reports/channels?${query}` });
  if (response.statusCode !== 200) throw new Error(`${query}: ${response.body}`);
  return performance.now() - began;
}

async function crowd(app: FastifyInstance, queries: readonly string[]): Promise<number[]> {
  const left = [...queries].reverse();
  const times: number[] = [];
  const client = async () => {
    for (let query = left.pop(); query; query = left.pop()) times.push(await timed(app, query));
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return times;
}

function reportQueries(number: number): string[] {
  const random = new Random(11, 'reports');
  const models = [
    ...['last_non_direct', 'last_paid', 'linear', 'linear_unique', 'position_based'],
    ...['custom', 'w_shaped', 'full_path', 'time_decay', 'participation'],
  ];
  const levels = [
    'channel',
    'channel',
    'channel,source',
    'channel,campaign',
    'channel,source,campaign,keyword',
  ];
  return Array.from({ length: number }, () => {
    const days = random.pick([7, 30, 30, 90, 365]);
    const first = Date.UTC(2025, 0, 1) + random.int(0, 365 - days) * 86_400_000;
    const day = (time: number) => new Date(time).toISOString().slice(0, 10);
    return new URLSearchParams({
      from: day(first),
      to: day(first + (days - 1) * 86_400_000),
      model: random.pick(models),
      basis: random.pick(['payment', 'payment', 'lead', 'deal', 'touch']),
      by: random.pick(levels),
      compare: random.pick(['none', 'none', 'previous']),
    }).toString();
  });
}
