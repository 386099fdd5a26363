import { expect, it } from 'vitest';
import { skewCorrected } from './skew-corrected.ts';

const SECOND = 1_000_000;
const HOUR = 3_600 * SECOND;
const noon = 1_773_144_000 * SECOND;

it.each([
  ['a clock that is right', noon - SECOND, 0],
  ['the way of the request', noon - 299 * SECOND, 0],
  // Received 2 h 0 min 1 s after it was sent by the device's clock: the clock is 2 h slow.
  ['a slow clock', noon - 2 * HOUR - SECOND, 2 * HOUR],
  ['a fast clock', noon + 3 * HOUR, -3 * HOUR],
  ['no clock', noon - 25 * HOUR, 0],
  ['nothing', undefined, 0],
])('%s', (_, sentAt, expected) => {
  const told = noon - 10 * HOUR;
  expect(skewCorrected(told, sentAt, noon) - told).toBe(expected);
});
