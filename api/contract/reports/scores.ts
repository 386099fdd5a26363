import * as z from 'zod';
import { periodTerms } from '../period.ts';
import { drillContract, reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column } from '../table.ts';
import { day, meta, page } from '../terms.ts';
import { ALL_SCORES_COLUMNS, PEOPLE_COLUMNS, scoresColumns } from './scores-columns.ts';
import { scoresNotes } from './scores-notes.ts';
import { FEATURES, SCORED, SCORES_BY, who } from './scores-terms.ts';

const share = z.number().nullable();
const counts = z.object({ leads: z.number(), positives: z.number(), negatives: z.number() });

/** A person whose score is asked for. */
const person = z.object({
  /** Of a lead; opens `journeys/{conversion}`. */
  conversion: z.string().nullable(),
  customer: z.string(),
  day,
  channel: z.string(),
  /** Chance to buy within the window; null where only points are told. */
  score: share,
  sold: z.enum(['yes', 'no']),
});

export const scoresReport = z.object({
  meta: meta.extend({
    report: z.literal('scores'),
    who: z.enum(SCORED),
    by: z.enum(SCORES_BY),
    as_of_day: day.nullable(),
    window_days: z.number(),
    /** Whose outcome is known. */
    sample: z.object({
      status: z.enum(['enough', 'below_minimum']),
      have: counts,
      minimum: counts,
    }),
    used: z.object({ score: z.enum(['model', 'fallback']), reason: z.string() }),
    /** Share of those it was trained on who bought; null without any. */
    base_rate: share,
    /** Mean margin of the first sale of those who bought; null where none is known. */
    margin_per_sale: z.string().nullable(),
    /** On the newest 30 %, which the model has not seen. */
    quality: z.object({
      count: z.number(),
      positives: z.number(),
      auc: share,
      brier: share,
      brier_base: share,
      calibration_error: share,
    }),
  }),
  /** Leads of the period that have neither bought nor were lost. */
  open: z.number(),
  /** One page of them, the most likely first; empty of visitors. */
  leads: z.array(
    person.omit({ sold: true }).extend({
      conversion: z.string(),
      lead_type: z.string(),
      source: z.string(),
      owner: z.string(),
      touches: z.number(),
      age_days: z.number(),
      /** Score × margin of a sale. */
      expected: z.string().nullable(),
    }),
  ),
  /** Everybody of the period by channel; the index is 100 × mean score of the channel / mean score of all, whole. */
  channels: z.array(
    z.object({
      channel: z.string(),
      count: z.number(),
      mean_score: share,
      index: share,
      value: z.string().nullable(),
    }),
  ),
  totals: z.object({ count: z.number(), mean_score: share, value: z.string().nullable() }),
  /** Calibration on the newest 30 %: what was predicted and what happened, by tenths of the score; empty below the minimum. */
  bins: z.array(
    z.object({ bin: z.string(), tested: z.number(), predicted: z.number(), observed: z.number() }),
  ),
  /** Factor of the odds for one standard deviation more of a feature; null without a model. */
  features: z.array(z.object({ feature: z.enum(FEATURES), odds: share })),
});
export type ScoresReport = z.infer<typeof scoresReport>;

/** The people behind a figure. */
export const scoresRows = drillContract({
  path: 'rows',
  question: {
    en: 'The people behind a figure, the most likely buyers first',
    ru: 'Люди, из которых складывается цифра, самые вероятные покупатели первыми',
    tr: 'Bir rakamın arkasındaki kişiler, satın alması en olası olanlar önce',
  },
  asks: {
    ...periodTerms,
    who,
    channel: z.string().max(256).optional().describe('Channel of the row; all without it'),
    ...page,
  },
  isDated: true,
  answer: z.object({ count: z.number(), rows: z.array(person) }),
  columns: PEOPLE_COLUMNS,
  schema: 'ScoredPeople',
});

/** Who is likely to buy, which channels bring such people, and how far the score can be trusted. */
export const scores = reportContract({
  name: 'scores',
  question: {
    en: 'Who should we call first, and which channels bring likely buyers?',
    ru: 'Кому позвонить первым и какие каналы приводят вероятных покупателей?',
    tr: 'Önce kimi aramalıyız ve hangi kanallar olası alıcı getiriyor?',
  },
  readers: EVERYBODY,
  body: 'list',
  mayFindNothing: true,
  asks: {
    who,
    by: z
      .enum(SCORES_BY)
      .default('lead')
      .describe('What a row is: an open lead, a channel, a bin of the calibration, a feature'),
    ...page,
  },
  answer: scoresReport,
  columns: ALL_SCORES_COLUMNS,
  table: ({ meta: { by, who: scored }, leads, channels, bins, features, totals }) => {
    // Visitors are counted, not listed.
    const shown = by === 'lead' && scored === 'visitor' ? 'channel' : by;
    const columns = scoresColumns(shown) as readonly Column[];
    if (shown === 'lead')
      return { columns, rows: leads.map((cells) => ({ cells, key: cells.conversion })) };
    if (shown === 'bin') return { columns, rows: bins.map((cells) => ({ cells, key: cells.bin })) };
    if (shown === 'feature')
      return { columns, rows: features.map((cells) => ({ cells, key: cells.feature })) };
    return {
      columns,
      rows: [
        ...channels.map((cells) => ({ cells, key: cells.channel })),
        ...(totals.count > 0 ? [{ cells: { ...totals }, sum: 'total' as const }] : []),
      ],
    };
  },
  notes: (answer, language = 'en') => scoresNotes(answer).map((texts) => texts[language]),
  drills: { rows: scoresRows },
  samples: [
    { by: 'channel' },
    { by: 'lead', limit: '10000' },
    { by: 'feature' },
    { who: 'visitor', by: 'channel' },
    { who: 'visitor', by: 'bin' },
  ],
});
export type ScoresQuery = z.input<typeof scores.query>;
