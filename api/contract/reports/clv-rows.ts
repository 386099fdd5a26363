import * as z from 'zod';
import { customerValue } from '../customer-terms.ts';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import type { Column } from '../table.ts';
import { day, page } from '../terms.ts';
import { CUSTOMER, LAST_DAY } from './customer-columns.ts';

/** On how many days customers have ordered so far. */
export const CLV_GROUPS = ['1', '2', '3-5', '6+'] as const;
export type ClvGroup = (typeof CLV_GROUPS)[number];

export const clvTotals = z.object({
  customers: z.number(),
  /** Mean chance that they will order again; null where the model cannot tell. */
  alive: z.number().nullable(),
  expected_orders: z.number().nullable(),
  value: z.string().nullable(),
});
export type ClvTotals = z.infer<typeof clvTotals>;

export const clvCustomer = z.object({
  customer: z.string(),
  last_day: day,
  orders: z.number(),
  alive: z.number().nullable(),
  expected_orders: z.number().nullable(),
  value: z.string().nullable(),
});
export type ClvCustomer = z.infer<typeof clvCustomer>;

const bound = () => 'bound' as const;

export const ALIVE: Omit<Column, 'opens'> = {
  key: 'alive',
  unit: 'percent',
  label: { en: 'Will order again', ru: 'Купит снова', tr: 'Yeniden alır' },
  better: 'higher',
};
export const EXPECTED: Omit<Column, 'opens'> = {
  key: 'expected_orders',
  unit: 'count',
  label: {
    en: 'Orders in 12 months',
    ru: 'Заказов за 12 месяцев',
    tr: '12 ayda sipariş',
  },
  better: 'higher',
};
export const VALUE_AHEAD: Omit<Column, 'opens'> = {
  key: 'value',
  unit: 'money',
  label: {
    en: 'Worth in 12 months',
    ru: 'Принесут за 12 месяцев',
    tr: '12 ayda getirisi',
  },
  better: 'higher',
};

/** The customers of a group. */
export const clvRows = drillContract({
  path: 'rows',
  question: {
    en: 'The customers of a group, those who are worth most first',
    ru: 'Клиенты группы, самые ценные первыми',
    tr: 'Bir grubun müşterileri, en değerlisi önce',
  },
  asks: {
    ...periodTerms,
    group: z.enum(CLV_GROUPS).describe('On how many days they have ordered'),
    value: customerValue,
    ...page,
  },
  isDated: true,
  answer: z.object({ totals: clvTotals, rows: z.array(clvCustomer) }),
  columns: [
    CUSTOMER,
    LAST_DAY,
    {
      key: 'orders',
      unit: 'count',
      label: { en: 'Days with orders', ru: 'Дней с заказами', tr: 'Siparişli gün' },
      opens: bound,
    },
    { ...ALIVE, opens: bound },
    { ...EXPECTED, opens: bound },
    { ...VALUE_AHEAD, opens: bound },
  ],
  schema: 'ClvCell',
});
