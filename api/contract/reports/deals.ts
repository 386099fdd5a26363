import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column } from '../table.ts';
import { day, meta, page } from '../terms.ts';
import { ALL_DEALS_COLUMNS, dealsColumns, groupColumn } from './deals-columns.ts';
import { dealRow, dealsRows } from './deals-drill.ts';
import { dealsNotes } from './deals-notes.ts';
import { DEALS_BY, DEALS_WHICH, dealsWhere, which } from './deals-terms.ts';

const figures = z.object({
  deals: z.number(),
  open: z.number(),
  won: z.number(),
  lost: z.number(),
  /** Won / (won + lost); null while none is closed. */
  win_rate: z.number().nullable(),
  amount: z.string().nullable(),
  margin: z.string().nullable(),
  /** Medians; null where no deal has them. */
  age_days: z.number().nullable(),
  stage_days: z.number().nullable(),
});

export const dealsReport = z.object({
  meta: meta.extend({
    report: z.literal('deals'),
    by: z.enum(DEALS_BY),
    which: z.enum(DEALS_WHICH),
    where: z.array(z.string()),
    /** The day up to which ages are counted; null without data. */
    as_of_day: day.nullable(),
    /** Deals of which it is not known. */
    unknown: z.object({ amount: z.number(), margin: z.number(), journey: z.number() }),
  }),
  /** One page of single deals, the newest first; empty where the rows are groups. */
  deals: z.array(dealRow),
  groups: z.array(figures.extend({ name: z.string() })),
  totals: figures,
});
export type DealsReport = z.infer<typeof dealsReport>;

/** What stands in the pipeline: each deal, or stages, managers and channels. */
export const deals = reportContract({
  name: 'deals',
  question: {
    en: 'Which deals do we have, how old are they, and how did they come?',
    ru: 'Какие есть сделки, сколько им дней и откуда они пришли?',
    tr: 'Hangi anlaşmalar var, kaç günlük ve nereden geldi?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: {
    which,
    by: z.enum(DEALS_BY).default('deal').describe('What a row is: a deal, or a group of them'),
    where: dealsWhere,
    ...page,
  },
  answer: dealsReport,
  columns: ALL_DEALS_COLUMNS,
  table: ({ meta: { by }, deals, groups, totals }) => ({
    columns: dealsColumns(by) as readonly Column[],
    rows: [
      ...(by === 'deal'
        ? deals.map(({ closed, lost_reason, ...cells }) => ({
            // What is open has neither.
            cells: { ...cells, ...(closed && { closed }), ...(lost_reason && { lost_reason }) },
            key: `${cells.source}:${cells.deal}`,
          }))
        : groups.map(({ name, ...cells }) => ({
            cells: { [groupColumn(by).key]: name, ...cells },
            key: name,
          }))),
      ...(totals.deals > 0
        ? [
            {
              cells:
                by === 'deal' ? { amount: totals.amount, margin: totals.margin } : { ...totals },
              sum: 'total' as const,
            },
          ]
        : []),
    ],
  }),
  notes: ({ meta }, language = 'en') => dealsNotes(meta).map((texts) => texts[language]),
  drills: { rows: dealsRows },
  samples: [
    { by: 'deal', limit: '10000' },
    { by: 'stage' },
    { by: 'owner', which: 'open' },
    { by: 'channel', which: 'closed', where: 'owner:is:' },
  ],
});
export type DealsQuery = z.input<typeof deals.query>;
