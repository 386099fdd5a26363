import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, epochInstant, parseInstant } from './time.ts';

const seconds = (text: string, zone?: string) =>
  parseInstant(text, zone === undefined ? {} : { zone }).at / 1_000_000;

describe('parseInstant with an offset', () => {
  it.each([
    ['2025-11-03T09:15:00Z', 1_762_161_300],
    ['2025-11-03 09:15:00Z', 1_762_161_300],
    ['2025-11-03T12:15:00+03:00', 1_762_161_300],
    ['2025-11-03T12:15:00+0300', 1_762_161_300],
    ['2025-11-03T04:15:00 -05:00', 1_762_161_300],
    ['2025-11-03T15:00+05:45', 1_762_161_300],
    ['1970-01-01T00:00:00Z', 0],
  ])('reads %s', (text, expected) => {
    expect(seconds(text)).toBe(expected);
  });

  it('takes the offset, not the zone, where there are both', () => {
    expect(seconds('2025-11-03T12:15:00+03:00', 'America/New_York')).toBe(1_762_161_300);
  });

  it('says how exact the text is, and keeps microseconds', () => {
    const read = (fraction: string) => parseInstant(`1970-01-01T00:00:01${fraction}Z`);
    expect(read('')).toEqual({ at: 1_000_000, precision: 's' });
    expect(read('.5')).toEqual({ at: 1_500_000, precision: 'ms' });
    expect(read(',123')).toEqual({ at: 1_123_000, precision: 'ms' });
    expect(read('.123456')).toEqual({ at: 1_123_456, precision: 'us' });
    expect(read('.123456999')).toEqual({ at: 1_123_456, precision: 'us' });
    expect(parseInstant('1970-01-02')).toEqual({ at: 86_400_000_000, precision: 'day' });
  });
});

describe('parseInstant in a zone', () => {
  // Expected seconds come from the tz database as another implementation (Python's zoneinfo) reads it.
  it.each([
    ['Europe/Berlin', '2025-03-30T01:59:59', 1_743_296_399],
    ['Europe/Berlin', '2025-03-30T03:00:00', 1_743_296_400],
    ['Europe/Berlin', '2025-10-26T01:59:59', 1_761_436_799],
    ['Europe/Berlin', '2025-10-26T03:00:00', 1_761_444_000],
    ['America/New_York', '2025-11-02T00:59:59', 1_762_059_599],
    ['America/New_York', '2025-11-02T02:00:00', 1_762_066_800],
    ['Asia/Kathmandu', '2025-07-01T12:00:00', 1_751_350_500],
    ['Europe/Moscow', '2010-07-01T12:00:00', 1_277_971_200],
    ['Europe/Moscow', '2025-07-01T12:00:00', 1_751_360_400],
    ['Europe/Istanbul', '2025-12-01T12:00:00', 1_764_579_600],
    ['Pacific/Apia', '2011-12-31T00:00:00', 1_325_239_200],
    ['Australia/Sydney', '2025-10-05T01:59:59', 1_759_593_599],
    ['Australia/Sydney', '2025-04-06T03:00:00', 1_743_872_400],
  ])('%s %s', (zone, text, expected) => {
    expect(seconds(text, zone)).toBe(expected);
  });

  it.each([
    ['Europe/Berlin', '2025-10-26T02:30:00', 1_761_438_600],
    ['America/New_York', '2025-11-02T01:30:00', 1_762_061_400],
    ['Australia/Lord_Howe', '2025-04-06T01:45:00', 1_743_864_300],
    ['Asia/Almaty', '2024-02-29T23:30:00', 1_709_227_800],
  ])('a time that occurs twice is its first occurrence: %s %s', (zone, text, expected) => {
    expect(seconds(text, zone)).toBe(expected);
  });

  it.each([
    ['Europe/Berlin', '2025-03-30T02:30:00', 1_743_298_200],
    ['America/New_York', '2025-03-09T02:30:00', 1_741_505_400],
  ])('a time that never occurred is read by the offset before the gap: %s %s', (zone, text, at) => {
    expect(seconds(text, zone)).toBe(at);
  });

  it('gives back the local clock of any instant', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'];
    const clocks = new Map(
      zones.map((timeZone) => [
        timeZone,
        new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }),
      ]),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 1_262_304_000, max: 1_893_456_000 }),
        (zone, instant) => {
          const clock = clocks.get(zone)!;
          const local = clock.format(instant * 1000);
          const read = seconds(local, zone);
          expect(clock.format(read * 1000)).toBe(local);
          // Only the second occurrence of a doubled hour may be read as another instant: the first.
          expect([0, 1800, 3600]).toContain(instant - read);
          expect(dayOf(instant * 1_000_000, zone)).toBe(local.slice(0, 10));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('what is no time', () => {
  it.each([
    ['2025-02-30T10:00:00Z', 'a day that the month does not have'],
    ['2025-02-29', 'a leap day of a common year'],
    ['2025-13-01', 'a thirteenth month'],
    ['2025-11-03T25:00:00Z', 'a 25th hour'],
    ['2025-11-03T10:60:00Z', 'a 60th minute'],
    ['2025-11-03T10:00:00', 'a local time without a zone'],
    ['03.11.2025', 'another format'],
    ['2025-11-03T10:00:00 UTC', 'a zone by its name'],
    ['', 'nothing'],
  ])('%s: %s', (text) => {
    expect(() => parseInstant(text, { field: 'when' })).toThrow(
      expect.objectContaining({
        code: 'time_unreadable',
        detail: expect.objectContaining({ field: 'when', got: text }),
      }),
    );
  });
});

describe('epochInstant', () => {
  it('scales by the unit that the vendor counts in', () => {
    expect(epochInstant(1_762_161_300, 's')).toEqual({ at: 1_762_161_300_000_000, precision: 's' });
    expect(epochInstant('1762161300123', 'ms').at).toBe(1_762_161_300_123_000);
    expect(epochInstant('1762161300123456', 'us').at).toBe(1_762_161_300_123_456);
  });

  const strange = [
    1.5,
    Number.NaN,
    2 ** 53,
    '1e3',
    '',
    ' 1',
    null,
    undefined,
    true,
    { toString: 1 },
    [],
  ];
  it.each(strange.map((value) => ({ value })))('refuses $value', ({ value }) => {
    expect(() => epochInstant(value, 's')).toThrow(
      expect.objectContaining({ code: 'time_unreadable' }),
    );
  });
});

describe('dayOf', () => {
  it('is the day of the zone, UTC by default', () => {
    const at = Date.parse('2025-11-03T22:30:00Z') * 1000;
    expect(dayOf(at)).toBe('2025-11-03');
    expect(dayOf(at, 'Europe/Moscow')).toBe('2025-11-04');
    expect(dayOf(at, 'America/Los_Angeles')).toBe('2025-11-03');
  });
});
