import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column, TableRow, Texts } from '../table.ts';
import { day, meta } from '../terms.ts';
import { PRODUCT_COLUMNS } from './products-terms.ts';
import { stockDays, stockOrders } from './stock-drills.ts';
import { stockNotes } from './stock-notes.ts';

/**
 * - `short`: paid orders wait for more than there is.
 * - `out`: nothing is left.
 * - `low`: less than a week's sales are left.
 * - `slow`: more than ninety days' sales are.
 * - `unsold`: nothing was sold in the period.
 */
export const STOCK_STATES = ['short', 'out', 'low', 'fine', 'slow', 'unsold'] as const;

const money = z.string().nullable();
const row = z.object({
  sku: z.string(),
  title: z.string(),
  state: z.enum(STOCK_STATES),
  /** Of the last day that is told. */
  available: z.number(),
  level_day: day,
  incoming: z.number(),
  /** Sold in the period, and on an average day with stock. */
  units: z.number(),
  pace: z.number().nullable(),
  /** Days that the stock lasts at this pace; null where nothing was sold. */
  cover: z.number().nullable(),
  days_out: z.number(),
  /** Units that would have been sold on days without stock, at this pace. */
  missed: z.number().nullable(),
  /** Its share of what ads cost on those days. */
  ads_out: money,
  waiting: z.number(),
  /** Of what waits so many units are not there. */
  lacking: z.number(),
});
export type StockRow = z.infer<typeof row>;

const stockReport = z.object({
  meta: meta.extend({
    report: z.literal('stock'),
    /** Days of the period, and those on which any level is told. */
    days: z.object({ all: z.number(), told: z.number() }),
  }),
  rows: z.array(row),
});
export type StockReport = z.infer<typeof stockReport>;

interface StockAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const number = (
  key: string,
  label: Texts,
  why: 'bound' | 'derived',
  more: Partial<Column<StockAsked>> = {},
): Column<StockAsked> => ({ key, unit: 'count', label, opens: () => why, ...more });
const asked = ({ cells }: TableRow, { from, to }: StockAsked) => ({
  ...(from && { from }),
  ...(to && { to }),
  sku: String(cells.sku),
});
const orders =
  (measure: 'units' | 'waiting'): NonNullable<Column<StockAsked>['opens']> =>
  (row, question) => ({
    path: 'stock/orders',
    query: { ...asked(row, question), measure },
    ...{ adds: 'amount', sum: 'units' },
  });

const columns: readonly Column<StockAsked>[] = [
  PRODUCT_COLUMNS.title,
  { ...PRODUCT_COLUMNS.product, key: 'sku' },
  { key: 'state', unit: 'text', label: { en: 'State', ru: 'Состояние', tr: 'Durum' } },
  number('available', { en: 'In stock', ru: 'На складе', tr: 'Stokta' }, 'bound'),
  number('cover', { en: 'Days of cover', ru: 'Хватит на дней', tr: 'Yeteceği gün' }, 'derived', {
    ...{ unit: 'days', bar: true },
  }),
  number('incoming', { en: 'On its way', ru: 'В пути', tr: 'Yolda' }, 'bound'),
  { ...PRODUCT_COLUMNS.units, opens: orders('units') },
  number('pace', { en: 'Sold a day', ru: 'Продаж в день', tr: 'Günlük satış' }, 'derived', {
    unit: 'ratio',
  }),
  {
    ...{ key: 'days_out', unit: 'count', better: 'lower' },
    label: { en: 'Days without', ru: 'Дней без товара', tr: 'Stoksuz gün' },
    opens: (row, question) => ({
      path: 'stock/days',
      query: asked(row, question),
      ...{ adds: 'count', sum: 'count' },
    }),
  },
  number(
    'missed',
    { en: 'Units missed, about', ru: 'Недопродано, ≈ шт.', tr: 'Kaçan adet, ≈' },
    'derived',
    {
      ...{ unit: 'ratio', better: 'lower' },
    },
  ),
  number(
    'ads_out',
    { en: 'Ads on those days', ru: 'Реклама в эти дни', tr: 'O günlerin reklamı' },
    'derived',
    { unit: 'money', better: 'lower' },
  ),
  {
    ...{ key: 'waiting', unit: 'count', opens: orders('waiting') },
    label: { en: 'Paid, not sent', ru: 'Оплачено, не отправлено', tr: 'Ödendi, gönderilmedi' },
  },
  number(
    'lacking',
    { en: 'Of that not there', ru: 'Из них нет на складе', tr: 'Bunun stokta olmayanı' },
    'derived',
    {
      better: 'lower',
    },
  ),
];

/** What runs out, what is advertised without stock, and which orders the warehouse cannot fill. */
export const stock = reportContract({
  name: 'stock',
  question: {
    en: 'What is running out, what is advertised without stock, and which orders cannot be filled?',
    ru: 'Что заканчивается, что рекламируем без остатка и какие заказы нечем закрыть?',
    tr: 'Neyin stoğu bitiyor, stoksuz neyin reklamı yapılıyor, hangi siparişler karşılanamıyor?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: {},
  answer: stockReport,
  columns,
  table: ({ rows }) => ({
    columns: columns as readonly Column[],
    rows: rows.map(({ level_day: _, ...cells }) => ({ cells, key: cells.sku })),
  }),
  notes: (answer, language = 'en') => stockNotes(answer).map((texts) => texts[language]),
  drills: { days: stockDays, orders: stockOrders },
  samples: [{}],
});
