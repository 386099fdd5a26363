import { join } from 'node:path';
import type { Bench, BenchContext, BenchRow } from './bench.ts';
import { type Child, startChild } from './child.ts';
import { load } from './ingest.ts';
import { type Ask, startMarkers } from './markers.ts';
import { residentBytes } from './memory.ts';
import { MOST_EVENTS } from './payloads.ts';
import { percentile } from './statistics.ts';
import { count, megabytes, seconds } from './units.ts';
import { watchProcesses } from './usage.ts';

const EVENTS_A_SECOND = 20_000;

export const fullLine: Bench = {
  name: 'full-line',
  title: 'Full line: HTTP to queryable',
  target: '≥ 20 k events/s sustained, p95 freshness < 5 s; under load < 1.5 GB and flat',
  limit:
    'of its parts, profiled one by one: mapping takes 12–20 µs of processor time an event and storing about 20 µs, beside taking requests and the load client on the same cores; a derivation costs 0.3–0.8 s over thirty to fifty statements, mostly analysis of the queries.',
  async run(context) {
    const folder = join(context.root, 'full-line');
    const server = startChild('line-server', { folder });
    try {
      return await measure(context, server, await server.message<string>('listening'));
    } finally {
      await server.stop();
    }
  },
};

async function measure(context: BenchContext, server: Child, url: string): Promise<BenchRow[]> {
  const duration = context.quick ? 15 : 60;
  const idle = residentBytes(server.pid);
  const watch = watchProcesses({ server: server.pid });
  const markers = startMarkers(url, askOf(server));
  const began = Date.now();
  const result = await load({
    url,
    connections: 16,
    seconds: duration,
    eventsEach: MOST_EVENTS,
    seed: 1,
    bodies: 1250,
    rate: EVENTS_A_SECOND / MOST_EVENTS,
  });
  const ended = Date.now();
  await markers.send('-last');
  const freshness = await markers.settle();
  const visible = Date.now();
  const offered = result.acknowledged * MOST_EVENTS;
  // The client prepares its bodies before it sends, so its own clock says how long it sent.
  const sustained = offered / (result.seconds + (visible - ended) / 1000);
  const { memory } = watch.end().get('server')!;
  context.say(
    `${count(offered)} events in ${seconds(ended - began)}, visible ${seconds(visible - ended)} later`,
  );
  const lateHalf = memory.slice(Math.floor(memory.length / 2));
  return [
    {
      what: 'sustained rate',
      measured: `${count(sustained)} events/s`,
      target: '≥ 20,000 events/s',
      met: sustained >= EVENTS_A_SECOND * 0.9 && percentile(freshness, 0.95) < 5000,
      detail: `${count((result.acknowledged / result.seconds) * MOST_EVENTS)} events/s offered for ${result.seconds} s in batches of ${MOST_EVENTS} (a constant rate), ${result.failed} failed; all of it visible ${seconds(visible - ended)} after the last; the rate is over both`,
    },
    {
      what: 'freshness (acknowledged → in `touchpoints`)',
      measured: `p50 ${seconds(percentile(freshness, 0.5))}, p95 ${seconds(percentile(freshness, 0.95))}, max ${seconds(Math.max(...freshness))}`,
      target: 'p95 < 5 s',
      met: percentile(freshness, 0.95) < 5000,
      detail: `${freshness.length} marker events, one a second`,
    },
    {
      what: 'memory under load',
      measured: `${megabytes(idle)} before, ${megabytes(percentile(lateHalf, 0.5))} in the second half, ${megabytes(Math.max(...memory))} at most`,
      target: '< 1.5 GB',
      met: Math.max(...memory) < 1.5e9,
      detail: `every ~5 s: ${memory
        .filter((_, index) => index % 5 === 0)
        .map((bytes) => Math.round(bytes / 1e6))
        .join(' ')} MB`,
    },
  ];
}

/** Asks a process that answers statements; one question at a time. */
export function askOf(child: Child): Ask {
  return (sql, parameters) => {
    const rows = child.message('rows');
    child.send({ sql, parameters });
    return rows;
  };
}
