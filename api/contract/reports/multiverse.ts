import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import { ALL_MODELS, BASES, basis, MODELS, meta, model, VALUES } from '../terms.ts';
import { FACT_DIMENSIONS, whereTerm } from '../where.ts';
import { WHYS } from '../why.ts';
import { multiverseColumns } from './multiverse-columns.ts';

/**
 * What a reading chooses: parameters of the report `channels`, which of its two ROMI, and whether VAT on costs is money
 * that is spent, as it is where it cannot be reclaimed. Without a rate of VAT there is nothing to choose.
 */
export const CHOICES = ['model', 'basis', 'value', 'vat'] as const;
export type Choice = (typeof CHOICES)[number];
export const VAT = ['excluded', 'included'] as const;

const reading = z.object({
  model: z.enum(MODELS),
  basis: z.enum(BASES),
  value: z.enum(VALUES),
  /** Whether costs hold VAT. */
  vat: z.enum(VAT),
});
export type Reading = z.infer<typeof reading>;

/** Pairs of readings that differ in one choice alone, and how many of them have different verdicts. */
const choiceFlips = z.object({ choice: z.enum(CHOICES), flips: z.number(), pairs: z.number() });
export type ChoiceFlips = z.infer<typeof choiceFlips>;

/** `earns`: the value credited is more than the cost. */
export const EARNS = ['earns', 'loses', 'unknown'] as const;

const row = z.object({
  /** Opens its cells through `explore/rows`. */
  key: z.string(),
  channel: z.string(),
  cost: z.string().nullable(),
  /** Credited value of the reading that was asked for. */
  value: z.string().nullable(),
  /** Readings that have a verdict, those in which the channel earns, and their share. */
  readings: z.number(),
  earns: z.number(),
  share: z.number().nullable(),
  /** Readings without a verdict; `why` says the first reason. */
  unknown: z.number(),
  why: z.enum(WHYS).nullable(),
  /** Of the reading that was asked for. */
  verdict: z.enum(EARNS),
  romi: z.number().nullable(),
  romi_low: z.number().nullable(),
  romi_high: z.number().nullable(),
  profit: z.string().nullable(),
  profit_low: z.string().nullable(),
  profit_high: z.string().nullable(),
  /** The choice that turns round the largest share of the verdicts that it could; null where none turns any. */
  decisive: choiceFlips.nullable(),
  choices: z.array(choiceFlips),
  /** Single choices that turn the verdict of the reading that was asked for round. */
  flipped_by: z.array(z.object({ choice: z.enum(CHOICES), to: z.string() })),
  /** ROMI and profit of every reading, in the order of `meta.readings`. */
  of_readings: z.object({
    romi: z.array(z.number().nullable()),
    profit: z.array(z.string().nullable()),
  }),
});
export type MultiverseRow = z.infer<typeof row>;

export const multiverseReport = z.object({
  meta: meta.extend({
    report: z.literal('multiverse'),
    model: z.enum(MODELS),
    basis: z.enum(BASES),
    value: z.enum(VALUES),
    where: z.array(z.string()),
    /** Rate of VAT on costs; null where none is set, and then no reading includes it. */
    vat_rate: z.number().nullable(),
    readings: z.array(reading),
    /** Models that make no reading, and why: a machine word and a sentence. */
    off: z.array(
      z.object({
        model: z.enum(ALL_MODELS),
        code: z.enum(['not_conserving', 'not_of_channels']),
        message: z.string(),
      }),
    ),
    /** Channels that nothing is bought in, and so no question of earning. */
    not_paid: z.number(),
  }),
  rows: z.array(row),
});
export type MultiverseReport = z.infer<typeof multiverseReport>;

/** Whether a verdict depends on how one counts. */
export const multiverse = reportContract({
  name: 'multiverse',
  question: {
    en: 'Does the verdict depend on how you count?',
    ru: 'Зависит ли вывод от способа подсчёта?',
    tr: 'Karar nasıl saydığınıza bağlı mı?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: {
    where: whereTerm('Only facts that pass', FACT_DIMENSIONS),
    model,
    basis,
    value: z.enum(VALUES).default('margin').describe('Which money the reading asked for takes'),
  },
  answer: multiverseReport,
  columns: multiverseColumns,
  table: ({ rows }) => ({
    columns: multiverseColumns,
    rows: rows.map(({ key, why, decisive, choices: _, flipped_by, of_readings: __, ...cells }) => ({
      key,
      cells: {
        ...cells,
        decisive: decisive?.choice ?? null,
        flips: decisive?.flips ?? null,
        pairs: decisive?.pairs ?? null,
        flipped_by: flipped_by.map(({ choice, to }) => `${choice}=${to}`),
      },
      ...(why !== null && { why: { cost: why, value: why, romi: why, profit: why } }),
    })),
  }),
  samples: [{}, { model: 'linear', basis: 'lead', value: 'revenue' }, { where: 'campaign:not:' }],
});
