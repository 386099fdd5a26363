import type { Fact } from './fact.ts';
import { RecordError } from './record-error.ts';
import type { Micros } from './time.ts';

const HOUR = 3_600_000_000;
const DAY = 24 * HOUR;
/** A day begins in the easternmost zone while it is still the day before in UTC. */
const EASTERNMOST = 14 * HOUR;
/** The warehouse counts days from 1970, in the business’s zone; a day before that would wrap around. */
const EARLIEST: Micros = DAY;
const EARLIEST_DAY = '1970-01-01';

/**
 * The one rule for the times of facts, whichever source they come from: none from more than a day after
 * the record was received, none before the warehouse’s days begin. A time from the future would open
 * sessions and sales that have not happened, and a version from the future would outrank all that follow.
 * @throws RecordError `time_in_future` or `time_unreadable`, naming the field.
 */
export function checkTimes(fact: Fact, receivedAt: Micros): void {
  const latest = receivedAt + DAY;
  for (const [field, at] of timesOf(fact)) {
    if (at > latest)
      throw new RecordError('time_in_future', {
        field,
        expected: `at most a day after receipt, ${shownTime(receivedAt)}`,
        got: shownTime(at),
      });
    if (at < EARLIEST)
      throw new RecordError('time_unreadable', {
        field,
        expected: 'a time after 1970-01-01',
        got: shownTime(at),
      });
  }
  if (fact.kind !== 'slice') return;
  const latestDay = shownTime(latest + EASTERNMOST).slice(0, 10);
  for (const { date } of fact.rows) {
    if (date > latestDay)
      throw new RecordError('time_in_future', {
        field: 'date',
        expected: `at most a day after receipt, ${shownTime(receivedAt)}`,
        got: date,
      });
    if (date < EARLIEST_DAY)
      throw new RecordError('time_unreadable', {
        field: 'date',
        expected: 'a day from 1970-01-01 on',
        got: date,
      });
  }
}

/** The instants of a fact by the names of their fields. All of them are of what has happened. */
function timesOf(fact: Fact): readonly (readonly [string, Micros])[] {
  const own = [['occurredAt', fact.occurredAt]] as const;
  if (fact.kind !== 'entity') return own;
  const fields = Object.entries(fact.fields).filter(
    (entry): entry is [string, Micros] => /At$/.test(entry[0]) && typeof entry[1] === 'number',
  );
  return [...own, ...fields];
}

function shownTime(at: Micros): string {
  const time = new Date(at / 1000);
  return Number.isNaN(time.getTime()) ? String(at) : time.toISOString();
}
