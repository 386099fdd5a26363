import type { Column, TableRow, Texts } from '../table.ts';
import type { PRODUCT_MEASURES } from './products-drill.ts';
import { PRODUCT_COLUMNS, type ProductsBy } from './products-terms.ts';

/** How the report was asked, and so the lines behind a cell. */
export interface ProductsAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly by: ProductsBy;
}

type Measure = (typeof PRODUCT_MEASURES)[number];

const opening =
  (measure: Measure) =>
  ({ cells }: TableRow, { from, to, by }: ProductsAsked) => {
    const name = cells[by === 'category' ? 'category' : 'product'];
    return {
      path: 'products/rows',
      query: {
        ...(from && { from }),
        ...(to && { to }),
        ...{ by, measure },
        ...(typeof name === 'string' && { name }),
        ...(typeof cells.other === 'string' && { with: cells.other }),
      },
      adds: measure === 'orders' ? 'count' : measure,
      sum: measure === 'orders' ? 'totals.rows' : `totals.${measure}`,
    };
  };

const derived = (
  key: string,
  unit: Column['unit'],
  label: Texts,
  better?: 'higher' | 'lower',
): Column<ProductsAsked> => ({
  ...{ key, unit, label, ...(better && { better }) },
  opens: () => 'derived',
});

const ORDERS: Column<ProductsAsked> = {
  ...{ key: 'orders', unit: 'count', opens: opening('orders') },
  label: { en: 'Orders', ru: 'Заказы', tr: 'Siparişler' },
};

const FIGURES: readonly Column<ProductsAsked>[] = [
  { key: 'revenue', unit: 'money', metric: 'revenue', bar: true, opens: opening('revenue') },
  { key: 'margin', unit: 'money', metric: 'margin', opens: opening('margin') },
  derived(
    'margin_share',
    'percent',
    { en: 'Margin, share', ru: 'Маржинальность', tr: 'Katkı payı oranı' },
    'higher',
  ),
  ORDERS,
  { ...PRODUCT_COLUMNS.units, opens: opening('units') },
  derived('price', 'money', {
    en: 'Price of one, net',
    ru: 'Цена за штуку без НДС',
    tr: 'Birim fiyat, net',
  }),
  derived('discount_share', 'percent', {
    en: 'Discount, share',
    ru: 'Доля скидки',
    tr: 'İndirim oranı',
  }),
  { ...PRODUCT_COLUMNS.returned, opens: opening('returned') },
  derived(
    'returned_share',
    'percent',
    { en: 'Returned, share', ru: 'Доля возвратов', tr: 'İade oranı' },
    'lower',
  ),
  derived('attach_rate', 'percent', {
    en: 'Bought with others',
    ru: 'Покупают вместе с другими',
    tr: 'Başkalarıyla alınan',
  }),
  derived('carts', 'count', { en: 'Carts', ru: 'Корзины', tr: 'Sepetler' }),
  derived(
    'abandoned',
    'count',
    { en: 'Carts abandoned', ru: 'Брошенные корзины', tr: 'Terk edilen sepet' },
    'lower',
  ),
  derived(
    'abandoned_share',
    'percent',
    { en: 'Carts abandoned, share', ru: 'Доля брошенных корзин', tr: 'Sepet terk oranı' },
    'lower',
  ),
];

const PAIR: readonly Column<ProductsAsked>[] = [
  PRODUCT_COLUMNS.title,
  {
    ...{ key: 'other_title', unit: 'text' },
    label: { en: 'Bought with', ru: 'С чем покупают', tr: 'Birlikte alınan' },
  },
  {
    ...ORDERS,
    label: { en: 'Orders with both', ru: 'Заказы с обоими', tr: 'İkisini içeren sipariş' },
  },
  derived('lift', 'ratio', { en: 'Lift', ru: 'Лифт', tr: 'Kaldıraç' }, 'higher'),
];

/** Columns of the report by what its rows are. */
export function productsColumns(by: ProductsBy): readonly Column<ProductsAsked>[] {
  const { title, product, category } = PRODUCT_COLUMNS;
  return by === 'pair'
    ? PAIR
    : [...(by === 'product' ? [title, product, category] : [category]), ...FIGURES];
}

/** Every column that the report can have. */
export const ALL_PRODUCTS_COLUMNS: readonly Column<ProductsAsked>[] = [
  ...productsColumns('product'),
  ...PAIR.filter(({ key }) => key === 'other_title' || key === 'lift'),
];
