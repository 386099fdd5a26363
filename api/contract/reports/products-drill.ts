import * as z from 'zod';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import { day, page } from '../terms.ts';
import { PRODUCT_COLUMNS, PRODUCTS_BY } from './products-terms.ts';

export const PRODUCT_MEASURES = ['orders', 'units', 'returned', 'revenue', 'margin'] as const;
const money = z.string().nullable();

/** Lines of orders. */
export const productsRows = drillContract({
  path: 'rows',
  question: {
    en: 'The lines of orders behind a figure, the newest first',
    ru: 'Строки заказов, из которых складывается цифра, сначала новые',
    tr: 'Bir rakamın arkasındaki sipariş satırları, önce en yenisi',
  },
  asks: {
    ...periodTerms,
    by: z.enum(PRODUCTS_BY).describe('What the rows of the report are'),
    name: z.string().max(512).default('').describe('Row of the report; all of them without it'),
    with: z.string().max(512).default('').describe('Only orders that hold this product as well'),
    measure: z.enum(PRODUCT_MEASURES).describe('Figure of the report'),
    ...page,
  },
  isDated: true,
  answer: z.object({
    totals: z.object({
      rows: z.number(),
      units: z.number(),
      returned: z.number(),
      revenue: money,
      margin: money,
    }),
    rows: z.array(
      z.object({
        id: z.string(),
        source: z.string(),
        label: z.string(),
        day,
        product: z.string(),
        title: z.string(),
        units: z.number(),
        returned: z.number(),
        revenue: money,
        margin: money,
      }),
    ),
  }),
  columns: [
    { key: 'day', unit: 'text', label: { en: 'Paid on', ru: 'Оплачен', tr: 'Ödendiği gün' } },
    { key: 'label', unit: 'text', label: { en: 'Order', ru: 'Заказ', tr: 'Sipariş' } },
    PRODUCT_COLUMNS.title,
    PRODUCT_COLUMNS.units,
    PRODUCT_COLUMNS.returned,
    { key: 'revenue', unit: 'money', metric: 'revenue', opens: () => 'bound' },
    { key: 'margin', unit: 'money', metric: 'margin', opens: () => 'bound' },
  ],
  schema: 'ProductsCell',
});
