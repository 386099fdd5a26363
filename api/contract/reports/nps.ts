import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column } from '../table.ts';
import { day, meta } from '../terms.ts';
import { ALL_NPS_COLUMNS, npsColumns } from './nps-columns.ts';
import { npsNotes } from './nps-notes.ts';
import { npsRows } from './nps-rows.ts';
import { NPS_BY } from './nps-terms.ts';

const figures = z.object({
  answers: z.number(),
  promoters: z.number(),
  passives: z.number(),
  detractors: z.number(),
  /** From −100 to 100; this and its interval are null without an answer. */
  nps: z.number().nullable(),
  standard_error: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

const npsReport = z.object({
  meta: meta.extend({
    report: z.literal('nps'),
    by: z.enum(NPS_BY),
    /** Against as many days before. */
    change: z
      .object({
        ...{ from: day, to: day, answers: z.number(), nps: z.number().nullable() },
        difference: z.number().nullable(),
        /** What a difference must exceed to be more than chance. */
        threshold: z.number().nullable(),
        status: z.enum(['differs', 'within_chance', 'unknown']),
      })
      .nullable(),
    /** Answers that rate every driver, and how many the drivers need. */
    drivers: z.object({
      status: z.enum(['enough', 'below_minimum', 'none']),
      answers: z.number(),
      minimum: z.number(),
      /** Share of the score that the ratings explain. */
      r2: z.number().nullable(),
    }),
  }),
  rows: z.array(figures.extend({ name: z.string() })),
  totals: figures,
  drivers: z.array(
    z.object({
      driver: z.string(),
      importance: z.number().nullable(),
      mean: z.number().nullable(),
      correlation: z.number().nullable(),
    }),
  ),
});
export type NpsReport = z.infer<typeof npsReport>;

/** Whether customers recommend the business, and what that hangs on. */
export const nps = reportContract({
  name: 'nps',
  question: {
    en: 'Do customers recommend us, and what does that depend on?',
    ru: 'Рекомендуют ли нас клиенты и от чего это зависит?',
    tr: 'Müşteriler bizi öneriyor mu ve bu neye bağlı?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: { by: z.enum(NPS_BY).default('channel').describe('What a row is') },
  answer: npsReport,
  columns: ALL_NPS_COLUMNS,
  table: ({ meta: { by }, rows, totals, drivers }) => ({
    columns: npsColumns(by) as readonly Column[],
    rows:
      by === 'driver'
        ? drivers.map((cells) => ({ cells, key: cells.driver }))
        : [
            ...rows.map(({ name, ...cells }) => ({ cells: { [by]: name, ...cells }, key: name })),
            ...(rows.length > 0 ? [{ cells: { ...totals }, sum: 'total' as const }] : []),
          ],
  }),
  notes: (answer, language = 'en') => npsNotes(answer).map((texts) => texts[language]),
  drills: { rows: npsRows },
  samples: [{}, { by: 'month' }, { by: 'survey' }],
});
