import * as z from 'zod';
import { boundedInteger, boundedNumber } from './bounded-number.ts';
import { LANGUAGES } from './languages.ts';
import { model } from './terms.ts';

const DECIMAL = /^\d{1,15}(\.\d{1,6})?$/;
const text = (most: number) =>
  z
    .string()
    .max(most)
    .transform((value) => value.toWellFormed().trim());
const name = (most: number) =>
  text(most).refine((value) => value !== '', 'Expected a text that is not empty');

/** Money or a count as exact decimal text; `1000.00` and `1000` are one amount. */
const decimal = z
  .union([z.string(), z.number()], 'Expected a decimal of 0 or more, such as "1234.56"')
  .transform(String)
  .refine(
    (value) => DECIMAL.test(value),
    'Expected a decimal of 0 or more with at most 6 digits after the point, such as "1234.56"',
  )
  .transform((value) => {
    const [whole, fraction = ''] = value.split('.');
    const digits = fraction.replace(/0+$/, '');
    return `${whole!.replace(/^0+(?=\d)/, '')}${digits && `.${digits}`}`;
  });
const price = decimal.refine((value) => /[1-9]/.test(value), 'Expected a price above 0');
const share = z.number().min(0).max(1);
const annualRate = z.number().gt(-1, 'Expected a rate above -1 (-100 %)');
const currency = z.string().regex(/^[A-Z]{3}$/, 'Expected an ISO 4217 code, such as EUR');
export const planMonth = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Expected a month as YYYY-MM, such as 2026-03');
const shares = z
  .array(z.number().min(0).max(1))
  .min(1)
  .max(60)
  .refine(
    // A few units of the last place: the shares are doubles.
    (list) => list.reduce((sum, part) => sum + part, 0) <= 1 + 1e-9,
    'Expected shares that add up to 1 at most',
  );
/** Null says as much as an absent field, so that both are one content. */
const given = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? undefined);

/** Where an input comes from, and how many observations of its own it rests on. */
const inputSource = z.strictObject({
  source: z.enum(['history', 'group', 'manual', 'file']),
  n: given(z.number().min(0)),
  /** Observations that the rate of the group is worth beside them. */
  kappa: given(z.number().min(0)),
});
const LINE_INPUTS = [
  ...(['budget', 'cpc', 'cpm', 'ctr', 'visits', 'landing', 'lead_rate', 'qualify_rate'] as const),
  ...(['deal_rate', 'aov', 'margin_rate', 'refund_rate'] as const),
] as const;

/** Channel × campaign × month. An absent rate of a step is 1, an absent margin rate makes the margin unknown. */
export const planLine = z
  .strictObject({
    id: given(name(128)),
    channel: name(256),
    campaign: given(text(256)).transform((value) => value || undefined),
    month: planMonth,
    budget: decimal.describe('Net media budget: without VAT and without the agency fee'),
    cpc: given(price),
    cpm: given(price),
    ctr: given(share),
    visits: given(decimal),
    landing: given(share),
    lead_rate: given(share),
    qualify_rate: given(share),
    deal_rate: given(share),
    aov: given(decimal),
    margin_rate: given(z.number().max(1)),
    refund_rate: given(share),
    currency: given(currency),
    comment: given(text(2000)).transform((value) => value || undefined),
    sources: given(z.partialRecord(z.enum(LINE_INPUTS), inputSource)),
  })
  .superRefine(({ budget, cpc, cpm, ctr, visits }, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    const prices = Object.entries({ cpc, cpm, visits }).filter(([, value]) => value !== undefined);
    if (prices.length > 1)
      refuse(prices[1]![0], `Expected one price, and ${prices[0]![0]} is given as well`);
    if (prices.length === 0 && budget !== '0')
      refuse('cpc', 'Expected a price: cpc, or cpm with ctr, or visits');
    if (cpm !== undefined && ctr === undefined)
      refuse('ctr', 'Expected the share of clicks that goes with cpm');
  });
export type PlanLine = z.output<typeof planLine>;

export const planSettings = z.strictObject({
  currency: given(currency).describe('Default: the currency of the business'),
  first_month: planMonth,
  months: z.int().min(1).max(120),
  horizon: given(z.int().min(1).max(240)).describe('Months that are shown; at least `months`'),
  vat: given(z.number().min(0).max(1)).transform((value) => value ?? 0),
  fee: given(z.number().min(0).max(1)).transform((value) => value ?? 0),
  rate: given(annualRate),
  finance_rate: given(annualRate),
  reinvest_rate: given(annualRate),
  basis: given(z.literal('payment')),
  seasonality: given(z.array(z.number().min(0)).length(12)).describe('January first'),
  lag: given(shares),
  payment_lag: given(shares),
  cost_delay: given(z.int().min(0).max(60)),
  loadings: given(z.record(z.string().max(64), z.number().min(-1).max(1))),
  target: given(decimal).describe('Profit of the whole plan: margin less cost'),
  sources: given(z.partialRecord(z.enum(['seasonality', 'lag', 'payment_lag']), inputSource)),
});
export type PlanSettings = z.output<typeof planSettings>;

