import * as z from 'zod';
import { maturedPeriod, maturityOfDays } from '../matured-days.ts';
import { BLENDED_KEYS, METRIC_KEYS, type MetricKey } from '../metrics.ts';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import {
  BASES,
  basis,
  by,
  columnSchema,
  comparison,
  day,
  LEVELS,
  MODELS,
  meta,
  metricValue,
  model,
} from '../terms.ts';
import { FACT_DIMENSIONS, whereTerm } from '../where.ts';
import { WHYS } from '../why.ts';
import { channelsNotes } from './channels-notes.ts';
import { channelsRows } from './channels-rows.ts';
import { channelsColumns, channelsTable } from './channels-table.ts';

const metrics = z.object(
  Object.fromEntries(METRIC_KEYS.map((key) => [key, metricValue])) as Record<
    MetricKey,
    typeof metricValue
  >,
);
const blended = z.object({ mer: metricValue, blended_cac: metricValue });

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

/**
 * How far chance alone may move a ROMI. `sales` are the credited orders and deals together; the ends are those of the
 * 80 % interval of `romi_margin`, as fractions, and null where that is null or there are fewer than ten sales.
 */
const chance = {
  sales: z.number().nullable(),
  romi_margin_low: z.number().nullable(),
  romi_margin_high: z.number().nullable(),
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
  ...chance,
  ...about,
  previous: metrics.nullable(),
});
export type ChannelsRow = z.infer<typeof rowSchema>;

/** A currency without a rate to the base currency: its first and last day without one, and how many there are. */
export const missingRate = z.object({ currency: z.string(), from: day, to: day, days: z.number() });
export type MissingRate = z.infer<typeof missingRate>;

export const channelsReport = z.object({
  meta: meta.extend({
    report: z.literal('channels'),
    model: z.enum(MODELS),
    basis: z.enum(BASES),
    matured_period: maturedPeriod,
    by: z.array(z.enum(LEVELS)),
    where: z.array(z.string()),
    compare: z.object({ from: day, to: day }).nullable(),
    /**
     * Totals of the CRM and shop for the same period and basis: equal to `totals.revenue`; null with conditions, with an unknown
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
    maturity: maturityOfDays.nullable(),
    /** What would fill gaps of this report: settings, by the reason that they take away. */
    next: z.array(z.object({ why: z.enum(WHYS), setting: z.string(), sentence: z.string() })),
    /** Events of the period that are marked as tests, and count for nothing. */
    tests: z.number(),
    /** Exchange rates that would make them known; left out where none is missing. */
    missing_rates: z.array(missingRate).optional(),
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
    ...chance,
    ...about,
    left_out: z.array(z.object({ channel: z.string(), source: z.string(), why: z.enum(WHYS) })),
    previous: metrics.nullable(),
  }),
});
export type ChannelsReport = z.infer<typeof channelsReport>;

/** Between them they read every column of the ledger that any rule reads. */
const RULES_OF_ALL_COLUMNS: readonly (typeof MODELS)[number][] = [
  ...(['first_non_direct', 'last_non_direct', 'first_paid', 'last_paid'] as const),
  ...(['linear_unique', 'full_path', 'time_decay'] as const),
];

/** Which channel earns more than it costs. */
export const channels = reportContract({
  name: 'channels',
  question: {
    en: 'Which channels earn more than they cost?',
    ru: 'Какие каналы приносят больше, чем стоят?',
    tr: 'Hangi kanallar maliyetinden çok kazandırıyor?',
  },
  readers: EVERYBODY,
  body: 'levels',
  usually: { maturedDays: 30 },
  asks: {
    model,
    basis,
    by,
    where: whereTerm('Only facts that pass', FACT_DIMENSIONS),
    compare: comparison('the same dates a year earlier'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional()
      .describe('Currency of money, such as EUR: the base currency, which is the only one kept'),
  },
  answer: channelsReport,
  columns: channelsColumns,
  table: channelsTable,
  notes: ({ meta }, language = 'en') => channelsNotes(meta.next).map((note) => note[language]),
  drills: { rows: channelsRows },
  samples: RULES_OF_ALL_COLUMNS.flatMap((model) =>
    BASES.map((basis) => ({ model, basis, by: LEVELS.join(',') })),
  ),
});
export type ChannelsQuery = z.input<typeof channels.query>;
export type ChannelsRequest = z.output<typeof channels.query>;
