import { afterEach, expect, it, vi } from 'vitest';
import { keepQuietOfPastTimers } from './timers.ts';

const original = process.emitWarning;
afterEach(() => {
  process.emitWarning = original;
});

it('leaves out the warning of timers that are due already, and no other', () => {
  const heard = vi.fn();
  process.emitWarning = heard;
  keepQuietOfPastTimers();
  process.emitWarning('-5 is a negative number', 'TimeoutNegativeWarning');
  process.emitWarning('deprecated', 'DeprecationWarning');
  expect(heard.mock.calls).toEqual([['deprecated', 'DeprecationWarning']]);
});
