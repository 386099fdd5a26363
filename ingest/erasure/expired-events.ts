import type { Fact } from '../contract/fact.ts';
import type { LogKeys } from '../log/sealing/log-keys.ts';
import type { Tombstone } from '../log/sealing/tombstone.ts';

/**
 * Whether an event has expired, by time alone: one tombstone stands for everybody's events. Consent stays, for what
 * somebody denied holds for what they do later.
 */
export function isExpired(fact: Fact, before: number): boolean {
  return fact.kind === 'event' && fact.type !== 'consent' && fact.occurredAt < before;
}

/**
 * Looks up before when events have expired (µs since 1970 UTC), by the tombstones of this moment; never, where none
 * have. Of several retentions the one that reaches furthest counts.
 */
export function eventsExpiredBefore(keys: Pick<LogKeys, 'tombstones'>): () => number {
  let known = -1;
  let before = Number.NEGATIVE_INFINITY;
  return () => {
    const tombstones = keys.tombstones();
    if (tombstones.length !== known) {
      known = tombstones.length;
      before = Math.max(
        Number.NEGATIVE_INFINITY,
        ...tombstones.flatMap(({ eventsBefore }) => eventsBefore ?? []),
      );
    }
    return before;
  };
}

/** The tombstone of all events before a time. */
export function expiredEvents(before: number): Tombstone {
  return {
    ...{ id: `events:${before}`, upto: before, eventsBefore: before },
    ...{ identifiers: [], numbers: [], entities: [] },
  };
}
