import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RawDelivery } from '../contract/delivery.ts';
import {
  FETCHED_ENDPOINT,
  FETCHED_STATUS_HEADER,
  type Question,
  type Wanted,
} from '../contract/fetching.ts';
import type { Account, Source } from '../contract/source.ts';
import type { Micros } from '../contract/time.ts';
import { appendOrRefer } from '../log/append-or-refer.ts';
import { pauseAfter, type RetryPauses } from '../log/consuming.ts';
import { deliveryKey } from '../log/delivery-key.ts';
import type { Batch, EventLog } from '../log/event-log.ts';
import { ask } from './ask.ts';
import { Asked } from './asked.ts';

export interface FetcherOptions {
  readonly log: Pick<EventLog, 'append' | 'consume'>;
  /** One with `fetching`, which is set for the account. */
  readonly source: Source;
  readonly account: Account;
  readonly clock: () => Micros;
  /** What is named again within this time is asked for once (default 3 s). */
  readonly togetherMs?: number;
  /** Pauses after failures where the vendor names none (default 1 s to 5 min). */
  readonly pauses?: RetryPauses;
}

export interface Fetcher {
  /** What is asked for in vain, and why; undefined where all goes well. */
  problem(): string | undefined;
  stop(): Promise<void>;
}

const TOGETHER_MS = 3_000;
const PAUSES: RetryPauses = { firstMs: 1_000, longestMs: 300_000 };

/** The group of an account: it reads the log at its own pace, so that a vendor who is away holds nobody else up. */
export function fetchGroup({ source, account }: Pick<Account, 'source' | 'account'>): string {
  return `fetch.${source}.${account}`;
}

/**
 * Asks a vendor for what its deliveries name, and appends the answers to the same log. How far it has come is
 * committed once the answers are durable: what was asked for when the process ended is asked for again, which gives
 * the same facts. A question that is put off (a limit, an outage, a token that ran out) waits and is put again.
 */
export function startFetcher(options: FetcherOptions): Fetcher {
  const { log, source, account, clock, togetherMs = TOGETHER_MS, pauses = PAUSES } = options;
  const fetching = source.fetching!;
  const stopping = new AbortController();
  const { signal } = stopping;
  const asked = new Asked();
  /** By partition, -1 for all of them. */
  const problems = new Map<number, string>();
  let nextAt = 0;

  /** Keeps the questions of all partitions apart. */
  async function takeTurn(perSecond: number): Promise<void> {
    const now = performance.now();
    const at = Math.max(now, nextAt);
    nextAt = at + 1000 / perSecond;
    if (at > now) await sleep(at - now, undefined, { signal });
  }

  async function answerTo(question: Question, partition: number): Promise<RawDelivery> {
    for (let failures = 1; ; failures += 1) {
      await takeTurn(question.perSecond);
      const answer = await ask(question, signal);
      if (answer.kind === 'given') {
        problems.delete(partition);
        return {
          ...{ id: randomUUID(), source: source.name, account: account.account },
          ...{ endpoint: FETCHED_ENDPOINT, receivedAt: clock(), query: question.query },
          headers: { [FETCHED_STATUS_HEADER]: String(answer.status) },
          body: answer.body,
        };
      }
      problems.set(partition, answer.why);
      await sleep(answer.waitMs ?? pauseAfter(failures, pauses), undefined, { signal });
    }
  }

  async function settle(question: Question, batch: Batch): Promise<void> {
    const delivery = await answerTo(question, batch.partition);
    // Another process has the partition now, and asks itself.
    if (batch.isStale()) throw new Error('the partition was given to another process');
    await appendOrRefer(log, [{ key: deliveryKey(delivery), delivery }]);
  }

  async function handle(batch: Batch): Promise<void> {
    const named = new Map<string, Wanted & { receivedAt: Micros }>();
    for (const { delivery, isDestroyed } of batch.entries) {
      if (isDestroyed || delivery.source !== source.name || delivery.account !== account.account)
        continue;
      const { receivedAt } = delivery;
      for (const one of fetching.wanted(delivery, account.settings))
        named.set(asked.keyOf(one), { ...one, receivedAt });
    }
    if (named.size === 0) return;
    const newest = Math.max(...[...named.values()].map(({ receivedAt }) => receivedAt));
    const waitMs = Math.min(togetherMs, (newest - clock()) / 1000 + togetherMs);
    if (waitMs > 0) await sleep(waitMs, undefined, { signal });
    const { open, answers } = asked.split([...named.values()]);
    for (const question of fetching.questions(open, account.settings))
      await asked.during(question.wanted, clock(), settle(question, batch));
    await Promise.all(answers);
  }

  const consumption = log.consume(fetchGroup(account), handle);
  consumption.done.catch((error: unknown) => problems.set(-1, String(error)));
  return {
    problem() {
      const [why] = problems.values();
      return why && `${source.name} ${account.account}: ${why}`;
    },
    async stop() {
      stopping.abort();
      await consumption.stop();
    },
  };
}
