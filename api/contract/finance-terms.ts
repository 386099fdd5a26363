import * as z from 'zod';
import { day } from './terms.ts';

/** Which day dates a refund. */
export const ACCOUNTINGS = ['accrual', 'cash'] as const;
export const accounting = z
  .enum(ACCOUNTINGS)
  .default('accrual')
  .describe(
    'Which month a refund is taken off: accrual, that of its sale; cash, the one in which it was paid back',
  );

/** What finance's reports say of how far their data go. */
export const arrivedMeta = {
  /** Last day that every source of costs, leads and sales has told of; null without data. */
  data_complete_to: day.nullable(),
  sources: z.array(
    z.object({
      kind: z.enum(['cost', 'sale']),
      source: z.string(),
      account: z.string(),
      last_day: day,
      /** Silent for so long that it is not waited for. */
      ended: z.boolean(),
    }),
  ),
};

/** A row behind a cell of money. */
export const moneyRow = z.object({
  /** `cost`, `order`, `deal` or `refund`. */
  type: z.string(),
  id: z.string(),
  label: z.string(),
  source: z.string(),
  day,
  channel: z.string(),
  campaign: z.string(),
  /** Share of the sale that the cell has (1 = all of it); null for a cost. */
  share: z.number().nullable(),
  /** What this row adds to the cell; null where it is not known. */
  amount: z.string().nullable(),
});

export const moneyCell = z.object({
  /** Over all rows; null where one of them is not known. */
  sum: z.string().nullable(),
  /** Rows whose amount is not known. */
  unknown: z.number(),
  count: z.number(),
  rows: z.array(moneyRow),
});
export type MoneyCell = z.infer<typeof moneyCell>;
