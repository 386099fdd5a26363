import type { FastifyInstance } from 'fastify';
import { Random } from '../../simulator/random.ts';
import type { BenchRow } from './bench.ts';
import { percentile } from './statistics.ts';
import { timedApart } from './timed.ts';
import { count, milliseconds } from './units.ts';

const DAYS = 90;
const P95_MS = 300;
const METRICS = 'visits,orders,revenue,cost,romi_margin';

/** What rollups have, in a few thousand rows. */
const ROLLED = [
  ...['month,channel,source', 'week,channel,source', 'day,channel,source'],
  ...['channel,source,campaign', 'month,channel,campaign', 'channel,campaign,keyword'],
  ...['conversion,customer,channel', 'customer,channel,campaign', 'quarter,channel,keyword'],
];
/** What rollups have as well, in ten thousands of rows, each of which is computed before a page of them can be shown. */
const FINE = ['day,channel,campaign', 'week,channel,campaign'];
/** What only the ledger and the touches have. */
const LEDGER = [
  ...['landing,channel,source', 'device,country,channel', 'month,device,returning'],
  ...['medium,channel,source', 'lead_type,stage,channel'],
];

/** The report explore by three dimensions over ninety days, for an API whose store is rolled up. */
export async function exploreRows(app: FastifyInstance, isQuick: boolean): Promise<BenchRow[]> {
  const random = new Random(13, 'explore');
  const row = async (
    what: string,
    dimensions: readonly string[],
    target?: string,
  ): Promise<BenchRow> => {
    const asked = dimensions.flatMap((by) =>
      Array.from({ length: isQuick ? 1 : 4 }, () => question(random, by)),
    );
    let bytes = 0;
    let rows = 0;
    const { wall, cpu } = await timedApart(asked.length, async (at) => {
      const response = await app.inject({ url: `/api/v1/reports/explore?${asked[at]}` });
      if (response.statusCode !== 200) throw new Error(`${asked[at]}: ${response.body}`);
      bytes += response.body.length;
      rows += (response.json() as { meta: { rows: number } }).meta.rows;
    });
    const cpuMs = cpu.reduce((sum, one) => sum + one, 0) / asked.length;
    const p95 = percentile(wall, 0.95);
    return {
      what,
      ...(target && { target }),
      measured: `p50 ${milliseconds(percentile(wall, 0.5))}, p95 ${milliseconds(p95)}`,
      ...(target && !isQuick && { met: p95 < P95_MS }),
      detail: `${count(asked.length)} questions over ${DAYS} days by ${dimensions.map((by) => by.replaceAll(',', ' × ')).join(', ')}; ${count(rows / asked.length)} rows each, of which a page of ${count(bytes / asked.length / 1000)} kB is sent; nothing cached; ${milliseconds(cpuMs)} of processor time each`,
    };
  };
  return [
    await row('explore over three dimensions, from rollups', ROLLED, `p95 < ${P95_MS} ms`),
    await row('explore down to each day or week of each campaign, from rollups', FINE),
    await row('explore by what only the ledger tells', LEDGER),
  ];
}

function question(random: Random, by: string): string {
  const first = Date.UTC(2025, 0, 1) + random.int(0, 365 - DAYS) * 86_400_000;
  const day = (time: number) => new Date(time).toISOString().slice(0, 10);
  return new URLSearchParams({
    ...{ from: day(first), to: day(first + (DAYS - 1) * 86_400_000), by, metrics: METRICS },
    model: random.pick(['last_non_direct', 'linear', 'position_based', 'time_decay']),
    basis: random.pick(['payment', 'payment', 'lead', 'deal', 'touch']),
  }).toString();
}
