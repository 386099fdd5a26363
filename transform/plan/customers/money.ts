import { z } from 'zod';

/** Digits after the point that are computed with; the answer carries six. */
const DIGITS = 18;
const ONE = 10n ** BigInt(DIGITS);

/** Money as it comes in: decimal text such as `"-1234.56"`. */
export const moneyText = z
  .string()
  .regex(/^-?\d{1,24}(\.\d{1,18})?$/, 'Expected an amount as decimal text, such as "1234.56".');

/** Exact scaled integer of a text that `moneyText` has let through. */
export function parseMoney(text: string): bigint {
  const negative = text.startsWith('-');
  const [whole = '', fraction = ''] = (negative ? text.slice(1) : text).split('.');
  const amount = BigInt(whole + fraction.padEnd(DIGITS, '0'));
  return negative ? -amount : amount;
}

/** Text with six decimals, rounded half away from zero; zero has no sign. */
export function formatMoney(amount: bigint): string {
  const micros = divide(amount, 10n ** BigInt(DIGITS - 6));
  const digits = (micros < 0n ? -micros : micros).toString().padStart(7, '0');
  return `${micros < 0n ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

/** Text with six decimals of a double; `null` where it is too large to be money. */
export function formatAmount(amount: number): string | null {
  if (!Number.isFinite(amount) || Math.abs(amount) >= 1e21) return null;
  return formatMoney(parseMoney(amount.toFixed(12)));
}

export function toNumber(amount: bigint): number {
  return Number(amount) / Number(ONE);
}

/** Quotient by a positive whole number, rounded half away from zero. */
export function divide(amount: bigint, by: bigint): bigint {
  const magnitude = ((amount < 0n ? -amount : amount) * 2n + by) / (by * 2n);
  return amount < 0n ? -magnitude : magnitude;
}
