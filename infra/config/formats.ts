import * as z from 'zod';

/** ISO 4217 code in capitals. */
export const currencyCode = z
  .string()
  .regex(/^[A-Z]{3}$/, 'an ISO 4217 code of three capital letters such as EUR');

/** A share between 0 and 1 as decimal text, so that money is never multiplied by a binary float. */
export const decimalShare = z
  .string()
  .regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, 'a decimal between 0 and 1 such as 0.20');

/** Whether the runtime knows the IANA zone. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
