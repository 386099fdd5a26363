import type { Bench } from './bench.ts';
import { startEmbeddedLine } from './embedded-line.ts';
import { offer } from './offer.ts';
import { percentile } from './statistics.ts';
import { count, megabytes, seconds } from './units.ts';
import { cpuShares } from './usage.ts';

/** Events a second: more than it takes, so that what it sustains shows. */
const OFFERED = 30_000;

export const fullLine: Bench = {
  name: 'full-line',
  title: 'Full line: HTTP to queryable, as much as it takes',
  target: '≥ 30 k events/s sustained; under load < 1.5 GB',
  limit:
    'of its parts, profiled one by one: mapping takes 12–20 µs of processor time an event and storing about 20 µs, beside 10–30 µs for taking requests, opening sealed bodies and handing them over, and the load client on the same cores; a derivation costs 0.3–0.9 s over thirty to fifty statements, mostly analysis of the queries; together some 75 µs an event, which two cores do 23 k times a second.',
  async run(context) {
    const line = await startEmbeddedLine(context, 'full-line');
    try {
      const offered = await offer(context, line, OFFERED, context.quick ? 15 : 60);
      const { throughput, freshness, usages, failed, late } = offered;
      const { memory, mapped } = usages.get('server')!;
      return [
        {
          what: 'sustained rate',
          measured: `${count(throughput)} events/s`,
          target: '≥ 30,000 events/s',
          ...(!context.quick && { met: throughput >= OFFERED * 0.95 }),
          detail: `${count(offered.rate)} events/s acknowledged for ${offered.seconds} s in the largest batches, ${failed} failed; all of it visible ${seconds(late * 1000)} after the last; the rate is over both; ${cpuShares(usages, offered.seconds)}`,
        },
        {
          what: 'freshness meanwhile (acknowledged → in `touchpoints`)',
          measured: `p50 ${seconds(percentile(freshness, 0.5))}, p95 ${seconds(percentile(freshness, 0.95))}, max ${seconds(Math.max(...freshness))}`,
          detail: `${freshness.length} marker events, one a second`,
        },
        {
          what: 'memory under load',
          measured: `${megabytes(percentile(memory, 0.5))} in the median, ${megabytes(Math.max(...memory))} at most`,
          target: '< 1.5 GB',
          met: Math.max(...memory) < 1.5e9,
          detail: `of its own; mapped files beside it at most ${megabytes(mapped)}`,
        },
      ];
    } finally {
      await line.close();
    }
  },
};