/** Key of a line: what may stand in a plan once. */
export function lineKey({
  channel,
  campaign,
  month,
}: Pick<PlanLine, 'channel' | 'campaign' | 'month'>) {
  return JSON.stringify([month, channel, campaign ?? '']);
}

/** Months from the first one of the plan, from 0. */
export function monthIndex(first: string, month: string): number {
  const count = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  return count(month) - count(first);
}

/** A media plan. All that is wrong in it is told at once, each with its field. */
export const planSchema = z
  .strictObject({
    name: name(256),
    settings: planSettings,
    lines: z.array(planLine).max(20_000),
  })
  .superRefine(checkTogether, {
    // Also where a field is wrong by itself: nobody should have to send a plan once a fault.
    when: () => true,
  });
export type Plan = z.output<typeof planSchema>;

function checkTogether(plan: Plan, context: z.RefinementCtx): void {
  const refuse = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message });
  const settings = planSettings.safeParse(plan?.settings).data;
  if (settings?.horizon !== undefined && settings.horizon < settings.months)
    refuse(['settings', 'horizon'], `Expected ${settings.months} or more, the months of the plan`);
  const seen = new Set<string>();
  const ids = new Set<string>();
  for (const [index, raw] of (Array.isArray(plan?.lines) ? plan.lines : []).entries()) {
    const line = planLine.safeParse(raw).data;
    if (!line) continue;
    if (seen.has(lineKey(line)))
      refuse(['lines', index], 'The line of this channel, campaign and month is there twice');
    seen.add(lineKey(line));
    if (line.id !== undefined && ids.has(line.id))
      refuse(['lines', index, 'id'], 'Another line has this id');
    if (line.id !== undefined) ids.add(line.id);
    if (!settings) continue;
    const at = monthIndex(settings.first_month, line.month);
    if (at < 0 || at >= settings.months)
      refuse(
        ['lines', index, 'month'],
        `Expected one of the ${settings.months} months from ${settings.first_month}`,
      );
    if (line.currency && settings.currency && line.currency !== settings.currency)
      refuse(['lines', index, 'currency'], `Expected ${settings.currency}: convert the line first`);
  }
}

export const PLAN_STATES = ['draft', 'approved', 'locked'] as const;
export type PlanState = (typeof PLAN_STATES)[number];

export const planId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'Expected lower-case letters, digits, - and _, at most 64');

const versionHead = {
  id: z.string(),
  name: z.string(),
  version: z.int(),
  state: z.enum(PLAN_STATES),
  author: z.string(),
  /** The version before, as `<id>@<version>`; null for the first. */
  parent: z.string().nullable(),
  created_at: z.string(),
};
export const planHead = z.object(versionHead);
export type PlanHead = z.infer<typeof planHead>;
/** `GET /api/v1/plans`: every plan by its newest version. */
export const planList = z.object({ plans: z.array(planHead) });

