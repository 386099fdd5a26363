import type { BenchContext } from './bench.ts';
import { load } from './ingest.ts';
import { type Ask, startMarkers } from './markers.ts';
import { MOST_EVENTS } from './payloads.ts';
import { percentile } from './statistics.ts';
import { count, seconds as inSeconds } from './units.ts';
import { type Usage, watchProcesses } from './usage.ts';

/** A line that takes events over HTTP, in whatever processes. */
export interface MeasuredLine {
  /** Of the collector. */
  readonly url: string;
  readonly pids: Readonly<Record<string, number>>;
  /** Asks the warehouse. */
  readonly ask: Ask;
}

/** What a line did with events that came at a constant rate. */
export interface Offered {
  /** Events a second that were acknowledged. */
  readonly rate: number;
  /** Events a second until the last was visible. */
  readonly throughput: number;
  /** Seconds during which it was offered, and how long after them the last was visible. */
  readonly seconds: number;
  readonly late: number;
  readonly failed: number;
  /** Milliseconds from sent to acknowledged, of the slowest in a hundred requests. */
  readonly p99: number;
  /** Milliseconds from acknowledged to visible, of each marker in the order of becoming visible. */
  readonly freshness: readonly number[];
  readonly usages: ReadonlyMap<string, Usage>;
}

/** Offers so many events a second in the vendor's largest batches, and waits until all is visible. */
export async function offer(
  context: BenchContext,
  line: MeasuredLine,
  rate: number,
  duration: number,
): Promise<Offered> {
  const watch = watchProcesses(line.pids);
  const markers = startMarkers(line.url, line.ask);
  const result = await load(
    {
      url: line.url,
      connections: 16,
      seconds: duration,
      eventsEach: MOST_EVENTS,
      seed: 1,
      bodies: context.quick ? 200 : 1250,
      rate: Math.max(1, rate / MOST_EVENTS),
    },
    (pid) => watch.add('load', pid),
  );
  const ended = performance.now();
  const usages = watch.end();
  await markers.send('-last');
  const freshness = await markers.settle();
  const late = (performance.now() - ended) / 1000;
  const events = result.acknowledged * MOST_EVENTS;
  const offered: Offered = {
    rate: events / result.seconds,
    throughput: events / (result.seconds + late),
    seconds: result.seconds,
    late,
    failed: result.failed,
    p99: result.p99,
    freshness,
    usages,
  };
  const p95 = inSeconds(percentile(freshness, 0.95));
  context.say(
    `${count(offered.rate)} events/s for ${result.seconds} s: acknowledged p99 ${result.p99} ms, p95 ${p95}, the last visible ${inSeconds(late * 1000)} after the end`,
  );
  return offered;
}
