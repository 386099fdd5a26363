import { RULE_MODELS } from '@throughline/transform/attribution/model-names';
import * as z from 'zod';
import { boundedInteger, MOST_OFFSET } from './bounded-number.ts';

/** Request and response of the report `channels`, as the API and the dashboards share them. */

/** Rules; data-driven models stand in the report `attribution`. */
export const MODELS = RULE_MODELS;
export const BASES = ['touch', 'lead', 'deal', 'payment'] as const;
export const LEVELS = ['channel', 'source', 'campaign', 'ad_group', 'keyword'] as const;
export const COMPARISONS = ['none', 'previous', 'year'] as const;

const day = z.iso.date();

export const channelsQuery = z.object({
  from: day.describe('First day, inclusive, in the business’s zone'),
  to: day.describe('Last day, inclusive'),
  model: z.enum(MODELS).default('last_non_direct'),
  basis: z.enum(BASES).default('payment'),
  by: z
    .string()
    .default('channel')
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(LEVELS)).min(1)),
  compare: z.enum(COMPARISONS).default('none'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  format: z.enum(['json', 'csv']).default('json'),
});
export type ChannelsQuery = z.input<typeof channelsQuery>;
export type ChannelsRequest = z.output<typeof channelsQuery>;

/** Units of a column: how a value is written and formatted. */
export const UNITS = ['text', 'money', 'count', 'ratio', 'percent'] as const;

export const columnSchema = z.object({ key: z.string(), label: z.string(), unit: z.enum(UNITS) });

/** Money is a decimal text, counts and ratios are numbers (25 % is 0.25), what is unknown is null. */
const metric = z.union([z.string(), z.number(), z.null()]);

export const METRIC_KEYS = [
  'cost',
  'impressions',
  'clicks',
  'visits',
  'leads',
  'calls',
  'deals',
  'orders',
  'revenue',
  'margin',
  'cpl',
  'cpo',
  'cac',
  'drr',
  'roas',
  'romi_revenue',
  'romi_margin',
] as const;
export type MetricKey = (typeof METRIC_KEYS)[number];

const metrics = z.object(
  Object.fromEntries(METRIC_KEYS.map((key) => [key, metric])) as Record<MetricKey, typeof metric>,
);

/**
 * A row at the deepest level asked for. `kind`: `channel` is an ordinary row; `unattributed` is money
 * with no touch inside the window. `flags` may hold `cost_missing` (paid visits without cost) and
 * `visits_missing` (cost without visits). `key` opens the cell through `channels/rows`.
 */
export const rowSchema = z.object({
  key: z.string(),
  kind: z.enum(['channel', 'unattributed']),
  flags: z.array(z.enum(['cost_missing', 'visits_missing'])),
  channel: z.string(),
  source: z.string().optional(),
  campaign: z.string().optional(),
  ad_group: z.string().optional(),
  keyword: z.string().optional(),
  ...metrics.shape,
  previous: metrics.nullable(),
});
export type ChannelsRow = z.infer<typeof rowSchema>;

/** A currency without a rate to the base currency: its first and last day without one, and how many there are. */
export const missingRate = z.object({ currency: z.string(), from: day, to: day, days: z.number() });
export type MissingRate = z.infer<typeof missingRate>;

export const channelsReport = z.object({
  meta: z.object({
    report: z.literal('channels'),
    from: day,
    to: day,
    model: z.enum(MODELS),
    basis: z.enum(BASES),
    by: z.array(z.enum(LEVELS)),
    currency: z.string(),
    timezone: z.string(),
    /** Time of the state that was read, ISO 8601 UTC; null where nothing has been published yet. */
    as_of: z.string().nullable(),
    revision: z.number(),
    compare: z.object({ from: day, to: day }).nullable(),
    /** Totals of the CRM and shop for the same period and basis: equal to `totals.revenue`; null with an unknown part. */
    reconciliation: z.object({
      revenue: z.string().nullable(),
      orders: z.number(),
      deals: z.number(),
      attributed: z.string().nullable(),
      unattributed: z.string().nullable(),
    }),
    /** How many facts have an amount that is not known in the base currency; the sums that hold them are null. */
    unknown: z.object({ cost: z.number(), revenue: z.number(), margin: z.number() }).optional(),
    /** Exchange rates that would make them known; left out where none is missing. */
    missing_rates: z.array(missingRate).optional(),
    /** Newest and oldest day that hold data, null on an empty warehouse. */
    data: z.object({ from: day, to: day }).nullable(),
  }),
  columns: z.array(columnSchema),
  rows: z.array(rowSchema),
  totals: metrics.extend({ previous: metrics.nullable() }),
});
export type ChannelsReport = z.infer<typeof channelsReport>;

/**
 * The rows behind one cell: which metric, of which row (its dimensions), in which report. Names match in
 * any letter case. A ratio opens its numerator, CAC the first purchases; no dimension at all opens the total.
 */
export const cellQuery = z.object({
  from: day,
  to: day,
  model: z.enum(MODELS).default('last_non_direct'),
  basis: z.enum(BASES).default('payment'),
  metric: z.enum(METRIC_KEYS),
  kind: z.enum(['channel', 'unattributed']).default('channel'),
  channel: z.string().optional(),
  source: z.string().optional(),
  campaign: z.string().optional(),
  ad_group: z.string().optional(),
  keyword: z.string().optional(),
  limit: boundedInteger(1, 10_000).default(200),
  offset: boundedInteger(0, MOST_OFFSET).default(0),
});
export type CellQuery = z.input<typeof cellQuery>;

export const cellRow = z.object({
  /** `deal`, `order`, `lead`, `visit`, `call` or `cost`. */
  type: z.string(),
  id: z.string(),
  /** Number or name by which people know it. */
  label: z.string(),
  source: z.string(),
  occurred_at: z.string(),
  person: z.string().nullable(),
  channel: z.string(),
  campaign: z.string(),
  keyword: z.string(),
  /** Share of the conversion that this cell was credited with (1 = all of it). */
  share: z.number().nullable(),
  /** What this row adds to the cell: money text for money, a number for counts. */
  amount: metric,
  /** The conversion's whole amount, for money. */
  total: metric,
  currency: z.string().nullable(),
});
export type CellRow = z.infer<typeof cellRow>;

export const cellReport = z.object({
  /** Sum over **all** rows of the cell, equal to the cell. */
  sum: metric,
  count: z.number(),
  unit: z.enum(UNITS),
  rows: z.array(cellRow),
});
export type CellReport = z.infer<typeof cellReport>;
