import { openLog } from '../../../topology/open-parts.ts';
import type { Bench, BenchContext, BenchRow } from '../bench.ts';
import { type MeasuredCollector, measureIngest } from '../ingest.ts';
import { distributedConfig } from '../processes/addresses.ts';
import { count, seconds } from '../units.ts';
import { startRole } from './line.ts';
import { startServers } from './servers.ts';
import { sustainedRate } from './sustained-rate.ts';

export const distributedLine: Bench = {
  name: 'distributed-line',
  title: 'Kafka and a ClickHouse server: ingest and full line',
  target:
    'ingest ≥ 10 k requests/s of single events · ≥ 80 k events/s in batches, p99 < 50 ms; full line ≥ 20 k events/s, p95 freshness < 5 s',
  limit:
    'by processor time: the cores that collector, worker, broker, ClickHouse and the load share. In the collector gzip at its usual level took 11 ms for each 0.7 MB of deliveries (3 ms at the quickest, as it is now); on a busy machine a statement over HTTP costs 3–4 ms of the worker’s and 4–8 ms of the server’s processor time however small it is, and a derivation sends thirty to fifty of them.',
  async run(context) {
    const ingested = await measureIngest(context, (eventsEach) =>
      openCollector(context, eventsEach),
    );
    return [...ingested, ...(await fullLine(context))];
  },
};

/** Acknowledged by it is in Kafka; nothing consumes. */
async function openCollector(
  context: BenchContext,
  eventsEach: number,
): Promise<MeasuredCollector> {
  const servers = await startServers(context);
  const at = { ...servers.at, topic: `ingest-${eventsEach}` };
  const collector = startRole({ at }, 'collector');
  return {
    url: await collector.message<string>('listening'),
    pids: { collector: collector.pid, broker: servers.pids.broker },
    async close() {
      await collector.stop();
      const log = await openLog(await distributedConfig(at), '', () => {});
      const ends = await log.ends();
      await log.close();
      await servers.remove();
      return ends.reduce((sum, end) => sum + end, 0);
    },
  };
}

async function fullLine(context: BenchContext): Promise<BenchRow[]> {
  const { throughput, sustained, tried, cpu } = await sustainedRate(context);
  const last = tried.at(-1)!;
  return [
    {
      what: 'full line, more offered than it takes',
      measured: `${count(throughput)} events/s`,
      target: '≥ 20,000 events/s',
      ...(!context.quick && { met: throughput >= 20_000 }),
      detail: 'events acknowledged ÷ time until the last was visible',
    },
    {
      what: 'highest constant rate tried with p95 freshness < 5 s',
      measured: sustained === undefined ? 'none' : `${count(sustained)} events/s`,
      detail: tried
        .map(({ rate, seconds: s, p95 }) => `${count(rate)} for ${s} s: p95 ${seconds(p95)}`)
        .join('; '),
    },
    {
      what: 'freshness at that rate (acknowledged → in `touchpoints`)',
      measured: `p50 ${seconds(last.p50)}, p95 ${seconds(last.p95)}`,
      target: 'p95 < 5 s',
      ...(!context.quick && { met: last.p95 < 5000 }),
      detail: cpu,
    },
  ];
}
