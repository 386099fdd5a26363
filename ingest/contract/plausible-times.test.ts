import { describe, expect, it } from 'vitest';
import type { Fact } from './fact.ts';
import { checkTimes } from './plausible-times.ts';
import { RecordError } from './record-error.ts';

const RECEIVED = Date.parse('2026-03-10T12:00:00Z') * 1000;
const DAY = 86_400_000_000;

function fault(fact: object): string {
  try {
    checkTimes(fact as Fact, RECEIVED);
    return 'kept';
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return `${error.code} ${error.detail.field}`;
  }
}
const rows = (date: string) => ({ kind: 'slice', occurredAt: RECEIVED, rows: [{ date }] });

describe('times of facts', () => {
  it.each([
    [{ kind: 'event', occurredAt: RECEIVED + DAY }, 'kept'],
    [{ kind: 'event', occurredAt: RECEIVED + DAY + 1 }, 'time_in_future occurredAt'],
    [{ kind: 'event', occurredAt: DAY }, 'kept'],
    [{ kind: 'event', occurredAt: DAY - 1 }, 'time_unreadable occurredAt'],
    [{ kind: 'event', occurredAt: 8e15 }, 'time_in_future occurredAt'],
    [{ kind: 'entity', occurredAt: RECEIVED, fields: { wonAt: null, title: 'x' } }, 'kept'],
    [
      { kind: 'entity', occurredAt: RECEIVED, fields: { wonAt: RECEIVED + 2 * DAY } },
      'time_in_future wonAt',
    ],
    [{ kind: 'entity', occurredAt: RECEIVED, fields: { paidAt: 0 } }, 'time_unreadable paidAt'],
    // 2026-03-12 begins at noon of the 11th UTC in Auckland: a day after receipt to the second.
    [rows('2026-03-12'), 'kept'],
    [rows('2026-03-13'), 'time_in_future date'],
    [rows('1970-01-01'), 'kept'],
    [rows('1969-12-31'), 'time_unreadable date'],
  ])('%j: %s', (fact, expected) => expect(fault(fact)).toBe(expected));
});
