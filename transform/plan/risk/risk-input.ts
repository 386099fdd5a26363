import { z } from 'zod';
import { annualRate, decimal, moneyAtLeast0, wholeFrom0 } from '../figures/fields.ts';
import { distributionInput } from './distribution.ts';
import { DRIVERS, roleOf } from './drivers.ts';

const MONTHS = 240;
const month = wholeFrom0.max(MONTHS - 1);
const shares = z
  .array(z.number().min(0))
  .min(1)
  .max(MONTHS)
  .refine(
    (list) => list.reduce((sum, part) => sum + part, 0) <= 1 + 1e-9,
    'expected shares that add up to 1 at most',
  )
  .default([1]);

const line = z
  .strictObject({
    id: z.string().optional(),
    channel: z.string(),
    campaign: z.string().nullish(),
    month,
    budget: moneyAtLeast0,
    drivers: z.partialRecord(z.enum(DRIVERS), distributionInput),
  })
  .superRefine(({ drivers }, context) => {
    const low = { cpc: drivers.cpc, cpm: drivers.cpm };
    for (const [name, price] of Object.entries(low)) {
      const values =
        price?.kind === 'fixed' ? [price.value] : price?.kind === 'empirical' ? price.values : [];
      if (price?.kind === 'beta' || values.some((value) => value <= 0))
        context.addIssue({
          code: 'custom',
          path: ['drivers', name],
          message: 'expected a price above 0',
        });
    }
    if (drivers.visits && (drivers.cpc || drivers.cpm))
      context.addIssue({
        code: 'custom',
        path: ['drivers', 'visits'],
        message: 'expected one price: cpc, or cpm with ctr, or visits',
      });
  });

const event = z
  .strictObject({
    id: z.string(),
    probability: z.number().min(0).max(1),
    /** Null: all channels. */
    channel: z.string().nullish(),
    /** Null: all months. */
    months: z.array(wholeFrom0).nullish(),
    driver: z.enum(DRIVERS),
    /** 0: nothing is left of it. */
    multiply: z.number().min(0),
    note: z.string().nullish(),
  })
  .refine(({ driver, multiply }) => roleOf(driver) !== 'price' || multiply > 0, {
    path: ['multiply'],
    message: 'expected more than 0: a price cannot be 0',
  });

export const riskInput = z
  .strictObject({
    draws: z.int().min(100).max(200_000).default(10_000),
    seed: z
      .int()
      .min(0)
      .max(2 ** 32 - 1)
      .default(1),
    /** Annual, of the NPV. */
    rate: annualRate.default(0),
    fee: z.number().min(0).default(0),
    counts: z.enum(['expected', 'negbin']).default('expected'),
    dispersion: z.number().gt(0).default(20),
    lines: z.array(line).min(1),
    register: z.array(event).default([]),
    seasonality: z.array(z.number().min(0)).min(1).default([1]),
    lag: shares,
    /** Months that count for NPV and payback; without it all in which something happens. */
    horizon: z
      .int()
      .min(1)
      .max(2 * MONTHS)
      .optional(),
    /** Spread of z: 1 as the distributions say, more where the past was less certain than they. */
    spread: z.number().min(0).max(10).default(1),
    target: z
      .strictObject({
        profit: decimal.optional(),
        npv: decimal.optional(),
        margin: decimal.optional(),
        deals: z.number().optional(),
      })
      .nullish(),
    payback_within: wholeFrom0.optional(),
    /** Also what a bad, a middling and a good outcome look like. */
    scenarios: z.boolean().default(false),
  })
  .superRefine(({ register }, context) => {
    const ids = register.map(({ id }) => id);
    for (const [index, id] of ids.entries())
      if (ids.indexOf(id) !== index)
        context.addIssue({
          code: 'custom',
          path: ['register', index, 'id'],
          message: 'the risk is there twice',
        });
  });

export type RiskInput = z.output<typeof riskInput>;
export type RiskLine = RiskInput['lines'][number];
export type RiskEvent = RiskInput['register'][number];
