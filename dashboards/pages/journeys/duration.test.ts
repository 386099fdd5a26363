import { describe, expect, it } from 'vitest';
import { duration } from './duration.ts';

const HOUR = 3_600_000;

describe('duration', () => {
  it.each([
    [0, 'en-GB', '0 minutes'],
    [20 * 60_000, 'en-GB', '20 minutes'],
    [HOUR, 'en-GB', '1 hour'],
    [60 * HOUR, 'en-GB', '2.5 days'],
    [60 * HOUR, 'ru-RU', '2,5 дня'],
    [5 * 24 * HOUR, 'ru-RU', '5 дней'],
    [60 * HOUR, 'tr-TR', '2,5 gün'],
    [30.4 * 24 * HOUR, 'en-GB', '30 days'],
  ])('%i ms in %s is %s', (span, locale, expected) => {
    expect(duration(span, locale)).toBe(expected);
  });
});