/** What a plan rests on, or what of it history has never shown; `about` holds the figures of the sentence. */
export const planNote = z.object({
  code: z.enum([
    ...(['month_without_history', 'two_years_earlier', 'season_flat', 'lag_flat'] as const),
    ...(['rates_immature', 'campaign_without_rates', 'campaigns_together'] as const),
    ...(['revenue_unknown', 'margin_unknown', 'target_above_history'] as const),
    ...(['rate_above_history', 'price_below_history', 'spend_beyond_observed'] as const),
  ]),
  message: z.string(),
  about: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type PlanNote = z.infer<typeof planNote>;

export const planVersion = z.object({
  ...versionHead,
  /** SHA-256 of the plan's canonical JSON. */
  fingerprint: z.string(),
  lock: z.object({ fingerprint: z.string(), by: z.string(), at: z.string() }).nullable(),
  plan: z.object({
    name: z.string(),
    settings: z.record(z.string(), z.unknown()),
    lines: z.array(z.record(z.string(), z.unknown())),
  }),
  warnings: z.array(planNote).optional(),
  history: z.array(
    planHead.extend({
      /** Other contents that were written under the same number and lost; 0 as a rule. */
      refused: z.int(),
    }),
  ),
});

export const savedPlan = z.object({
  id: z.string(),
  version: z.int(),
  state: z.enum(PLAN_STATES),
  fingerprint: z.string(),
  /** Whether it is a new version; the same content stays the version that it is. */
  changed: z.boolean(),
  /** False: accepted and durable, and not readable yet. */
  visible: z.boolean(),
  /** Columns of a sheet that were not read: results are computed anew. */
  ignored: z.array(z.string()).optional(),
  /** Of a plan from history: what it rests on. */
  notes: z.array(planNote).optional(),
  /** What of the plan history has never shown. */
  warnings: z.array(planNote).optional(),
});
export type SavedPlan = z.infer<typeof savedPlan>;

/** `POST /api/v1/plans/chain`: a plan as it is being written. */
export const unsavedPlan = z.strictObject({ plan: planSchema });
export const newPlan = z.strictObject({ id: planId.optional(), plan: planSchema });
export const planFromHistory = z
  .strictObject({
    id: planId.optional(),
    name: name(256).optional(),
    year: z.int().min(2000).max(2100).optional().describe('A calendar year; or `first_month`'),
    first_month: planMonth.optional(),
    months: z.int().min(1).max(24).default(12),
    growth: z
      .number()
      .gt(-1)
      .max(100)
      .default(0)
      .describe('0.1: ten percent above the year before'),
    model,
    settings: planSettings
      .omit({ first_month: true, months: true, seasonality: true, lag: true, sources: true })
      .partial()
      .optional(),
  })
  .refine(
    ({ year, first_month }) => (year === undefined) !== (first_month === undefined),
    'Expected one of year and first_month',
  );
export type PlanFromHistory = z.output<typeof planFromHistory>;
export const changedPlan = z.strictObject({
  version: z.int().min(1).describe('The version that was read'),
  plan: planSchema,
  correction: z
    .boolean()
    .optional()
    .describe('Begins a new draft after a locked version, which stays as it is'),
});
export const planStep = z.strictObject({
  version: z.int().min(1).optional().describe('The version that was read; the newest by default'),
});

const includes = z.enum(['vat', 'fee']);
const sheetSettings = planSettings
  // Absent is no 0 here: then the plan that is changed has the last word.
  .extend({ vat: given(z.number().min(0).max(1)), fee: given(z.number().min(0).max(1)) })
  .partial();
/** Bytes of an uploaded sheet: a workbook with as many lines as a plan can have, in Base64 too. */
export const MOST_SHEET_BYTES = 12 * 1024 * 1024;
const fileName = z
  .string()
  .max(256)
  .optional()
  .describe('Name of the file: that of a new plan which nothing else names');

/** A sheet: CSV as text, or a workbook (XLSX). */
export const planSheet = z
  .strictObject({
    csv: z.string().optional(),
    xlsx: z.base64().optional().describe('A workbook, in Base64'),
    plan: planId.optional().describe('Plan that it is the next version of; a new one by default'),
    name: z.string().max(256).optional(),
    file: fileName,
    version: z.int().min(1).optional().describe('The version that was exported'),
    correction: z.boolean().optional(),
    budget_includes: z.array(includes).optional().describe('What the column of budgets holds'),
    settings: sheetSettings.optional(),
  })
  .refine(
    ({ csv, xlsx }) => (csv === undefined) !== (xlsx === undefined),
    'Expected one sheet: csv or xlsx',
  );
export type PlanSheet = z.output<typeof planSheet>;

/** What goes with a workbook that is uploaded as it is: the same as beside a sheet in JSON. */
export const planSheetQuery = z.strictObject({
  plan: planId.optional(),
  name: z.string().max(256).optional(),
  file: fileName,
  version: boundedInteger(1, 1_000_000).optional(),
  correction: z.enum(['true', 'false']).optional(),
  budget_includes: z
    .string()
    .regex(/^(none|vat|fee|vat,fee|fee,vat)$/, 'Expected vat, fee, both or none, such as vat,fee')
    .optional(),
  currency: currency.optional(),
  vat: boundedNumber(0, 1).optional(),
  fee: boundedNumber(0, 1).optional(),
  first_month: planMonth.optional(),
  months: boundedInteger(1, 120).optional(),
  horizon: boundedInteger(1, 240).optional(),
  lang: z.enum(LANGUAGES).default('en').describe('Of sentences on the plan'),
});

export const planChain = z.object({
  meta: z.record(z.string(), z.unknown()),
  lines: z.array(z.record(z.string(), z.unknown())),
  months: z.array(z.record(z.string(), z.unknown())),
  totals: z.record(z.string(), z.unknown()),
  after_horizon: z.record(z.string(), z.unknown()),
  warnings: z.array(planNote).optional(),
});
