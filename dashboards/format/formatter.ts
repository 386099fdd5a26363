import type { Language } from '@throughline/api/contract/metrics';
import type { Day, Period } from './days.ts';
import type { MetricValue, Unit } from './metric-value.ts';

/** What stands where a value is unknown. Zero is written as 0. */
export const UNKNOWN = '—';

/** What stands where there is nothing of the kind, such as the cost of an organic visit. */
export const NOT_APPLICABLE = '·';

/** As wide as the plus sign beside it, which a hyphen is not. */
const MINUS = '\u2212';

const LOCALES: Record<Language, string> = { en: 'en-GB', ru: 'ru-RU', tr: 'tr-TR' };

/** Decimal text goes to Intl as text, so that no digit of a large amount is lost in a float. */
function exact(value: string | number): number | Intl.StringNumericLiteral {
  return value as number | Intl.StringNumericLiteral;
}

/** Everything that is written in the reader's language; one instance a language. */
export interface Formatter {
  locale: string;
  /**
   * A metric in full, without its currency: the heading names that once. `decimals` fixes the digits
   * after the point of a count, so that a column that holds shares of deals stands in line.
   */
  value(value: MetricValue, unit: Unit, decimals?: number): string;
  /** A metric as part of a sentence: signed percents, money with its currency sign. */
  inSentence(value: MetricValue, unit: Unit, currency: string): string;
  /** A short form for axes: 1.2M, 340K. */
  compact(value: number): string;
  /** A percent from a fraction, without decimals, for axes: 0.34 → 34 %. */
  axisPercent(value: number): string;
  /** A signed percent from a fraction: +12.5 %. */
  signedPercent(value: number): string;
  /** A signed number with at most one decimal, for percentage points. */
  signed(value: number): string;
  currencySign(currency: string): string;
  currencyName(currency: string): string;
  day(day: Day): string;
  /** Without its year, for axes. */
  shortDay(day: Day): string;
  /** Of a month as `2026-03`. */
  month(month: string): string;
  period(period: Period): string;
  /** A moment in the business's zone. */
  moment(iso: string, timezone: string): string;
  list(items: readonly string[]): string;
}

function options(unit: Unit, decimals: number): Intl.NumberFormatOptions {
  switch (unit) {
    case 'money':
      return { minimumFractionDigits: 2, maximumFractionDigits: 2 };
    case 'percent':
      return { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 };
    case 'ratio':
      return { minimumFractionDigits: 2, maximumFractionDigits: 2 };
    // A conversion that a model splits is a fraction of one: 12.5 deals.
    case 'count':
    case 'text':
      return { minimumFractionDigits: decimals, maximumFractionDigits: 2 };
  }
}

/** 100,000 %. */
const MOST_RATIO = 1_000;

export function createFormatter(language: Language): Formatter {
  const locale = LOCALES[language];
  const cache = new Map<string, Intl.NumberFormat>();
  const number = (settings: Intl.NumberFormatOptions) => {
    const key = JSON.stringify(settings);
    const known = cache.get(key) ?? new Intl.NumberFormat(locale, settings);
    cache.set(key, known);
    return known;
  };
  const write = (value: string | number, settings: Intl.NumberFormatOptions) =>
    number(settings).format(exact(value)).replace('-', MINUS);
  const utc = (day: Day) => new Date(`${day}T00:00:00Z`);
  const dayFormat = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const shortFormat = new Intl.DateTimeFormat(locale, {
    ...{ day: 'numeric', month: 'short', timeZone: 'UTC' },
  });
  const monthFormat = new Intl.DateTimeFormat(locale, {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const currencyNames = new Intl.DisplayNames(locale, { type: 'currency' });

  return {
    locale,
    value(value, unit, decimals = 0) {
      if (value === null) return UNKNOWN;
      if (unit === 'text') return String(value);
      // Of a return on next to nothing the digits say nothing.
      if (unit === 'percent' && Math.abs(Number(value)) > MOST_RATIO)
        return Number(value) > 0
          ? `>\u00a0${write(MOST_RATIO, options(unit, 0))}`
          : `<\u00a0${write(-MOST_RATIO, options(unit, 0))}`;
      return write(value, options(unit, decimals));
    },
    inSentence(value, unit, currency) {
      if (value === null) return UNKNOWN;
      if (unit === 'money') {
        return write(value, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
      }
      if (unit === 'percent') {
        return write(value, {
          style: 'percent',
          maximumFractionDigits: 0,
          signDisplay: 'exceptZero',
        });
      }
      return write(value, options(unit, 0));
    },
    compact: (value) => write(value, { notation: 'compact', maximumFractionDigits: 1 }),
    axisPercent: (value) => write(value, { style: 'percent', maximumFractionDigits: 0 }),
    signedPercent: (value) =>
      write(value, {
        style: 'percent',
        maximumFractionDigits: Math.abs(value) < 0.1 ? 1 : 0,
        signDisplay: 'exceptZero',
      }),
    signed: (value) => write(value, { maximumFractionDigits: 1, signDisplay: 'exceptZero' }),
    currencySign(currency) {
      const parts = number({
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
      }).formatToParts(0);
      return parts.find((part) => part.type === 'currency')?.value ?? currency;
    },
    currencyName: (currency) => currencyNames.of(currency) ?? currency,
    day: (day) => dayFormat.format(utc(day)),
    shortDay: (day) => shortFormat.format(utc(day)),
    month: (month) => monthFormat.format(utc(`${month}-01`)),
    period: ({ from, to }) => dayFormat.formatRange(utc(from), utc(to)),
    moment: (iso, timezone) =>
      new Intl.DateTimeFormat(locale, {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        timeZone: timezone,
      }).format(new Date(iso)),
    list: (items) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(items),
  };
}
