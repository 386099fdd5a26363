import * as z from 'zod';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import type { Column } from '../table.ts';
import { day, page } from '../terms.ts';
import { CALL_COLUMNS, CALLS_BY, callsWhere, within } from './calls-terms.ts';

/** What became of a call; of a missed one what came first within a day. */
export const CALL_OUTCOMES = [
  ...(['answered', 'called_back', 'rang_again', 'repeated', 'lost', 'not_told'] as const),
] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** Figures of the report that calls add up to. */
export const CALL_MEASURES = [...(['calls', 'missed', 'in_time'] as const), ...CALL_OUTCOMES];

const { operator, channel, number, day: dayColumn } = CALL_COLUMNS;

const columns: readonly Column[] = [
  dayColumn,
  operator,
  channel,
  number,
  {
    ...{ key: 'outcome', unit: 'text' },
    label: { en: 'What became of it', ru: 'Чем закончился', tr: 'Sonuç' },
  },
  {
    ...{ key: 'wait_seconds', unit: 'count', opens: () => 'bound' },
    label: { en: 'Wait, s', ru: 'Ожидание, с', tr: 'Bekleme, sn' },
  },
  {
    ...{ key: 'talk_seconds', unit: 'count', opens: () => 'bound' },
    label: { en: 'Talk, s', ru: 'Разговор, с', tr: 'Konuşma, sn' },
  },
  {
    ...{ key: 'response_minutes', unit: 'count', opens: () => 'bound' },
    label: { en: 'Answered after, min', ru: 'Ответили через, мин', tr: 'Yanıt süresi, dk' },
  },
  {
    ...{ key: 'certainty', unit: 'percent', opens: () => 'bound' },
    label: { en: 'Certainty of the visit', ru: 'Точность визита', tr: 'Ziyaretin kesinliği' },
  },
];

/** The calls behind a figure. */
export const callsRows = drillContract({
  path: 'rows',
  question: {
    en: 'The calls behind a figure, the newest first',
    ru: 'Звонки, из которых складывается цифра, сначала новые',
    tr: 'Bir rakamın arkasındaki aramalar, önce en yenisi',
  },
  asks: {
    ...periodTerms,
    by: z.enum(CALLS_BY).describe('What the rows of the report are'),
    name: z.string().max(256).default('').describe('Row of the report; all of them without it'),
    measure: z.enum(CALL_MEASURES).describe('Figure of the report'),
    within,
    where: callsWhere,
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
        at: z.string(),
        operator: z.string(),
        channel: z.string(),
        number: z.string(),
        outcome: z.enum(CALL_OUTCOMES),
        wait_seconds: z.number().nullable(),
        talk_seconds: z.number().nullable(),
        response_minutes: z.number().nullable(),
        /** That it belongs to the visit that was lent the number; null for calls to other numbers. */
        certainty: z.number().nullable(),
      }),
    ),
  }),
  columns,
  schema: 'CallsCell',
});
