import { z } from 'zod';
import { annualRate, moneyAbove0, moneyAtLeast0, share, wholeFrom0 } from '../figures/fields.ts';

/** Of a step that a line does not have: no qualification, no landing loss. */
const step = share.nullish().transform((value) => value ?? 1);

const shares = z
  .array(z.number().min(0))
  .min(1)
  .refine(
    // Shares of a curve are doubles: their sum may miss 1 by a few units of the last place.
    (list) => list.reduce((sum, part) => sum + part, 0) <= 1 + 1e-9,
    'expected shares that add up to 1 at most',
  )
  .default([1]);

export const planLine = z
  .strictObject({
    id: z.string().optional(),
    channel: z.string(),
    campaign: z.string().nullish(),
    month: wholeFrom0,
    budget: moneyAtLeast0,
    cpc: moneyAbove0.nullish(),
    cpm: moneyAbove0.nullish(),
    ctr: share.nullish(),
    visits: z.number().min(0).nullish(),
    landing: step,
    lead_rate: step,
    qualify_rate: step,
    deal_rate: step,
    aov: moneyAtLeast0.nullish(),
    margin_rate: z.number().max(1).nullish(),
    refund_rate: share.nullish().transform((value) => value ?? 0),
    currency: z.string().nullish(),
    comment: z.string().nullish(),
  })
  .superRefine(({ cpc, cpm, ctr, visits, budget }, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    const prices = Object.entries({ cpc, cpm, visits }).filter(([, value]) => value != null);
    if (prices.length > 1)
      refuse(prices[1]![0], `expected one price, and ${prices[0]![0]} is given as well`);
    if (prices.length === 0 && !budget.isZero())
      refuse('cpc', 'expected a price: cpc, or cpm with ctr, or visits');
    if (cpm != null && ctr == null)
      refuse('ctr', 'expected the share of clicks that goes with cpm');
  });

const settings = z
  .strictObject({
    currency: z.string().optional(),
    vat: z.number().min(0).default(0),
    fee: z.number().min(0).default(0),
    rate: annualRate.optional(),
    finance_rate: annualRate.optional(),
    reinvest_rate: annualRate.optional(),
    basis: z.string().optional(),
    cost_delay: wholeFrom0.optional(),
    horizon: wholeFrom0.optional(),
  })
  .prefault({});

/** Lines are channel × campaign × month; months are counted from 0. Sec. 1 of the definitions in the README. */
export const planInput = z
  .strictObject({
    settings,
    months: z.int().min(1),
    horizon: wholeFrom0.optional(),
    cost_delay: wholeFrom0.optional(),
    /** Of month t: the cell t, or of the same month of the year before where there are fewer. */
    seasonality: z.array(z.number().min(0)).min(1).default([1]),
    lag: shares,
    payment_lag: shares,
    lines: z.array(planLine),
  })
  .superRefine(({ months, horizon, settings, lines }, context) => {
    const end = horizon ?? settings.horizon ?? months;
    if (end < months)
      context.addIssue({
        code: 'custom',
        path: ['horizon'],
        message: `expected ${months} or more: it cannot end before the plan`,
      });
    const seen = new Set<string>();
    for (const [index, { id, channel, campaign, month, currency }] of lines.entries()) {
      const refuse = (field: string, message: string) =>
        context.addIssue({ code: 'custom', path: ['lines', index, field], message });
      if (month >= months) refuse('month', `the plan has ${months} months, counted from 0`);
      if (currency && settings.currency && currency !== settings.currency)
        refuse('currency', `the plan is in ${settings.currency}: convert the line first`);
      const key = JSON.stringify([id ?? null, channel, campaign ?? null, month]);
      if (seen.has(key))
        refuse('month', 'the line of this channel, campaign and month is there twice');
      seen.add(key);
    }
  });

export type PlanInput = z.output<typeof planInput>;
export type PlanLine = PlanInput['lines'][number];
