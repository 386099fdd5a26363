import type { Account, Source } from '../contract/source.ts';
import type { Micros } from '../contract/time.ts';
import type { EventLog } from '../log/event-log.ts';
import type { RecentLog } from '../log/recent-deliveries.ts';
import type { CollectorCounters } from './counters.ts';

export interface CollectorLimits {
  /**
   * Requests of one client address to one account in a span of time (default 60,000 a minute);
   * `false` where a proxy in front counts them.
   */
  readonly rate?: false | { readonly max: number; readonly windowMs: number };
  /** The same for endpoints that browsers call (default 3,000 a minute); without `rate` it counts nothing. */
  readonly browserRate?: CollectorLimits['rate'];
  /** Levels of JSON that a body may nest (default 64). */
  readonly maxDepth?: number;
  /** What Retry-After says while the log is down (default 5). */
  readonly retryAfterSeconds?: number;
}

export interface CollectorOptions {
  readonly sources: readonly Source[];
  readonly accounts: readonly Account[];
  /** Read only for exchanges that remember: see `Exchange.memory`. */
  readonly log: Pick<EventLog, 'append'> & Partial<RecentLog>;
  /** Microseconds since 1970 UTC. */
  readonly clock: () => Micros;
  readonly limits?: CollectorLimits;
  /** Header in which a trusted network at the edge tells the visitor’s country; none is believed without it. */
  readonly countryHeader?: string;
  /** Filled by the collector. */
  readonly metrics?: CollectorCounters;
}
