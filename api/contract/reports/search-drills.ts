import * as z from 'zod';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import type { Column } from '../table.ts';
import { day, page } from '../terms.ts';
import { SEARCH_BY, SEARCH_COLUMNS } from './search-terms.ts';

const asks = {
  ...periodTerms,
  by: z.enum(SEARCH_BY).describe('What the rows of the report are'),
  name: z.string().max(2048).optional().describe('Row of the report; all of them without it'),
  ...page,
};
const DAY: Column = { key: 'day', unit: 'text', label: { en: 'Day', ru: 'День', tr: 'Gün' } };
const counted = (key: string, label: Column['label']): Column => ({
  ...{ key, unit: 'count', opens: () => 'bound' },
  ...(label && { label }),
});
const IMPRESSIONS = { en: 'Impressions', ru: 'Показы', tr: 'Gösterimler' };
const CLICKS = { en: 'Clicks', ru: 'Клики', tr: 'Tıklamalar' };

/** What the search engine tells, day by day. */
export const searchRows = drillContract({
  path: 'rows',
  question: {
    en: 'The search engine data behind a figure, the newest first',
    ru: 'Данные поисковой системы, из которых складывается цифра, сначала новые',
    tr: 'Bir rakamın arkasındaki arama motoru verileri, önce en yenisi',
  },
  asks,
  isDated: true,
  answer: z.object({
    count: z.number(),
    impressions: z.number(),
    clicks: z.number(),
    rows: z.array(
      z.object({
        day,
        source: z.string(),
        property: z.string(),
        query: z.string(),
        page: z.string(),
        device: z.string(),
        country: z.string(),
        impressions: z.number(),
        clicks: z.number(),
        position: z.number().nullable(),
      }),
    ),
  }),
  columns: [
    DAY,
    SEARCH_COLUMNS.query,
    SEARCH_COLUMNS.page,
    { key: 'device', unit: 'text', label: { en: 'Device', ru: 'Устройство', tr: 'Cihaz' } },
    counted('impressions', IMPRESSIONS),
    counted('clicks', CLICKS),
    {
      ...{ key: 'position', unit: 'ratio', opens: () => 'bound' },
      label: { en: 'Position', ru: 'Позиция', tr: 'Sıra' },
    },
  ],
  schema: 'SearchCell',
});

/** What keywords cost, day by day. */
export const searchPaid = drillContract({
  path: 'paid',
  question: {
    en: 'The costs of keywords behind a figure, the newest first',
    ru: 'Расходы на фразы, из которых складывается цифра, сначала новые',
    tr: 'Bir rakamın arkasındaki anahtar kelime maliyetleri, önce en yenisi',
  },
  asks,
  isDated: true,
  answer: z.object({
    count: z.number(),
    impressions: z.number(),
    clicks: z.number(),
    /** Null where a part of it has no rate. */
    cost: z.string().nullable(),
    rows: z.array(
      z.object({
        day,
        source: z.string(),
        campaign: z.string(),
        keyword: z.string(),
        impressions: z.number(),
        clicks: z.number(),
        cost: z.string().nullable(),
      }),
    ),
  }),
  columns: [
    DAY,
    { key: 'campaign', unit: 'text', label: { en: 'Campaign', ru: 'Кампания', tr: 'Kampanya' } },
    {
      ...{ key: 'keyword', unit: 'text' },
      label: { en: 'Keyword', ru: 'Ключевая фраза', tr: 'Anahtar kelime' },
    },
    counted('impressions', IMPRESSIONS),
    counted('clicks', CLICKS),
    { key: 'cost', unit: 'money', metric: 'cost', opens: () => 'bound' },
  ],
  schema: 'SearchPaidCell',
});
