import { expect, it } from 'vitest';
import { spanOf } from './span-of.ts';

it('is from the first day to the last, in the zone of the business, days without an hour as they are', () => {
  const rows = [
    { occurred_at: '2026-03-02T22:30:00.000000Z' },
    { occurred_at: '2026-03-01T00:00:00Z' },
    { label: 'says no time' },
  ];
  // 22:30 in Greenwich is half past one of the next day in Moscow.
  expect(spanOf(rows, 'Europe/Moscow')).toEqual({ from: '2026-03-01', to: '2026-03-03' });
  expect(spanOf(rows.slice(2), 'UTC')).toBeNull();
});
