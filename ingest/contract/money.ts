import { RecordError } from './record-error.ts';
import { shown } from './shown.ts';

/** Millionths of the currency's unit: 12.34 EUR is 12_340_000n. */
export type MoneyMicros = bigint;

export interface Money {
  readonly micros: MoneyMicros;
  /** ISO 4217, upper case. */
  readonly currency: string;
}

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * Exact micros of a decimal given as text or JSON number; digits beyond the sixth are rounded half
 * away from zero. Thousands separators are refused here: a vendor that sends them strips them first.
 */
export function toMicros(value: unknown, field?: string): MoneyMicros {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  const parts = typeof text === 'string' ? DECIMAL.exec(text.trim()) : null;
  const digits = parts ? `${parts[2]}${parts[3] ?? ''}` : '';
  if (!parts || !digits)
    throw new RecordError('money_unreadable', {
      got: shown(value),
      expected: 'a decimal number',
      ...(field && { field }),
    });
  const exponent = 6 - (parts[3]?.length ?? 0) + Number(parts[4] ?? 0);
  const magnitude = scale(BigInt(digits), exponent);
  return parts[1] === '-' ? -magnitude : magnitude;
}

function scale(digits: bigint, exponent: number): bigint {
  if (exponent >= 0) return digits * 10n ** BigInt(exponent);
  const divisor = 10n ** BigInt(-exponent);
  return (digits + divisor / 2n) / divisor;
}

const CURRENCY = /^[A-Z]{3}$/;
const ALIASES: Readonly<Record<string, string>> = {
  RUR: 'RUB',
  РУБ: 'RUB',
  'РУБ.': 'RUB',
  TL: 'TRY',
};

/** Upper-case ISO 4217 code; the spellings that vendors really send are understood. */
export function toCurrency(value: unknown, field?: string): string {
  const text = typeof value === 'string' ? value.trim().toUpperCase() : '';
  const code = ALIASES[text] ?? text;
  if (!CURRENCY.test(code))
    throw new RecordError('currency_unknown', {
      got: shown(value),
      expected: 'an ISO 4217 code',
      ...(field && { field }),
    });
  return code;
}

/** Decimal text with at least two and at most six digits after the point: `"1234.56"`, `"36.153217"`. */
export function formatMicros(micros: MoneyMicros): string {
  const sign = micros < 0n ? '-' : '';
  const digits = (micros < 0n ? -micros : micros).toString().padStart(7, '0');
  const fraction = digits.slice(-6).replace(/0{1,4}$/, '');
  return `${sign}${digits.slice(0, -6)}.${fraction}`;
}
