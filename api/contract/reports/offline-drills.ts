import * as z from 'zod';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import type { Column } from '../table.ts';
import { conversionKind, day, page } from '../terms.ts';
import { OFFLINE_BY, OFFLINE_COLUMNS, offlineWhere, offlineWindow } from './offline-terms.ts';

/** Figures that single sales add up to. */
export const OFFLINE_MEASURES = ['sales', 'known', 'online'] as const;
/** Figures that people at an event add up to. */
export const EVENT_MEASURES = ['people', 'registered', 'attended', 'requests'] as const;

const asks = {
  ...periodTerms,
  name: z.string().max(256).optional().describe('Row of the report; all of them without it'),
  window: offlineWindow,
  ...page,
};
const money = z.string().nullable();
const DAY: Column = { key: 'day', unit: 'text', label: { en: 'Day', ru: 'День', tr: 'Gün' } };
const SALE: Column = {
  ...{ key: 'label', unit: 'text' },
  label: { en: 'Sale', ru: 'Продажа', tr: 'Satış' },
};
const MONEY: readonly Column[] = [
  { key: 'revenue', unit: 'money', metric: 'revenue', opens: () => 'bound' },
  { key: 'margin', unit: 'money', metric: 'margin', opens: () => 'bound' },
];
const sale = {
  /** Opens `journeys/{conversion}`. */
  conversion: z.string(),
  kind: conversionKind,
  label: z.string(),
  source: z.string(),
  day,
  revenue: money,
  margin: money,
};

/** Sales in shops and offices. */
export const offlineRows = drillContract({
  path: 'rows',
  question: {
    en: 'The offline sales behind a figure, the newest first',
    ru: 'Офлайн-продажи, из которых складывается цифра, сначала новые',
    tr: 'Bir rakamın arkasındaki çevrimdışı satışlar, önce en yenisi',
  },
  asks: {
    ...asks,
    by: z.enum(OFFLINE_BY).exclude(['event']).describe('What the rows of the report are'),
    measure: z.enum(OFFLINE_MEASURES).describe('Figure of the report'),
    where: offlineWhere,
  },
  isDated: true,
  answer: z.object({
    count: z.number(),
    revenue: money,
    margin: money,
    rows: z.array(
      z.object({
        ...sale,
        branch: z.string(),
        channel: z.string(),
        /** From the last touch online to the sale; null without one. */
        days: z.number().nullable(),
      }),
    ),
  }),
  columns: [
    DAY,
    SALE,
    OFFLINE_COLUMNS.branch,
    OFFLINE_COLUMNS.channel,
    {
      ...{ key: 'days', unit: 'days', opens: () => 'bound' },
      label: { en: 'Days since', ru: 'Дней прошло', tr: 'Geçen gün' },
    },
    ...MONEY,
  ],
  schema: 'OfflineCell',
});

/** Whoever came to events. */
export const offlinePeople = drillContract({
  path: 'people',
  question: {
    en: 'The people behind a figure of an event, the newest first',
    ru: 'Люди, из которых складывается цифра мероприятия, сначала новые',
    tr: 'Bir etkinlik rakamının arkasındaki kişiler, önce en yenisi',
  },
  asks: { ...asks, measure: z.enum(EVENT_MEASURES).describe('Figure of the report') },
  isDated: true,
  answer: z.object({
    count: z.number(),
    rows: z.array(
      z.object({
        day,
        event: z.string(),
        /** What they did there, joined by commas. */
        did: z.string(),
        /** Code of the person, the same at all events. */
        person: z.string(),
      }),
    ),
  }),
  columns: [
    DAY,
    OFFLINE_COLUMNS.event,
    {
      ...{ key: 'did', unit: 'text' },
      label: { en: 'What they did', ru: 'Что сделали', tr: 'Ne yaptılar' },
    },
    {
      ...{ key: 'person', unit: 'text' },
      label: { en: 'Person, as a code', ru: 'Человек, код', tr: 'Kişi kodu' },
    },
  ],
  schema: 'OfflinePeople',
});

/** Sales after an event. */
export const offlineSales = drillContract({
  path: 'sales',
  question: {
    en: 'The sales after an event, the newest first',
    ru: 'Продажи после мероприятия, сначала новые',
    tr: 'Bir etkinlikten sonraki satışlar, önce en yenisi',
  },
  asks,
  isDated: true,
  answer: z.object({
    count: z.number(),
    revenue: money,
    margin: money,
    rows: z.array(z.object({ ...sale, event: z.string() })),
  }),
  columns: [DAY, SALE, OFFLINE_COLUMNS.event, ...MONEY],
  schema: 'OfflineSales',
});
