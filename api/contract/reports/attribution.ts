import * as z from 'zod';
import { boundedInteger, boundedNumber } from '../bounded-number.ts';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import {
  ALL_MODELS,
  BASES,
  by,
  columnSchema,
  conversions,
  journeysTerms,
  LEVELS,
  list,
  meta,
  TRANSFORMS,
  VALUES,
} from '../terms.ts';
import { FACT_DIMENSIONS, whereTerm } from '../where.ts';
import { attributionColumns, attributionTable } from './attribution-table.ts';

/** Both ends; money as text. */
const countInterval = z.tuple([z.number(), z.number()]);
const moneyInterval = z.tuple([z.string(), z.string()]);

/** What one model says of one row. Unknown is null. */
export const creditCell = z.object({
  conversions: z.number(),
  /** Part of the model's conversions, 0 to 1; below 0 where a data-driven model gives negative credit. */
  share: z.number().nullable(),
  value: z.string().nullable(),
  /** (value − cost) / cost; null without cost. */
  romi: z.number().nullable(),
  /** 1 is the largest credit; null on rows that are not ranked. */
  rank: z.number().nullable(),
  /** Data-driven models only. */
  removal_effect: z.number().nullable().optional(),
  interval: z
    .object({
      conversions: countInterval,
      share: countInterval.nullable(),
      value: moneyInterval.nullable(),
      romi: countInterval.nullable(),
      rank: countInterval.nullable(),
    })
    .optional(),
});
export type CreditCell = z.infer<typeof creditCell>;

export const attributionRow = z.object({
  key: z.string(),
  kind: z.enum(['channel', 'unattributed']),
  channel: z.string(),
  source: z.string().optional(),
  campaign: z.string().optional(),
  ad_group: z.string().optional(),
  keyword: z.string().optional(),
  cost: z.string().nullable(),
  /** One cell a model that is available. */
  models: z.record(z.string(), creditCell),
  /** Over the conserving models: least and greatest share and rank. */
  spread: z
    .object({ share: countInterval, rank: countInterval, agree: z.number() })
    .nullable()
    .describe('`agree` is the part of the models that put the row within one rank of the median'),
});
export type AttributionRow = z.infer<typeof attributionRow>;

export const modelState = z.object({
  model: z.enum(ALL_MODELS),
  kind: z.enum(['rule', 'data_driven']),
  conserves: z.boolean(),
  parameters: z.record(z.string(), z.unknown()),
  available: z.boolean(),
  /** Why it is off, with a stable code. */
  reason: z
    .object({
      code: z.string(),
      message: z.string(),
      /** Conversions, where there are too few. */
      needed: z.number().optional(),
      found: z.number().optional(),
    })
    .nullable(),
  totals: z.object({ conversions: z.number(), value: z.string().nullable() }).nullable(),
});
export type ModelState = z.infer<typeof modelState>;

export const attributionReport = z.object({
  meta: meta.extend({
    report: z.literal('attribution'),
    /** Conditions on the credit that is shown, where there are any; models are fitted on all journeys. */
    where: z.array(z.string()).optional(),
    basis: z.enum(BASES),
    of: conversions,
    value: z.enum(VALUES),
    by: z.array(z.enum(LEVELS)),
    /** True where the request named no days and these are the last 30; not in runs kept before it was said. */
    default_period: z.boolean().optional(),
    /** Events of the period that are marked as tests, and count for nothing; not in runs kept before it was counted. */
    tests: z.number().optional(),
    level: z.number(),
    /** What the CRM and the shop say: every conserving model adds up to it, the unattributed row included. */
    totals: z.object({
      conversions: z.number(),
      value: z.string().nullable(),
      /** Journeys of the period that ended without such a conversion; null where nobody asked for them. */
      nulls: z.number().nullable(),
    }),
    models: z.array(modelState),
    /** Kendall's tau-b of the order of channels, for each pair of available models. */
    agreement: z.array(
      z.object({ a: z.enum(ALL_MODELS), b: z.enum(ALL_MODELS), tau: z.number().nullable() }),
    ),
    run: z
      .object({ id: z.string(), created_at: z.string(), changed_since: z.boolean() })
      .nullable()
      .describe('The kept run that these figures are of'),
  }),
  columns: z.array(columnSchema),
  rows: z.array(attributionRow),
});
export type AttributionReport = z.infer<typeof attributionReport>;

/** What each model says of a period, side by side. */
export const attribution = reportContract({
  name: 'attribution',
  question: {
    en: 'What does each attribution model say, and how sure is it?',
    ru: 'Что говорит каждая модель атрибуции и насколько она в этом уверена?',
    tr: 'Her atıf modeli ne diyor ve ne kadar emin?',
  },
  readers: EVERYBODY,
  body: 'matrix',
  asks: {
    ...journeysTerms,
    models: list(ALL_MODELS)
      .prefault(ALL_MODELS.join(','))
      .describe('Models, such as last,linear,markov'),
    by,
    where: whereTerm(
      'Only credit of touches and conversions that pass; models still divide whole conversions and are fitted on all journeys, so what passes and what does not add up to everything',
      FACT_DIMENSIONS,
    ),
    transform: z
      .enum(TRANSFORMS)
      .default('unique')
      .describe('How paths are changed before a data-driven model reads them; unique: not at all'),
    order: z
      .enum(['1', '2', '3', '4', 'auto'])
      .default('1')
      .describe('Order of the Markov chain; auto chooses on held-out data'),
    level: boundedNumber(0.5, 0.999).default(0.95).describe('Of confidence intervals'),
    bootstrap: boundedInteger(0, 2000)
      .default(500)
      .describe('Replicates of the bootstrap; 0 leaves intervals out'),
    run: z
      .union([z.uuid(), z.literal('live')])
      .optional()
      .describe(
        'A kept run by its id, or live; without, the kept run of this question where there is one',
      ),
  },
  answer: attributionReport,
  columns: attributionColumns,
  table: attributionTable,
  samples: ['payment', 'lead'].map((basis) => ({
    ...{ basis, run: 'live', bootstrap: '0' },
    by: 'channel,source,campaign',
  })),
});
export type AttributionQuery = z.input<typeof attribution.query>;
export type AttributionRequest = z.output<typeof attribution.query>;
