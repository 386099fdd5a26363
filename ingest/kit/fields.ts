import { type MoneyMicros, toCurrency, toMicros } from '../contract/money.ts';
import { RecordError } from '../contract/record-error.ts';
import { shown } from '../contract/shown.ts';
import { epochInstant, type Micros, parseInstant } from '../contract/time.ts';
import { analyticsText } from '../mapping/analytics-text.ts';
import { clip } from './clip.ts';

/** Members of one of the vendor’s objects, whichever encoding brought them. */
export type Fields = Readonly<Record<string, unknown>>;

const YES = /^(1|true|yes|y|on|да|evet)$/i;
const NO = /^(0|false|no|n|off|нет|hayır)$/i;

/**
 * Reads fields of a vendor’s object. Each takes several names, for vendors rename their fields: the first
 * that says something counts. What is absent gives undefined; what is there and cannot be read raises a
 * `RecordError` that names the field.
 */
export const field = {
  /** The text, cut to `max` characters; numbers and truths in words. */
  text(fields: Fields, names: readonly string[], max = 2048): string | undefined {
    const value = told(fields, names)?.text;
    return value === undefined ? undefined : clip(value, max);
  },

  truth(fields: Fields, names: readonly string[]): boolean | undefined {
    const found = told(fields, names);
    if (!found) return undefined;
    if (YES.test(found.text)) return true;
    if (NO.test(found.text)) return false;
    throw invalid(found, 'true or false');
  },

  /** A whole number from 0. */
  whole(fields: Fields, names: readonly string[]): number | undefined {
    const found = told(fields, names);
    if (!found) return undefined;
    const number = Number(found.text);
    if (!/^\d+(\.0+)?$/.test(found.text) || !Number.isSafeInteger(number))
      throw invalid(found, 'a whole number from 0');
    return number;
  },

  /** Money in micros; blanks and apostrophes between thousands are taken out, a decimal comma is read. */
  money(fields: Fields, names: readonly string[]): MoneyMicros | undefined {
    const found = told(fields, names);
    return found && toMicros(plainDecimal(found.text), found.name);
  },

  currency(fields: Fields, names: readonly string[]): string | undefined {
    const found = told(fields, names);
    return found && toCurrency(found.text, found.name);
  },

  /**
   * A time in µs: ISO 8601, in `zone` where it has no offset, or digits counted in `unit`.
   * @throws RecordError where neither fits.
   */
  time(
    fields: Fields,
    names: readonly string[],
    { zone, unit }: { zone?: string | undefined; unit?: 'us' | 'ms' | 's' } = {},
  ): Micros | undefined {
    const found = told(fields, names);
    if (!found) return undefined;
    if (unit && /^-?\d+$/.test(found.text)) return epochInstant(found.text, unit, found.name).at;
    return parseInstant(found.text, { field: found.name, ...(zone && { zone }) }).at;
  },
};

interface Told {
  readonly name: string;
  readonly text: string;
}

function told(fields: Fields, names: readonly string[]): Told | undefined {
  for (const name of names) {
    if (!Object.hasOwn(fields, name)) continue;
    const text = analyticsText(fields[name], Number.MAX_SAFE_INTEGER);
    if (text !== undefined && text !== 'null') return { name, text };
  }
  return undefined;
}

/** `1 234,50` and `1'234.50` as `1234.50`. A comma that three digits follow is left: it may mean either. */
function plainDecimal(text: string): string {
  const plain = text.replace(/[\s\u00A0\u202F'’]/g, '');
  return /^[+-]?\d+,\d{1,2}$/.test(plain) ? plain.replace(',', '.') : plain;
}

function invalid({ name, text }: Told, expected: string): RecordError {
  return new RecordError('field_invalid', { field: name, expected, got: shown(text) });
}
