import type { RawDelivery } from './delivery.ts';
import type { Account, CollectRequest, Reply } from './source.ts';
import type { Micros } from './time.ts';

/**
 * A vendor’s protocol whose requests follow each other: a session is opened, a file comes in parts. What is kept
 * between requests lives in the collector that took them and is bounded; nothing that a reply promises to be stored
 * may lie there alone.
 */
export interface Exchange<Settings> {
  /** Asked after `verify`. Never throws for what a request holds: the protocol has words for that. */
  take(request: CollectRequest, account: Account<Settings>, now: Micros): Turn;
  /** What has to be known of deliveries of before, by whichever collector they were taken. */
  readonly memory?: ExchangeMemory<Settings>;
}

/** Recent deliveries of the endpoint are read back from the log before a collector takes its first request. */
export interface ExchangeMemory<Settings> {
  /** How far back. */
  readonly reach: Micros;
  /** Told of each of them, in the order in which a partition holds them. Never throws for what it holds. */
  recall(delivery: RawDelivery, account: Account<Settings>): void;
}

export interface Turn {
  readonly reply: Reply;
  /** What the request completed. It is durable before `reply` goes out. */
  readonly deliver?: readonly Pick<RawDelivery, 'query' | 'body'>[];
  /** Called once that is durable. Until then the same request may come again and has to mean the same. */
  stored?(): void;
}
