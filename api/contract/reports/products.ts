import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column } from '../table.ts';
import { meta } from '../terms.ts';
import { ALL_PRODUCTS_COLUMNS, productsColumns } from './products-columns.ts';
import { productsRows } from './products-drill.ts';
import { productsNotes } from './products-notes.ts';
import { PRODUCTS_BY } from './products-terms.ts';

const money = z.string().nullable();
const share = z.number().nullable();

const figures = z.object({
  revenue: money,
  /** Null where the cost of a line is not known. */
  margin: money,
  margin_share: share,
  orders: z.number(),
  units: z.number(),
  price: money,
  discount_share: share,
  returned: z.number(),
  returned_share: share,
  /** Share of its orders that hold something else as well. */
  attach_rate: share,
  /** Null where no source tells what is put into carts. */
  carts: z.number().nullable(),
  abandoned: z.number().nullable(),
  abandoned_share: share,
});

const productsReport = z.object({
  meta: meta.extend({
    report: z.literal('products'),
    by: z.enum(PRODUCTS_BY),
    /** Paid orders of the period, and those of which a source tells the lines. */
    orders: z.object({ all: z.number(), with_lines: z.number() }),
    /** Lines whose money or cost is not known. */
    unknown: z.object({ revenue: z.number(), margin: z.number() }),
    /** A pair stands in so many orders at least. */
    least_together: z.number(),
  }),
  rows: z.array(figures.extend({ name: z.string(), title: z.string(), category: z.string() })),
  totals: figures,
  pairs: z.array(
    z.object({
      product: z.string(),
      title: z.string(),
      other: z.string(),
      other_title: z.string(),
      orders: z.number(),
      /** How much oftener than by chance they are bought together. */
      lift: z.number(),
    }),
  ),
});
export type ProductsReport = z.infer<typeof productsReport>;

/** Which products earn, which come back, and what is bought together. */
export const products = reportContract({
  name: 'products',
  question: {
    en: 'Which products earn, which are returned, and what is bought together?',
    ru: 'Какие товары зарабатывают, какие возвращают и что покупают вместе?',
    tr: 'Hangi ürünler kazandırıyor, hangileri iade ediliyor ve neler birlikte alınıyor?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: { by: z.enum(PRODUCTS_BY).default('product').describe('What a row is') },
  answer: productsReport,
  columns: ALL_PRODUCTS_COLUMNS,
  table: ({ meta: { by }, rows, totals, pairs }) => ({
    columns: productsColumns(by) as readonly Column[],
    rows:
      by === 'pair'
        ? pairs.map((cells) => ({ cells, key: `${cells.product}+${cells.other}` }))
        : [
            ...rows.map(({ name, title, category, ...cells }) => ({
              cells: {
                ...(by === 'product' ? { title, product: name, category } : { category: name }),
                ...cells,
              },
              key: name,
            })),
            ...(rows.length > 0 ? [{ cells: { ...totals }, sum: 'total' as const }] : []),
          ],
  }),
  notes: ({ meta }, language = 'en') => productsNotes(meta).map((texts) => texts[language]),
  drills: { rows: productsRows },
  samples: [{}, { by: 'category' }, { by: 'pair' }],
});
