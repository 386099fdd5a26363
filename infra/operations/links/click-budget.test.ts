import { expect, it } from 'vitest';
import { clickBudget } from './click-budget.ts';

it('counts an address 120 times a minute, and others beside it', () => {
  let now = 0;
  const mayCount = clickBudget(() => now);
  const counted = (ip: string, times: number) =>
    Array.from({ length: times }, () => mayCount(ip)).filter(Boolean).length;
  expect([counted('192.0.2.1', 500), counted('192.0.2.2', 3)]).toEqual([120, 3]);
  now = 60_000;
  expect(counted('192.0.2.1', 1)).toBe(1);
});
