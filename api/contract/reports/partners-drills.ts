import * as z from 'zod';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import type { Column } from '../table.ts';
import { conversionKind, day, page } from '../terms.ts';
import { PARTNERS_BY, PARTNERS_COLUMNS } from './partners-terms.ts';

/** Figures that single sales add up to. */
export const PARTNER_MEASURES = ['sales', 'first_sales'] as const;

const asks = {
  ...periodTerms,
  by: z.enum(PARTNERS_BY).describe('What the rows of the report are'),
  name: z.string().max(256).optional().describe('Row of the report; all of them without it'),
  ...page,
};
const money = z.string().nullable();
const DAY: Column = { key: 'day', unit: 'text', label: { en: 'Day', ru: 'День', tr: 'Gün' } };

/** Sales by partners and promo codes. */
export const partnersRows = drillContract({
  path: 'rows',
  question: {
    en: 'The sales behind a figure, the newest first',
    ru: 'Продажи, из которых складывается цифра, сначала новые',
    tr: 'Bir rakamın arkasındaki satışlar, önce en yenisi',
  },
  asks: { ...asks, measure: z.enum(PARTNER_MEASURES).describe('Figure of the report') },
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
        partner: z.string(),
        coupon: z.string(),
        revenue: money,
        margin: money,
        /** As the sale itself tells it; null where the rate of the partner says it. */
        told_commission: money,
      }),
    ),
  }),
  columns: [
    DAY,
    { key: 'label', unit: 'text', label: { en: 'Sale', ru: 'Продажа', tr: 'Satış' } },
    PARTNERS_COLUMNS.partner,
    PARTNERS_COLUMNS.coupon,
    { key: 'revenue', unit: 'money', metric: 'revenue', opens: () => 'bound' },
    { key: 'margin', unit: 'money', metric: 'margin', opens: () => 'bound' },
    {
      ...{ key: 'told_commission', unit: 'money', opens: () => 'bound' },
      label: { en: 'Commission reported', ru: 'Указанная комиссия', tr: 'Bildirilen komisyon' },
    },
  ],
  schema: 'PartnersCell',
});

/** Costs of joint campaigns. */
export const partnersCosts = drillContract({
  path: 'costs',
  question: {
    en: 'The costs of joint campaigns behind a figure, the newest first',
    ru: 'Расходы совместных кампаний, из которых складывается цифра, сначала новые',
    tr: 'Bir rakamın arkasındaki ortak kampanya maliyetleri, önce en yenisi',
  },
  asks,
  isDated: true,
  answer: z.object({
    count: z.number(),
    cost: money,
    rows: z.array(
      z.object({ day, source: z.string(), campaign: z.string(), partner: z.string(), cost: money }),
    ),
  }),
  columns: [
    DAY,
    PARTNERS_COLUMNS.partner,
    { key: 'campaign', unit: 'text', label: { en: 'Campaign', ru: 'Кампания', tr: 'Kampanya' } },
    { key: 'cost', unit: 'money', metric: 'cost', opens: () => 'bound' },
  ],
  schema: 'PartnersCosts',
});
