/** What the collector did since it started, by source, as plain numbers. */
export interface CollectorCounters {
  /** Deliveries stored in the log. */
  readonly accepted: Record<string, number>;
  /** Bytes of their bodies. */
  readonly acceptedBytes: Record<string, number>;
  /** Requests answered without storing (a debug twin, a vendor’s ping, a preflight). */
  readonly answered: Record<string, number>;
  /** Requests turned away, by source and reason. */
  readonly refused: Record<string, Record<string, number>>;
  /** Deliveries that the sender must send again: the log was down, or the collector failed. */
  readonly failed: Record<string, number>;
}

/** More reasons than these come from values in them; they are counted as `other`. */
const MOST_REASONS = 40;

export function createCounters(): CollectorCounters {
  return { accepted: {}, acceptedBytes: {}, answered: {}, refused: {}, failed: {} };
}

export function count(counter: Record<string, number>, name: string, by = 1): void {
  counter[name] = (counter[name] ?? 0) + by;
}

export function countRefused(counters: CollectorCounters, source: string, reason: string): void {
  counters.refused[source] ??= {};
  const reasons = counters.refused[source];
  const known = reason in reasons || Object.keys(reasons).length < MOST_REASONS;
  count(reasons, known ? reason : 'other');
}
