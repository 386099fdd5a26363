import { lastDays, type Period } from '../period.ts';
import type { State } from '../state.ts';

/**
 * The day up to which sales are read, and which may not be over yet: the newest day with data. Days after the state
 * was published come from mistaken dates, which would make every month before them look ended.
 */
export function asOfDay(
  state: State | null,
  dataRange: Period | null,
  timezone: string,
): string | null {
  if (!state || !dataRange) return null;
  const published = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    dateStyle: 'short',
  }).format(new Date(state.asOf));
  const [earlier] = [dataRange.to, published].sort();
  return earlier ?? null;
}

/** The day before, which is over. */
export function lastCompleteDay(asOf: string): string {
  return lastDays(asOf, 2).from;
}
