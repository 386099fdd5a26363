import type { Column, Opening, TableRow } from '../table.ts';
import { CUSTOMER, LAST_DAY, ORDERS, VALUE } from './customer-columns.ts';

export interface RfmAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly value: string;
}

type Adds = 'count' | 'orders' | 'value';

/** Rows of a segment open its customers, those of a customer their sales. */
function openRow({ cells }: TableRow, { from, to, value }: RfmAsked, adds: Adds): Opening {
  const isCustomer = cells.customer !== undefined;
  const key = isCustomer ? 'customer' : 'segment';
  return {
    path: isCustomer ? 'rfm/sales' : 'rfm/rows',
    query: { ...(from && { from }), ...(to && { to }), value, [key]: String(cells[key]) },
    adds: isCustomer && adds === 'orders' ? 'count' : adds,
    sum: `totals.${adds === 'count' ? 'customers' : adds}`,
  };
}

const SEGMENT: Column<RfmAsked> = {
  key: 'segment',
  unit: 'text',
  label: { en: 'Segment', ru: 'Сегмент', tr: 'Segment' },
};

const MONEY: readonly Column<RfmAsked>[] = [
  { ...ORDERS, opens: (row, asked) => openRow(row, asked, 'orders') },
  { ...VALUE, opens: (row, asked) => openRow(row, asked, 'value') },
];

function score(key: string, en: string, ru: string, tr: string): Column<RfmAsked> {
  return { key, unit: 'count', better: 'higher', label: { en, ru, tr }, opens: () => 'derived' };
}

export const SEGMENT_COLUMNS: readonly Column<RfmAsked>[] = [
  SEGMENT,
  {
    key: 'customers',
    unit: 'count',
    label: { en: 'Customers', ru: 'Клиенты', tr: 'Müşteriler' },
    better: 'higher',
    bar: true,
    opens: (row, asked) => openRow(row, asked, 'count'),
  },
  ...MONEY,
];

export const CUSTOMER_COLUMNS: readonly Column<RfmAsked>[] = [
  CUSTOMER,
  LAST_DAY,
  {
    key: 'days',
    unit: 'days',
    label: { en: 'Days since', ru: 'Дней назад', tr: 'Geçen gün' },
    better: 'lower',
    opens: () => 'bound',
  },
  ...MONEY,
  score('r', 'Recency', 'Давность', 'Yenilik'),
  score('f', 'Frequency', 'Частота', 'Sıklık'),
  score('m', 'Money', 'Деньги', 'Tutar'),
  SEGMENT,
];
