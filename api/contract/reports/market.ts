import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column } from '../table.ts';
import { day, meta } from '../terms.ts';
import { ALL_MARKET_COLUMNS, marketColumns, OWN_FIGURES } from './market-columns.ts';
import { marketNotes } from './market-notes.ts';
import { marketRows } from './market-rows.ts';

/** Which earlier figure of a series: that of a year before, or the one right before. */
export const AGAINST = ['year', 'before'] as const;

const count = z.number().nullable();

const marketReport = z.object({
  meta: meta.extend({
    report: z.literal('market'),
    own: z.enum(OWN_FIGURES),
    against: z.enum(AGAINST),
    /** Sales (leads, visits) of ours that both periods need, or our change is chance. */
    minimum: z.number(),
  }),
  /** One a series, by the newest of its periods that ended in the days asked for. */
  rows: z.array(
    z.object({
      metric: z.string(),
      subject: z.string(),
      region: z.string(),
      unit: z.string(),
      provenance: z.string(),
      period_from: day,
      period_to: day,
      value: z.number(),
      earlier_from: day.nullable(),
      earlier_to: day.nullable(),
      earlier: count,
      /** value / earlier − 1. */
      change: count,
      /** Of all that is told of the same metric, region, unit and period; null where it stands alone. */
      part: count,
      /** Our own figure of the same days; money is decimal text. */
      own: z.union([z.number(), z.string(), z.null()]),
      own_earlier: z.union([z.number(), z.string(), z.null()]),
      /** Null also below the minimum, which `few` says. */
      own_change: count,
      few: z.boolean(),
      /** own_change − change. */
      ahead: count,
      /** Our revenue of a market that is told in our currency. */
      own_share: count,
    }),
  ),
});
export type MarketReport = z.infer<typeof marketReport>;

/** How the market moves, and whether we move faster. */
export const market = reportContract({
  name: 'market',
  question: {
    en: 'How does the market move, and do we move faster?',
    ru: 'Как движется рынок и опережаем ли мы его?',
    tr: 'Pazar nasıl hareket ediyor, biz daha mı hızlıyız?',
  },
  readers: EVERYBODY,
  body: 'list',
  usually: 'twelve_months',
  mayFindNothing: true,
  asks: {
    own: z.enum(OWN_FIGURES).default('revenue').describe('Our own figure beside the market'),
    against: z
      .enum(AGAINST)
      .default('year')
      .describe('Which earlier figure of a series: of a year before, or the one right before'),
  },
  answer: marketReport,
  columns: ALL_MARKET_COLUMNS,
  table: ({ meta: { own }, rows }) => ({
    columns: marketColumns(own) as readonly Column[],
    rows: rows.map((row) => {
      const { own: figure, own_earlier: earlier, few: _, ...cells } = row;
      const { metric, subject, region, unit, provenance } = row;
      const ours =
        own === 'revenue'
          ? { own_revenue: figure, own_earlier_revenue: earlier }
          : { own: figure, own_earlier: earlier };
      return {
        cells: { ...cells, ...ours },
        key: [metric, subject, region, unit, provenance].join(' · '),
      };
    }),
  }),
  notes: (answer, language = 'en') => marketNotes(answer).map((texts) => texts[language]),
  drills: { rows: marketRows },
  samples: [{}, { own: 'visits', against: 'before' }],
});
