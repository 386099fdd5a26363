import * as z from 'zod';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import type { Column } from '../table.ts';
import { day, page } from '../terms.ts';
import { PRODUCT_COLUMNS } from './products-terms.ts';

const sku = z.string().max(256).default('').describe('Product; all of them without it');
const DAY: Column = { key: 'day', unit: 'text', label: { en: 'Day', ru: 'День', tr: 'Gün' } };
const SKU: Column = { ...PRODUCT_COLUMNS.product, key: 'sku' };

/** Days without stock. */
export const stockDays = drillContract({
  path: 'days',
  question: {
    en: 'The days on which nothing was left, the newest first',
    ru: 'Дни, когда товара не было, сначала новые',
    tr: 'Stokta hiç kalmayan günler, önce en yenisi',
  },
  asks: { ...periodTerms, sku, ...page },
  isDated: true,
  answer: z.object({
    count: z.number(),
    rows: z.array(z.object({ sku: z.string(), day, incoming: z.number() })),
  }),
  columns: [
    DAY,
    SKU,
    {
      ...{ key: 'incoming', unit: 'count', opens: () => 'bound' },
      label: { en: 'On its way', ru: 'В пути', tr: 'Yolda' },
    },
  ],
  schema: 'StockDays',
});

/** Orders that hold a product. */
export const stockOrders = drillContract({
  path: 'orders',
  question: {
    en: 'The orders behind a number of units, the newest first',
    ru: 'Заказы, из которых складывается число штук, сначала новые',
    tr: 'Bir adet sayısının arkasındaki siparişler, önce en yenisi',
  },
  asks: {
    ...periodTerms,
    sku,
    measure: z
      .enum(['units', 'waiting'])
      .describe('Units that were sold, or those that are paid and not sent yet'),
    ...page,
  },
  isDated: true,
  answer: z.object({
    units: z.number(),
    count: z.number(),
    rows: z.array(
      z.object({
        ...{ id: z.string(), label: z.string(), source: z.string(), day },
        ...{ sku: z.string(), amount: z.number() },
      }),
    ),
  }),
  columns: [
    { ...DAY, label: { en: 'Paid on', ru: 'Оплачен', tr: 'Ödendiği gün' } },
    { key: 'label', unit: 'text', label: { en: 'Order', ru: 'Заказ', tr: 'Sipariş' } },
    SKU,
    { ...PRODUCT_COLUMNS.units, key: 'amount' },
  ],
  schema: 'StockOrders',
});
