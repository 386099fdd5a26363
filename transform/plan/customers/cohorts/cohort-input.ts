import { z } from 'zod';
import { decimal } from '../../figures/fields.ts';

export const cohortInput = z.strictObject({
  /** Day of the reader; its month has not ended. */
  as_of: z.iso.date(),
  /**
   * Customer, day, margin (null: unknown), and `refund` for money that went back without an order: it counts on its own
   * day and makes nobody active.
   */
  orders: z.array(
    z.tuple([
      z.string().min(1),
      z.iso.date(),
      decimal.nullable(),
      z.enum(['order', 'refund']).optional(),
    ]),
  ),
  /** Marketing cost by month of acquisition. */
  costs: z.record(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), decimal.nullable()).optional(),
});

export type CohortInput = z.infer<typeof cohortInput>;

/** Months since year 0. */
export function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

/** `2026-03` of a month's number. */
export function monthName(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}`;
}
