import type { ColumnUnit } from '../contract/table.ts';

const DIGITS: Readonly<Partial<Record<ColumnUnit, number>>> = {
  count: 2,
  days: 2,
  ratio: 2,
  percent: 4,
};

/** Rounded as figures are for reading: money to hundredths, a percentage to hundredths of a percent. */
export function rounded(value: string | number | null, unit: ColumnUnit): string | number | null {
  if (unit === 'money' && typeof value === 'string') return hundredths(value);
  const digits = DIGITS[unit];
  return typeof value === 'number' && digits !== undefined ? Number(value.toFixed(digits)) : value;
}

/** A decimal text with two digits after the point, rounded half away from zero. */
function hundredths(text: string): string {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const digits = BigInt(whole + fraction.slice(0, 2).padEnd(2, '0'));
  const units = String(digits + (Number(fraction[2] ?? 0) >= 5 ? 1n : 0n)).padStart(3, '0');
  return `${sign}${units.slice(0, -2)}.${units.slice(-2)}`;
}
