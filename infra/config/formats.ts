import * as z from 'zod';

/** A share between 0 and 1 as decimal text, so that money is never multiplied by a binary float. */
export const decimalShare = z
  .string()
  .regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, 'a decimal between 0 and 1 such as 0.20');
