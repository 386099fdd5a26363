import type { Column } from '../table.ts';

export const PRODUCTS_BY = ['product', 'category', 'pair'] as const;
export type ProductsBy = (typeof PRODUCTS_BY)[number];

export const PRODUCT_COLUMNS = {
  title: { key: 'title', unit: 'text', label: { en: 'Product', ru: 'Товар', tr: 'Ürün' } },
  product: { key: 'product', unit: 'text', label: { en: 'SKU', ru: 'Артикул', tr: 'Stok kodu' } },
  category: {
    ...{ key: 'category', unit: 'text' },
    label: { en: 'Category', ru: 'Категория', tr: 'Kategori' },
  },
  units: {
    ...{ key: 'units', unit: 'count', opens: () => 'bound' },
    label: { en: 'Units', ru: 'Штук', tr: 'Adet' },
  },
  returned: {
    ...{ key: 'returned', unit: 'count', better: 'lower', opens: () => 'bound' },
    label: { en: 'Units returned', ru: 'Возвращено, шт.', tr: 'İade edilen adet' },
  },
} as const satisfies Readonly<Record<string, Column>>;
