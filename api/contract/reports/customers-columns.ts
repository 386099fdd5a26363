import type { Column, Opening, TableRow } from '../table.ts';
import { CUSTOMER, LAST_DAY } from './customer-columns.ts';

/** The card of a customer, whose sales add up to a cell. */
function openCard({ cells }: TableRow, adds: 'count' | 'revenue' | 'margin'): Opening {
  return {
    path: `customers/${cells.customer}`,
    query: {},
    ...{ adds, rows: 'sales', sum: `totals.${adds === 'count' ? 'sales' : adds}` },
  };
}

/** Columns of the list of customers. */
export const CUSTOMERS_COLUMNS: readonly Column[] = [
  // An id names nobody to a reader: a customer is known by what they bought last.
  { ...CUSTOMER, isAside: true },
  {
    ...{ key: 'last_sale', unit: 'text' },
    label: {
      en: 'Customer’s last order or deal',
      ru: 'Последний заказ или сделка клиента',
      tr: 'Müşterinin son siparişi ya da anlaşması',
    },
  },
  {
    ...{ key: 'sales', unit: 'count', better: 'higher' },
    label: { en: 'Sales', ru: 'Продажи', tr: 'Satışlar' },
    opens: (row) => openCard(row, 'count'),
  },
  {
    ...{ key: 'revenue', unit: 'money', better: 'higher' },
    label: { en: 'Revenue to date', ru: 'Выручка на сегодня', tr: 'Bugüne dek ciro' },
    opens: (row) => openCard(row, 'revenue'),
  },
  {
    ...{ key: 'margin', unit: 'money', better: 'higher', bar: true },
    label: { en: 'LTV to date', ru: 'LTV на сегодня', tr: 'Bugüne dek LTV' },
    opens: (row) => openCard(row, 'margin'),
  },
  {
    ...{ key: 'first_channel', unit: 'text', isChannel: true },
    label: { en: 'First channel', ru: 'Первый канал', tr: 'İlk kanal' },
  },
  {
    ...{ key: 'first_day', unit: 'text' },
    label: { en: 'First sale', ru: 'Первая продажа', tr: 'İlk satış' },
  },
  LAST_DAY,
];
