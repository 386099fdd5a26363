import {
  DATA_DRIVEN_MODELS,
  MODEL_NAMES,
  type ModelName,
  RULE_MODELS,
} from '@throughline/transform/attribution/model-names';
import * as z from 'zod';
import { boundedInteger, boundedNumber } from './bounded-number.ts';
import { BASES, columnSchema, LEVELS } from './channels.ts';
import { dayNamed, periodQuery } from './period.ts';
import { setAside } from './set-aside.ts';

/** Request and response of the report `attribution`: what each model says, side by side. */

/** The models by name; rules look at one journey at a time, data-driven models compare journeys. */
export { DATA_DRIVEN_MODELS, RULE_MODELS };
export const ALL_MODELS = MODEL_NAMES;
export type AnyModel = ModelName;

/** Which conversions are divided: `sale` is orders and deals. Goals of the configuration are named `goal:<name>`. */
export const CONVERSIONS = ['sale', 'order', 'deal', 'lead'] as const;
const goal = z.templateLiteral(['goal:', z.string().min(1).max(64)]);
/** A conversion as reports on journeys are asked for it. */
export const conversions = z.union([z.enum(CONVERSIONS), goal], {
  error: ({ input }) =>
    `Expected one of ${CONVERSIONS.join(', ')}, or goal:<name> of a goal of the configuration, got ${JSON.stringify(input)}`,
});
export type Conversions = z.infer<typeof conversions>;
/** Kind of a single conversion. */
export const conversionKind = z.union([z.enum(['lead', 'deal', 'order']), goal]);
export type ConversionKind = z.infer<typeof conversionKind>;
export const VALUES = ['revenue', 'margin'] as const;
export const TRANSFORMS = [
  'unique',
  'exposure',
  'first',
  'frequency',
  'remove_direct',
  'remove_trailing_direct',
] as const;

const day = z.iso.date();
const list = <const Names extends readonly [string, ...string[]]>(names: Names) =>
  z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.enum(names)));

/** What all reports about journeys are asked with. */
export const journeysFilter = z.object({
  ...periodQuery,
  basis: z.enum(BASES).default('payment').describe('What dates a conversion'),
  of: conversions.default('sale').describe('Which conversions; `goal:<name>` for a goal'),
  value: z.enum(VALUES).default('revenue').describe('Which money'),
});

export const attributionQuery = journeysFilter.extend({
  models: list(ALL_MODELS).default([...ALL_MODELS]),
  by: list(LEVELS).default(['channel']).describe('Levels of rows, the channel first'),
  transform: z
    .enum(TRANSFORMS)
    .default('unique')
    .describe('How paths are changed before a data-driven model reads them; `unique`: not at all'),
  order: z
    .enum(['1', '2', '3', '4', 'auto'])
    .default('1')
    .describe('Order of the Markov chain; `auto` chooses on held-out data'),
  level: boundedNumber(0.5, 0.999).default(0.95).describe('Of confidence intervals'),
  bootstrap: boundedInteger(0, 2000)
    .default(500)
    .describe('Replicates of the bootstrap; 0 leaves intervals out'),
  run: z
    .union([z.uuid(), z.literal('live')])
    .optional()
    .describe(
      'A kept run by its id, or `live`; without, the kept run of this question where there is one',
    ),
  format: z.enum(['json', 'csv', 'arrow']).default('json'),
});
export type AttributionQuery = z.input<typeof attributionQuery>;
export type AttributionRequest = z.output<typeof attributionQuery>;

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
  meta: z.object({
    report: z.literal('attribution'),
    from: day,
    to: day,
    basis: z.enum(BASES),
    of: conversions,
    value: z.enum(VALUES),
    by: z.array(z.enum(LEVELS)),
    currency: z.string(),
    timezone: z.string(),
    as_of: z.string().nullable(),
    revision: z.number(),
    set_aside: setAside,
    /** Events of the period that are marked as tests, and count for nothing; not in runs kept before it was counted. */
    tests: z.number().optional(),
    level: z.number(),
    data: z.object({ from: day, to: day }).nullable(),
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

/** What stands on a model's card, in the three languages. */
const texts = z.object({ en: z.string(), ru: z.string(), tr: z.string() });
export const modelCard = z.object({
  model: z.enum(ALL_MODELS),
  kind: z.enum(['rule', 'data_driven']),
  conserves: z.boolean(),
  label: texts,
  formula: z.string(),
  assumptions: texts,
  fails: texts,
  /** Of data-driven models: conversions below which the model is off. */
  minimum_conversions: z.number().nullable(),
  minimum: texts,
  /** How far from the truth it was where the truth is known; null for what has not been measured. */
  bias: texts.nullable(),
});
export type ModelCard = z.infer<typeof modelCard>;
export const modelCards = z.array(modelCard);

/** `POST /api/v1/attribution/runs`: keeps the answer to a question as it is now. */
export const keepRequest = z.strictObject({
  ...attributionQuery.omit({ run: true, format: true }).shape,
  from: dayNamed('from'),
  to: dayNamed('to'),
});

export const keptRunSchema = z.object({
  id: z.string(),
  question: attributionQuery.omit({ run: true, format: true }).extend({
    models: z.array(z.enum(ALL_MODELS)),
    by: z.array(z.enum(LEVELS)),
  }),
  /** Of the attribution library. */
  version: z.number(),
  revision: z.number(),
  created_at: z.string(),
  created_by: z.string(),
});
export type KeptRun = z.infer<typeof keptRunSchema>;
export const keptRuns = z.array(keptRunSchema);
