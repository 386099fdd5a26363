import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchContext } from '../bench.ts';
import { type Offered, offer } from '../offer.ts';
import { percentile } from '../statistics.ts';
import { cpuShares } from '../usage.ts';
import { startDistributedLine } from './line.ts';

/** The most that the distributed line keeps up with on this machine. */
export interface SustainedRate {
  /** Events a second under more than it can take, until all was visible. */
  readonly throughput: number;
  /** Rates that were tried, from the highest on; the last is the one that it kept up with, if any. */
  readonly tried: readonly Tried[];
  readonly sustained: number | undefined;
  readonly cpu: string;
}

export interface Tried {
  /** Events a second. */
  readonly rate: number;
  /** Seconds that it was offered. */
  readonly seconds: number;
  /** Freshness in milliseconds. */
  readonly p50: number;
  readonly p95: number;
}

const MORE_THAN_IT_TAKES = 20_000;
const FRESH_MS = 5000;
const STEPS = [1, 0.8, 0.65, 0.5, 0.4];

/** Looked for once in a run, by whichever measurement needs it first. */
export async function sustainedRate(context: BenchContext): Promise<SustainedRate> {
  const note = join(context.root, 'sustained-rate.json');
  if (!existsSync(note)) writeFileSync(note, JSON.stringify(await find(context)));
  return JSON.parse(readFileSync(note, 'utf8')) as SustainedRate;
}

async function find(context: BenchContext): Promise<SustainedRate> {
  const line = await startDistributedLine(context);
  try {
    const burst = await offer(context, line, MORE_THAN_IT_TAKES, context.quick ? 6 : 20);
    const tried: Tried[] = [];
    let cpu = '';
    for (const step of context.quick ? STEPS.slice(2, 4) : STEPS) {
      const rate = burst.throughput * step;
      const offered = await offer(context, line, rate, context.quick ? 8 : 30);
      tried.push(triedOf(offered));
      cpu = cpuShares(offered.usages, offered.seconds);
      if (tried.at(-1)!.p95 < FRESH_MS) break;
    }
    const last = tried.at(-1)!;
    const sustained = last.p95 < FRESH_MS ? last.rate : undefined;
    return { throughput: burst.throughput, tried, sustained, cpu };
  } finally {
    await line.close();
  }
}

function triedOf({ rate, seconds, freshness }: Offered): Tried {
  return { rate, seconds, p50: percentile(freshness, 0.5), p95: percentile(freshness, 0.95) };
}
