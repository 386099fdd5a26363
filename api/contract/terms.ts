import {
  DATA_DRIVEN_MODELS,
  MODEL_NAMES,
  type ModelName,
  RULE_MODELS,
} from '@throughline/transform/attribution/model-names';
import * as z from 'zod';
import { askedSegment } from './asked-segment.ts';
import { boundedInteger, MOST_OFFSET } from './bounded-number.ts';
import { setAside } from './set-aside.ts';

/** What reports share: the terms that questions are put together from, and what answers say of themselves. */

/** The models by name; rules look at one journey at a time, data-driven models compare journeys. */
export { DATA_DRIVEN_MODELS, RULE_MODELS };
export const ALL_MODELS = MODEL_NAMES;
export type AnyModel = ModelName;
/** Models that channels are credited by; data-driven ones stand in the report `attribution`. */
export const MODELS = RULE_MODELS;

/** What dates a conversion. */
export const BASES = ['touch', 'lead', 'deal', 'payment'] as const;
/** Of rows, from the whole to its parts. */
export const LEVELS = ['channel', 'source', 'campaign', 'ad_group', 'keyword'] as const;
export type Level = (typeof LEVELS)[number];
export const COMPARISONS = ['none', 'previous', 'year'] as const;
export type Comparison = (typeof COMPARISONS)[number] | `${string}..${string}`;

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

/** A day as an answer has it. */
export const day = z.iso.date();

/** Names with commas between them. */
export function list<const Names extends readonly [string, ...string[]]>(names: Names) {
  return z
    .string()
    .transform((text) => text.split(','))
    .pipe(
      z
        .array(
          z.enum(names, {
            error: ({ input }) =>
              `Expected one of ${names.join(', ')}, got ${JSON.stringify(input)}`,
          }),
        )
        .min(1),
    )
    .meta({ names, pattern: `^(${names.join('|')})(,(${names.join('|')}))*$` });
}

export const model = z
  .enum(MODELS, {
    error: ({ input }) =>
      `model ${JSON.stringify(input)} is none of the rules that channels are credited by: ${MODELS.join(', ')}. Data-driven models (${DATA_DRIVEN_MODELS.join(', ')}) stand in the report attribution.`,
  })
  .default('last_non_direct')
  .describe('Attribution model');

export const basis = z.enum(BASES).default('payment').describe('What dates a conversion');

export const by = list(LEVELS)
  .prefault('channel')
  .describe('Levels of rows, such as channel,campaign; the channel always comes first');

/**
 * Another period beside.
 * @param year what `year` is, in words.
 */
export function comparison(year: string) {
  const error = ({ input }: { readonly input?: unknown }) =>
    `Expected ${COMPARISONS.join(', ')} or two days such as 2026-01-01..2026-01-31, got ${JSON.stringify(input)}`;
  return z
    .union([z.enum(COMPARISONS), z.templateLiteral([z.iso.date(), '..', z.iso.date()])], { error })
    .default('none')
    .describe(
      `Another period beside: none, previous (as many days before), year (${year}), or two days of its own such as 2026-01-01..2026-01-31`,
    );
}

/** Which part of a long list. */
export const page = {
  limit: boundedInteger(1, 10_000).default(50).describe('Rows of a page'),
  offset: boundedInteger(0, MOST_OFFSET).default(0).describe('Rows to leave out first'),
};

/** What all reports about journeys are asked with. */
export const journeysTerms = {
  basis,
  of: conversions
    .default('sale')
    .describe('Which conversions: sale (orders and deals), order, deal, lead or goal:<name>'),
  value: z.enum(VALUES).default('revenue').describe('Which money'),
};

/** Units of a column: how a value is written and formatted. */
export const UNITS = ['text', 'money', 'count', 'ratio', 'percent'] as const;
export type Unit = (typeof UNITS)[number];
export const columnSchema = z.object({ key: z.string(), label: z.string(), unit: z.enum(UNITS) });

/** Money is a decimal text, counts and ratios are numbers (25 % is 0.25), what is unknown is null. */
export const metricValue = z.union([z.string(), z.number(), z.null()]);

/** What every answer says of itself. */
export const meta = z.object({
  from: day,
  to: day,
  currency: z.string(),
  timezone: z.string(),
  /** Time of the state that was read, ISO 8601 UTC; null where nothing has been published yet. */
  as_of: z.string().nullable(),
  revision: z.number(),
  set_aside: setAside,
  /** Newest and oldest day that hold data, null on an empty warehouse. */
  data: z.object({ from: day, to: day }).nullable(),
  /** True where the request named no days and these are the last 30 complete ones. */
  default_period: z.boolean(),
  /** The saved segment that was asked for, in this version; its conditions stand in `where`. */
  segment: askedSegment.optional(),
});

/** What every answer about journeys says of itself. */
export const journeysMeta = meta.extend({
  basis: z.enum(BASES),
  of: conversions,
  value: z.enum(VALUES),
  /** Conditions on journeys, where there are any. */
  where: z.array(z.string()).optional(),
  /** Events of the period that are marked as tests, and count for nothing. */
  tests: z.number(),
});
