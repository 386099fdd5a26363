import * as z from 'zod';
import { type MoneyMicros, toMicros } from '../contract/money.ts';
import { scaled } from './ratio.ts';

/** A decimal between 0 and 1, as text (`"0.35"`): a binary float would not multiply money exactly. */
export const marginRate = z
  .string()
  .regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, 'a decimal text between 0 and 1');

const ONE = 1_000_000n;

/** Margin in `net`: net × rate, rounded half away from zero; unknown without a rate. */
export function marginOf(net: MoneyMicros, rate: string | undefined): MoneyMicros | null {
  return rate === undefined ? null : scaled(net, toMicros(rate, 'marginRate'), ONE);
}

/** Cost of goods that bring `net`: net × (1 − rate); unknown without a rate. */
export function costOf(net: MoneyMicros, rate: string | undefined): MoneyMicros | null {
  return rate === undefined ? null : scaled(net, ONE - toMicros(rate, 'marginRate'), ONE);
}
