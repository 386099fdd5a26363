import * as z from 'zod';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import { day, page } from '../terms.ts';
import { FRAUD_CAMPAIGN, FRAUD_CHANNEL, SIGNAL } from './fraud-columns.ts';
import { FRAUD_SIGNALS } from './fraud-terms.ts';

/** The clicks, orders, calls and leads behind a figure. */
export const fraudRows = drillContract({
  path: 'rows',
  question: {
    en: 'The clicks, orders, calls or leads behind a figure, the newest first',
    ru: 'Клики, заказы, звонки или лиды, из которых складывается цифра, сначала новые',
    tr: 'Bir rakamın arkasındaki tıklamalar, siparişler, aramalar ya da potansiyel müşteriler, önce en yenisi',
  },
  asks: {
    ...periodTerms,
    signal: z.enum(FRAUD_SIGNALS).describe('Sign of fraud'),
    channel: z.string().max(256).describe('Channel of the row'),
    campaign: z.string().max(512).default('').describe('Campaign of the row; empty without one'),
    measure: z.enum(['found', 'examined']).describe('Suspicious ones, or all that were examined'),
    ...page,
  },
  isDated: true,
  answer: z.object({
    count: z.number(),
    /** Of orders, credited by last touch; null where that of one of them is not known. */
    revenue: z.string().nullable(),
    rows: z.array(
      z.object({
        day,
        at: z.string(),
        signal: z.enum(FRAUD_SIGNALS),
        channel: z.string(),
        campaign: z.string(),
        source: z.string(),
        id: z.string(),
        /** Code of the device, hour, caller or contact that it shares with others; orders and leads stand alone. */
        shared: z.string(),
        /** How many share it: clicks of a device on a day, of an hour, calls of a caller, leads of a contact or device. */
        times: z.number(),
        /** Length of a visit or call, or from the click to the order; null of leads. */
        seconds: z.number().nullable(),
        /** Opens `journeys/{conversion}` of an order; empty otherwise. */
        conversion: z.string(),
        revenue: z.string().nullable(),
      }),
    ),
  }),
  columns: [
    { key: 'at', unit: 'text', label: { en: 'When', ru: 'Когда', tr: 'Ne zaman' } },
    SIGNAL,
    FRAUD_CHANNEL,
    FRAUD_CAMPAIGN,
    { key: 'id', unit: 'text', label: { en: 'Record', ru: 'Запись', tr: 'Kayıt' } },
    { key: 'shared', unit: 'text', label: { en: 'Shared by', ru: 'Общий код', tr: 'Ortak kod' } },
    {
      ...{ key: 'times', unit: 'count', opens: () => 'bound' },
      label: { en: 'How many share it', ru: 'Сколько с ним', tr: 'Ortak sayısı' },
    },
    {
      ...{ key: 'seconds', unit: 'count', opens: () => 'bound' },
      label: { en: 'Seconds', ru: 'Секунд', tr: 'Saniye' },
    },
    {
      ...{ key: 'revenue', unit: 'money', opens: () => 'bound' },
      label: { en: 'Revenue', ru: 'Выручка', tr: 'Ciro' },
    },
  ],
  schema: 'FraudCell',
});
