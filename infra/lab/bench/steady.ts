import type { BenchContext, BenchRow } from './bench.ts';
import { type MeasuredLine, offer } from './offer.ts';
import { median, percentile } from './statistics.ts';
import { count, megabytes, milliseconds, seconds } from './units.ts';
import { cpuShares, type Usage } from './usage.ts';

/** What a line is to keep to while events come at a constant rate. */
export interface SteadyTargets {
  /** Events a second. */
  readonly rate: number;
  /** Milliseconds. */
  readonly freshness: number;
  readonly acknowledged: number;
}

/** How far the second half may lie above the second to fifth tenth. */
const FLAT = 1.1;

/** A constant rate, for ten minutes unless told otherwise: how fresh, how quickly acknowledged, and what each process holds. */
export async function steadyRows(
  context: BenchContext,
  line: MeasuredLine,
  targets: SteadyTargets,
): Promise<BenchRow[]> {
  const duration = (context.minutes ?? (context.quick ? 1 / 3 : 10)) * 60;
  const offered = await offer(context, line, context.rate ?? targets.rate, duration);
  const { freshness, usages, failed, p99 } = offered;
  const p95 = percentile(freshness, 0.95);
  return [
    {
      what: 'constant rate',
      measured: `${count(offered.rate)} events/s for ${offered.seconds} s`,
      target: `${count(targets.rate)} events/s`,
      ...(!context.quick && { met: offered.rate >= targets.rate * 0.99 }),
      detail: `${failed} failed requests; the last visible ${seconds(offered.late * 1000)} after the end; ${cpuShares(usages, offered.seconds)}`,
    },
    {
      what: 'freshness (acknowledged → in `touchpoints`)',
      measured: `p50 ${seconds(median(freshness))}, p95 ${seconds(p95)}, max ${seconds(Math.max(...freshness))}`,
      target: `p95 < ${seconds(targets.freshness)}`,
      ...(!context.quick && { met: p95 < targets.freshness }),
      detail: `${freshness.length} marker events, one a second`,
    },
    {
      what: 'requests meanwhile',
      measured: `p99 ${milliseconds(p99)}`,
      target: `p99 < ${milliseconds(targets.acknowledged)}`,
      ...(!context.quick && { met: p99 < targets.acknowledged }),
      detail: 'acknowledged: durable in the log',
    },
    ...[...usages]
      .filter(([name]) => name !== 'load')
      .map(([name, usage]) => memoryRow(name, usage, context.quick)),
  ];
}

function memoryRow(name: string, { memory, mapped }: Usage, quick: boolean): BenchRow {
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
    detail: `second half against the second to fifth tenth: ${change >= 0 ? '+' : ''}${change.toFixed(1)} %; medians of each tenth: ${tenths(memory)} MB; mapped files beside it at most ${megabytes(mapped)}`,
  };
}

function tenths(memory: readonly number[]): string {
  return Array.from({ length: 10 }, (_, tenth) => {
    const size = memory.length / 10;
    const some = memory.slice(Math.floor(tenth * size), Math.ceil((tenth + 1) * size));
    return Math.round(median(some) / 1e6);
  }).join(' ');
}
