import * as z from 'zod';

/** A number in a query from `least` to `most`, which an error names. */
export function boundedNumber(least: number, most: number) {
  const error = `Expected a number from ${least} to ${most}`;
  return z.coerce.number({ error }).min(least, { error }).max(most, { error });
}

/** The same without fractions. */
export function boundedInteger(least: number, most: number) {
  const error = `Expected a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
}

/** Rows that a page may leave out before it begins; nobody turns further. */
export const MOST_OFFSET = 100_000_000;
