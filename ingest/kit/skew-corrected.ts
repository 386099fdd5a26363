import type { Micros } from '../contract/time.ts';

const MINUTE = 60_000_000;
/** A smaller difference is the way of the request, a larger one is no clock. */
const SMALLEST = 5 * MINUTE;
const LARGEST = 24 * 60 * MINUTE;

/**
 * A time by our clock that a device told by its own. By how much that one is wrong says the moment at which it
 * sent the event. Whole minutes are added, so that an event sent again keeps its time.
 */
export function skewCorrected(
  told: Micros,
  sentAt: Micros | undefined,
  receivedAt: Micros,
): Micros {
  if (sentAt === undefined) return told;
  const skew = receivedAt - sentAt;
  const size = Math.abs(skew);
  return size < SMALLEST || size > LARGEST ? told : told + Math.round(skew / MINUTE) * MINUTE;
}
