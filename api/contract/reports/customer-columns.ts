import type { Column } from '../table.ts';

/** Columns of lists of customers and of what they bought. */
export const CUSTOMER: Column = {
  key: 'customer',
  unit: 'text',
  label: { en: 'Customer', ru: 'Клиент', tr: 'Müşteri' },
};
export const LAST_DAY: Column = {
  key: 'last_day',
  unit: 'text',
  label: { en: 'Last sale', ru: 'Последняя продажа', tr: 'Son satış' },
};
export const ORDERS: Column = {
  key: 'orders',
  unit: 'count',
  label: { en: 'Orders', ru: 'Заказы', tr: 'Siparişler' },
  better: 'higher',
};
export const VALUE: Column = {
  key: 'value',
  unit: 'money',
  label: { en: 'Value', ru: 'Ценность', tr: 'Değer' },
  better: 'higher',
};
/** A sale by itself. */
export const SALE_COLUMNS: readonly Column[] = [
  { key: 'label', unit: 'text', label: { en: 'Sale', ru: 'Продажа', tr: 'Satış' } },
  { key: 'kind', unit: 'text', label: { en: 'Kind', ru: 'Вид', tr: 'Tür' } },
  { key: 'day', unit: 'text', label: { en: 'Day', ru: 'День', tr: 'Gün' } },
  {
    ...{ key: 'source', unit: 'text', isSource: true },
    label: { en: 'Source', ru: 'Источник', tr: 'Kaynak' },
  },
  VALUE,
];
