import * as z from 'zod';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import { day, page } from '../terms.ts';
import { NPS_BY, NPS_COLUMNS } from './nps-terms.ts';

export const NPS_MEASURES = ['answers', 'promoters', 'passives', 'detractors'] as const;

/** Answers to a survey. */
export const npsRows = drillContract({
  path: 'rows',
  question: {
    en: 'The answers behind a figure, the newest first',
    ru: 'Ответы, из которых складывается цифра, сначала новые',
    tr: 'Bir rakamın arkasındaki yanıtlar, önce en yenisi',
  },
  asks: {
    ...periodTerms,
    by: z.enum(NPS_BY).describe('What the rows of the report are'),
    name: z.string().max(256).default('').describe('Row of the report; all of them without it'),
    measure: z.enum(NPS_MEASURES).describe('Figure of the report'),
    ...page,
  },
  isDated: true,
  answer: z.object({
    count: z.number(),
    rows: z.array(
      z.object({
        id: z.string(),
        source: z.string(),
        day,
        survey: z.string(),
        channel: z.string(),
        score: z.number(),
        comment: z.string(),
      }),
    ),
  }),
  columns: [
    { key: 'day', unit: 'text', label: { en: 'Day', ru: 'День', tr: 'Gün' } },
    {
      ...{ key: 'score', unit: 'count', opens: () => 'bound' },
      label: { en: 'Score', ru: 'Оценка', tr: 'Puan' },
    },
    NPS_COLUMNS.channel,
    NPS_COLUMNS.survey,
    { key: 'comment', unit: 'text', label: { en: 'Comment', ru: 'Комментарий', tr: 'Yorum' } },
  ],
  schema: 'NpsCell',
});
