import * as z from 'zod';
import { boundedInteger, MOST_OFFSET } from '../bounded-number.ts';
import { DIMENSION_KEYS, type DimensionKey } from '../dimensions.ts';
import { maturityOfDays } from '../matured-days.ts';
import { ALL_METRIC_KEYS, type AnyMetricKey } from '../metrics.ts';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import {
  BASES,
  basis,
  columnSchema,
  comparison,
  day,
  LEVELS,
  list,
  MODELS,
  meta,
  metricValue,
  model,
} from '../terms.ts';
import { whereTerm } from '../where.ts';
import { WHYS } from '../why.ts';
import { FLAGS, missingRate } from './channels.ts';
import { exploreNotes } from './explore-notes.ts';
import { exploreRows } from './explore-rows.ts';
import { exploreColumns, exploreTable } from './explore-table.ts';

const figures = z.object(
  Object.fromEntries(ALL_METRIC_KEYS.map((key) => [key, metricValue.optional()])) as Record<
    AnyMetricKey,
    z.ZodOptional<typeof metricValue>
  >,
);
const names = z.object(
  Object.fromEntries(DIMENSION_KEYS.map((key) => [key, z.string().optional()])) as Record<
    DimensionKey,
    z.ZodOptional<z.ZodString>
  >,
);

const about = {
  /** Why a metric is null: an entry for each one that is. */
  why: z.partialRecord(z.enum(ALL_METRIC_KEYS), z.enum(WHYS)),
  /** Where `cost` is null for want of a part: the part that is known. */
  cost_known: z.string().nullable(),
  previous: figures.nullable(),
};

/**
 * A row has the dimensions and the metrics that were asked for. `kind`: `unattributed` is what no touch inside the
 * window can claim, where rows are told by touches. `flags` and `meets_at` are those of the report `channels`. `key`
 * opens its cells through `explore/rows`.
 */
export const exploreRow = z.object({
  key: z.string(),
  kind: z.enum(['row', 'unattributed']),
  flags: z.array(z.enum(FLAGS)),
  meets_at: z.enum(LEVELS).optional(),
  ...names.shape,
  ...figures.shape,
  ...about,
});
export type ExploreRow = z.infer<typeof exploreRow>;

export const exploreReport = z.object({
  meta: meta.extend({
    report: z.literal('explore'),
    model: z.enum(MODELS),
    basis: z.enum(BASES),
    metrics: z.array(z.enum(ALL_METRIC_KEYS)),
    by: z.array(z.enum(DIMENSION_KEYS)),
    where: z.array(z.string()),
    sort: z.string(),
    compare: z.object({ from: day, to: day }).nullable(),
    /** Rows before any were left out. */
    rows: z.number(),
    /**
     * Metrics that are told by none of the facts asked for: their facts do not say these dimensions, or no basis of
     * that kind dates them.
     */
    lacks: z.array(
      z.object({
        metric: z.enum(ALL_METRIC_KEYS),
        dimensions: z.array(z.enum(DIMENSION_KEYS)),
      }),
    ),
    /**
     * How far the sales of these days have typically arrived; null where they are dated by payment, which cannot change any more,
     * and where no metric is of leads or sales.
     */
    maturity: maturityOfDays.nullable(),
    tests: z.number(),
    missing_rates: z.array(missingRate).optional(),
  }),
  columns: z.array(columnSchema),
  rows: z.array(exploreRow),
  /** Everything that meets the conditions, paid or not. Ratios that would mix both have names of their own. */
  totals: z.object({ ...figures.shape, ...about }),
  /** The sources with known cost, each with its cost and its results; `left_out` has the others that were paid for. */
  paid: z.object({
    ...figures.shape,
    ...about,
    left_out: z.array(z.object({ channel: z.string(), source: z.string(), why: z.enum(WHYS) })),
  }),
});
export type ExploreReport = z.infer<typeof exploreReport>;

const MOST_DIMENSIONS = 4;
const DEFAULT_METRICS = 'cost,visits,leads,orders,deals,revenue,margin,romi_margin';

/** Any metrics by any dimensions. */
export const explore = reportContract({
  name: 'explore',
  question: {
    en: 'Any metrics by any dimensions',
    ru: 'Любые показатели в любых разрезах',
    tr: 'Her boyutta her metrik',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: {
    metrics: list(ALL_METRIC_KEYS).prefault(DEFAULT_METRICS).describe('Metrics of the catalogue'),
    by: list(DIMENSION_KEYS)
      .refine((keys) => keys.length <= MOST_DIMENSIONS, {
        error: `Expected at most ${MOST_DIMENSIONS} dimensions`,
      })
      .prefault('channel')
      .describe(
        `Dimensions of rows, up to ${MOST_DIMENSIONS}; a part of a channel comes with its channel`,
      ),
    where: whereTerm('Only facts that pass'),
    model,
    basis,
    sort: z
      .string()
      .max(40)
      .optional()
      .describe(
        'Metric or dimension that sorts the rows, with - before it the other way round; without it by time, or by the first metric, the largest first',
      ),
    compare: comparison(
      '364 days before for up to 31 days, so that weekdays meet; else the same dates',
    ),
    limit: boundedInteger(1, 10_000).default(1000).describe('Rows of a page'),
    offset: boundedInteger(0, MOST_OFFSET).default(0).describe('Rows to leave out first'),
  },
  answer: exploreReport,
  columns: exploreColumns,
  table: exploreTable,
  notes: ({ meta }, language = 'en') => exploreNotes(meta).map((note) => note[language]),
  drills: { rows: exploreRows },
  samples: [
    { by: 'month,channel', compare: 'previous' },
    { by: 'week,campaign', model: 'linear', metrics: 'cost,clicks,visits,leads,revenue,profit' },
    { by: 'device,returning,landing,country', metrics: 'visits,leads,orders,lead_rate' },
    { by: 'month', metrics: 'cost,revenue,profit', basis: 'touch' },
    { by: 'lead_type,owner,coupon,branch', metrics: 'leads,deals,orders,revenue,sold,sold_margin' },
    { by: 'setting,action,source', metrics: 'claimed_conversions,claimed_value' },
  ],
});
