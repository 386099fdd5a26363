import { DATA_DRIVEN_MODELS, RULE_MODELS } from '@throughline/transform/attribution/model-names';
import * as z from 'zod';
import { boundedInteger, MOST_OFFSET } from './bounded-number.ts';
import { csvQuery } from './csv-query.ts';
import { periodQuery } from './period.ts';
import { setAside } from './set-aside.ts';
import { WHYS } from './why.ts';

/** Request and response of the report `channels`, as the API and the dashboards share them. */

/** Rules; data-driven models stand in the report `attribution`. */
export const MODELS = RULE_MODELS;
export const BASES = ['touch', 'lead', 'deal', 'payment'] as const;
export const LEVELS = ['channel', 'source', 'campaign', 'ad_group', 'keyword'] as const;
export const COMPARISONS = ['none', 'previous', 'year'] as const;

const day = z.iso.date();

const model = z
  .enum(MODELS, {
    error: ({ input }) =>
      `model ${JSON.stringify(input)} is none of the rules that channels are credited by: ${MODELS.join(', ')}. Data-driven models (${DATA_DRIVEN_MODELS.join(', ')}) stand in the report attribution.`,
  })
  .default('last_non_direct');

export const channelsQuery = z.object({
  ...periodQuery,
  model,
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
  ...csvQuery,
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

/** Ratios of all sales over all cost, paid or not: of the totals only. */
export const BLENDED_KEYS = ['mer', 'blended_cac'] as const;
export type BlendedKey = (typeof BLENDED_KEYS)[number];
export type AnyMetricKey = MetricKey | BlendedKey;
export const ALL_METRIC_KEYS: readonly AnyMetricKey[] = [...METRIC_KEYS, ...BLENDED_KEYS];

const metrics = z.object(
  Object.fromEntries(METRIC_KEYS.map((key) => [key, metric])) as Record<MetricKey, typeof metric>,
);
const blended = z.object({ mer: metric, blended_cac: metric });

/** Why a metric is null: an entry for each one that is. */
const why = z.partialRecord(z.enum([...METRIC_KEYS, ...BLENDED_KEYS]), z.enum(WHYS));

const about = {
  why,
  /** Where `cost` is null for want of a part: the part that is known. */
  cost_known: z.string().nullable(),
  /**
   * Share of the sales dated into these days that has typically arrived, 0 to 1: 1 where days are those of
   * payment, null where there are too few sales to tell.
   */
  matured: z.number().nullable(),
};

export const FLAGS = ['cost_missing', 'visits_missing', 'level_unmatched'] as const;
export type Flag = (typeof FLAGS)[number];

/**
 * A row at the deepest level asked for. `kind`: `channel` is an ordinary row; `unattributed` is money
 * with no touch inside the window. `flags` may hold `cost_missing` (paid visits without cost),
 * `visits_missing` (cost without visits) and `level_unmatched` (cost and visits of this row are known
 * together only at the level `meets_at`). `key` opens the cell through `channels/rows`.
 */
export const rowSchema = z.object({
  key: z.string(),
  kind: z.enum(['channel', 'unattributed']),
  flags: z.array(z.enum(FLAGS)),
  meets_at: z.enum(LEVELS).optional(),
  channel: z.string(),
  source: z.string().optional(),
  campaign: z.string().optional(),
  ad_group: z.string().optional(),
  keyword: z.string().optional(),
  ...metrics.shape,
  ...about,
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
    set_aside: setAside,
    compare: z.object({ from: day, to: day }).nullable(),
    /** True where the request named no days and these are the last 30. */
    default_period: z.boolean(),
    /**
     * Totals of the CRM and shop for the same period and basis: equal to `totals.revenue`; null with an unknown
     * part, and where no source of sales has ever sent anything.
     */
    reconciliation: z.object({
      revenue: z.string().nullable(),
      orders: z.number().nullable(),
      deals: z.number().nullable(),
      attributed: z.string().nullable(),
      unattributed: z.string().nullable(),
    }),
    /** How many facts have an amount that is not known in the base currency; the sums that hold them are null. */
    unknown: z.object({ cost: z.number(), revenue: z.number(), margin: z.number() }).optional(),
    /**
     * How far the sales of these days have typically arrived; null where days are those of payment, which
     * cannot change any more.
     */
    maturity: z
      .object({
        /** The newest day with data: sales are known up to it. */
        measured_to: day,
        matured: z.number().nullable(),
        /** First day on which nine of ten sales of these days will typically have arrived. */
        ripe_on: day.nullable(),
        /** Sales that the delays were measured on. */
        sales: z.number(),
      })
      .nullable(),
    /** What would fill gaps of this report: settings, by the reason that they take away. */
    next: z.array(z.object({ why: z.enum(WHYS), setting: z.string(), sentence: z.string() })),
    /** Events of the period that are marked as tests, and count for nothing. */
    tests: z.number(),
    /** Exchange rates that would make them known; left out where none is missing. */
    missing_rates: z.array(missingRate).optional(),
    /** Newest and oldest day that hold data, null on an empty warehouse. */
    data: z.object({ from: day, to: day }).nullable(),
  }),
  columns: z.array(columnSchema),
  rows: z.array(rowSchema),
  /** Everything, paid or not. Its ratios of cost are the blended ones; the plain ones are null. */
  totals: z.object({
    ...metrics.shape,
    ...blended.shape,
    ...about,
    flags: z.array(z.enum(FLAGS)),
    previous: metrics.extend(blended.shape).nullable(),
  }),
  /**
   * The sources with known cost, each with its cost and its results. `left_out` has the others that were paid
   * for: neither their cost nor their results are in here.
   */
  paid: z.object({
    ...metrics.shape,
    ...about,
    left_out: z.array(z.object({ channel: z.string(), source: z.string(), why: z.enum(WHYS) })),
    previous: metrics.nullable(),
  }),
});
export type ChannelsReport = z.infer<typeof channelsReport>;

/**
 * The rows behind one cell: which metric, of which row (its dimensions), in which report. Names match in
 * any letter case. A ratio opens its numerator, CAC the first purchases, `part` any other part of it; no
 * dimension at all opens the total, the kind `paid` the row of everything with cost.
 */
export const cellQuery = z.object({
  ...periodQuery,
  model,
  basis: z.enum(BASES).default('payment'),
  metric: z.enum([...METRIC_KEYS, ...BLENDED_KEYS]),
  part: z.string().max(40).optional().describe('A part of the metric’s formula, such as `cost`'),
  kind: z.enum(['channel', 'unattributed', 'paid']).default('channel'),
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
  /** The cell itself: of a ratio, its value. */
  value: metric,
  why: z.enum(WHYS).nullable(),
  /** As the catalogue has it: `sum`, or a formula over `parts`. */
  formula: z.string(),
  /** What a ratio is made from; empty for a sum. */
  parts: z.array(
    z.object({ key: z.string(), unit: z.enum(UNITS), value: metric, why: z.enum(WHYS).nullable() }),
  ),
  /** The part whose rows these are. */
  part: z.string(),
  /** Sum over **all** rows of the part, equal to the part. */
  sum: metric,
  count: z.number(),
  unit: z.enum(UNITS),
  rows: z.array(cellRow),
});
export type CellReport = z.infer<typeof cellReport>;
