import { z } from 'zod';
import { decimal } from '../../figures/fields.ts';

const cuts = z
  .array(z.number())
  .length(4)
  .refine(
    (all) => all.every((cut, i) => i === 0 || cut >= (all[i - 1] ?? cut)),
    'Cut points must rise.',
  );

export const rfmInput = z.strictObject({
  /** Customer, days since the last order, orders and margin (null: unknown) in the window, usually 12 months. */
  customers: z.array(
    z.tuple([z.string().min(1), z.number().nonnegative(), z.int().positive(), decimal.nullable()]),
  ),
  /** Cut points of the month's first computation, which hold until it ends. */
  cuts: z
    .strictObject({
      recency_days: cuts.nullable(),
      orders: cuts.nullable(),
      margin: cuts.nullable(),
    })
    .nullable()
    .optional(),
});

export type RfmInput = z.infer<typeof rfmInput>;
