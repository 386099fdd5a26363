import { z } from 'zod';
import { Exact } from './exact.ts';

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/;

/** A decimal without rounding: text (`"1234.56"`) or a JSON number, taken as it is written. */
export const decimal = z
  .union([z.string().regex(DECIMAL, 'expected a decimal such as "1234.56"'), z.number()])
  .transform((value) => new Exact(value));

export const moneyAtLeast0 = decimal.refine((value) => value.gte(0), 'expected 0 or more');
export const moneyAbove0 = decimal.refine((value) => value.gt(0), 'expected more than 0');

/** A share: 0.25 is 25 %. */
export const share = z.number().min(0).max(1);

/** An annual rate; at -1 and below nothing can be discounted. */
export const annualRate = z.number().gt(-1, 'expected a rate above -1 (-100 %)');

export const wholeFrom0 = z.int().min(0);
