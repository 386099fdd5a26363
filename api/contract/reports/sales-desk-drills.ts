import * as z from 'zod';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import type { Column } from '../table.ts';
import { day, page } from '../terms.ts';
import { DESK_BY, DESK_COLUMNS, hours } from './sales-desk-terms.ts';

/** When a lead was answered. `pending`: it is younger than the hours that the desk has. */
export const LEAD_ANSWERS = ['in_time', 'late', 'never', 'pending'] as const;
export const LEAD_MEASURES = [...(['leads', 'sold'] as const), ...LEAD_ANSWERS];
export const DEAL_MEASURES = ['deals', 'went_on', 'lost', 'stands'] as const;

const DAY: Column = { key: 'day', unit: 'text', label: { en: 'Day', ru: 'День', tr: 'Gün' } };
const asks = {
  ...periodTerms,
  by: z.enum(DESK_BY).describe('What the rows of the report are'),
  name: z.string().max(512).default('').describe('Row of the report; all of them without it'),
  ...page,
};

/** Leads. */
export const deskLeads = drillContract({
  path: 'rows',
  question: {
    en: 'The leads behind a figure, the newest first',
    ru: 'Лиды, из которых складывается цифра, сначала новые',
    tr: 'Bir rakamın arkasındaki adaylar, önce en yenisi',
  },
  asks: { ...asks, hours, measure: z.enum(LEAD_MEASURES).describe('Figure of the report') },
  isDated: true,
  answer: z.object({
    count: z.number(),
    rows: z.array(
      z.object({
        /** Opens `journeys/{conversion}`. */
        conversion: z.string(),
        day,
        source: z.string(),
        lead_type: z.string(),
        owner: z.string(),
        answer: z.enum(LEAD_ANSWERS),
        response_minutes: z.number().nullable(),
        sold: z.enum(['yes', 'no']),
      }),
    ),
  }),
  columns: [
    DAY,
    DESK_COLUMNS.type,
    DESK_COLUMNS.owner,
    { key: 'answer', unit: 'text', label: { en: 'Answered', ru: 'Ответ', tr: 'Yanıt' } },
    {
      ...{ key: 'response_minutes', unit: 'count', opens: () => 'bound' },
      label: { en: 'Answered after, min', ru: 'Ответили через, мин', tr: 'Yanıt süresi, dk' },
    },
    { key: 'sold', unit: 'text', label: { en: 'Bought', ru: 'Купил', tr: 'Satın aldı' } },
  ],
  schema: 'SalesDeskLeads',
});

const money = z.string().nullable();

/** Deals. */
export const deskDeals = drillContract({
  path: 'deals',
  question: {
    en: 'The deals behind a figure, the newest first',
    ru: 'Сделки, из которых складывается цифра, сначала новые',
    tr: 'Bir rakamın arkasındaki anlaşmalar, önce en yenisi',
  },
  asks: { ...asks, measure: z.enum(DEAL_MEASURES).describe('Figure of the report') },
  isDated: true,
  answer: z.object({
    count: z.number(),
    amount: money,
    rows: z.array(
      z.object({ id: z.string(), source: z.string(), label: z.string(), day, amount: money }),
    ),
  }),
  columns: [
    { ...DAY, label: { en: 'Opened on', ru: 'Открыта', tr: 'Açıldığı gün' } },
    { key: 'label', unit: 'text', label: { en: 'Deal', ru: 'Сделка', tr: 'Anlaşma' } },
    {
      ...{ key: 'amount', unit: 'money', opens: () => 'bound' },
      label: { en: 'Amount', ru: 'Сумма', tr: 'Tutar' },
    },
  ],
  schema: 'SalesDeskDeals',
});
