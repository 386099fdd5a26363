import * as z from 'zod';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import type { Column } from '../table.ts';
import { conversionKind, day, page } from '../terms.ts';
import { EMAIL_BY, MESSAGE_COLUMNS, MESSAGE_TYPES, window } from './email-terms.ts';

/** Figures that messages, or the people who got them, add up to. */
export const MESSAGE_MEASURES = [
  ...(['sent', 'delivered', 'bounced', 'opened', 'read', 'clicked'] as const),
  ...(['unsubscribed', 'complained'] as const),
] as const;

const DAY: Column = { key: 'day', unit: 'text', label: { en: 'Day', ru: 'День', tr: 'Gün' } };
const asks = {
  ...periodTerms,
  by: z.enum(EMAIL_BY).describe('What the rows of the report are'),
  name: z.string().max(256).default('').describe('Row of the report; all of them without it'),
  window,
  ...page,
};

/** What became of messages. */
export const emailRows = drillContract({
  path: 'rows',
  question: {
    en: 'The messages behind a figure, the newest first',
    ru: 'Письма, из которых складывается цифра, сначала новые',
    tr: 'Bir rakamın arkasındaki iletiler, önce en yenisi',
  },
  asks: { ...asks, measure: z.enum(MESSAGE_MEASURES).describe('Figure of the report') },
  isDated: true,
  answer: z.object({
    count: z.number(),
    rows: z.array(
      z.object({
        id: z.string(),
        day,
        campaign: z.string(),
        message_type: z.enum(MESSAGE_TYPES),
        kind: z.string(),
        /** Code of the address, the same for all messages to it. */
        recipient: z.string(),
      }),
    ),
  }),
  columns: [
    DAY,
    MESSAGE_COLUMNS.campaign,
    MESSAGE_COLUMNS.type,
    {
      ...{ key: 'recipient', unit: 'text' },
      label: { en: 'Recipient, as a code', ru: 'Получатель, код', tr: 'Alıcı kodu' },
    },
  ],
  schema: 'EmailCell',
});

const money = z.string().nullable();

/** Sales after a click. */
export const emailSales = drillContract({
  path: 'sales',
  question: {
    en: 'The sales behind a figure, the newest first',
    ru: 'Продажи, из которых складывается цифра, сначала новые',
    tr: 'Bir rakamın arkasındaki satışlar, önce en yenisi',
  },
  asks,
  isDated: true,
  answer: z.object({
    count: z.number(),
    revenue: money,
    margin: money,
    rows: z.array(
      z.object({
        /** Opens `journeys/{conversion}`. */
        conversion: z.string(),
        kind: conversionKind,
        label: z.string(),
        source: z.string(),
        day,
        campaign: z.string(),
        revenue: money,
        margin: money,
      }),
    ),
  }),
  columns: [
    DAY,
    {
      ...{ key: 'label', unit: 'text' },
      label: { en: 'Sale', ru: 'Продажа', tr: 'Satış' },
    },
    MESSAGE_COLUMNS.campaign,
    { key: 'revenue', unit: 'money', metric: 'revenue', opens: () => 'bound' },
    { key: 'margin', unit: 'money', metric: 'margin', opens: () => 'bound' },
  ],
  schema: 'EmailSales',
});
