import type { Bench, BenchContext, BenchRow } from '../bench.ts';
import { median, percentile } from '../statistics.ts';
import { count, megabytes, seconds } from '../units.ts';
import { cpuShares, type Usage } from '../usage.ts';
import { startDistributedLine } from './line.ts';
import { offer } from './offer.ts';
import { sustainedRate } from './sustained-rate.ts';

/** Of the highest rate that was kept up with: a machine that others use too has weaker minutes. */
const SHARE = 0.6;
/** How far the second half may lie above minutes 2 to 5 of ten. */
const FLAT = 1.1;

export const distributedSteady: Bench = {
  name: 'distributed-steady',
  title: 'Kafka and a ClickHouse server: ten minutes of constant load',
  target:
    'p95 freshness < 5 s; memory of each process flat: median of the second half ≤ 110 % of the median of minutes 2 to 5',
  limit:
    'freshness: a derivation sends about 85 statements one after the other, each a round trip to a server that shares the cores.',
  async run(context) {
    const rate = context.rate ?? (await keptUpWith(context)) * SHARE;
    const line = await startDistributedLine(context);
    try {
      const offered = await offer(context, line, rate, context.quick ? 20 : 600);
      const { freshness, usages, failed } = offered;
      const p95 = percentile(freshness, 0.95);
      return [
        {
          what: 'constant rate',
          measured: `${count(offered.rate)} events/s for ${offered.seconds} s`,
          detail: `${failed} failed requests; the last visible ${seconds(offered.late * 1000)} after the end; ${cpuShares(usages, offered.seconds)}`,
        },
        {
          what: 'freshness (acknowledged → in `touchpoints`)',
          measured: `p50 ${seconds(median(freshness))}, p95 ${seconds(p95)}, max ${seconds(Math.max(...freshness))}`,
          target: 'p95 < 5 s',
          ...(!context.quick && { met: p95 < 5000 }),
          detail: `${freshness.length} marker events, one a second`,
        },
        ...[...usages]
          .filter(([name]) => name !== 'load')
          .map(([name, usage]) => memoryRow(name, usage, context.quick)),
      ];
    } finally {
      await line.close();
    }
  },
};

/** Events a second; half of what the line does at the most where it keeps up with no rate that was tried. */
async function keptUpWith(context: BenchContext): Promise<number> {
  const { sustained, throughput } = await sustainedRate(context);
  return sustained ?? throughput * 0.5;
}

function memoryRow(name: string, { memory }: Usage, quick: boolean): BenchRow {
  const part = (from: number, to: number) =>
    median(memory.slice(Math.floor(memory.length * from), Math.ceil(memory.length * to)));
  const early = part(0.2, 0.5);
  const second = part(0.5, 1);
  const change = (second / early - 1) * 100;
  return {
    what: `memory of ${name}`,
    measured: `first half ${megabytes(part(0, 0.5))}, second half ${megabytes(second)}, at most ${megabytes(Math.max(...memory))}`,
    target: 'flat',
    ...(!quick && { met: second <= early * FLAT }),
    detail: `second half against minutes 2 to 5: ${change >= 0 ? '+' : ''}${change.toFixed(1)} %; medians of each tenth: ${tenths(memory)} MB`,
  };
}

function tenths(memory: readonly number[]): string {
  return Array.from({ length: 10 }, (_, tenth) => {
    const size = memory.length / 10;
    const some = memory.slice(Math.floor(tenth * size), Math.ceil((tenth + 1) * size));
    return Math.round(median(some) / 1e6);
  }).join(' ');
}
