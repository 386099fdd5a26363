import { SEGMENTS } from '@throughline/transform/plan/customers/rfm/segment';
import * as z from 'zod';
import { customerValue } from '../customer-terms.ts';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import { conversionKind, day, page } from '../terms.ts';
import { SALE_COLUMNS } from './customer-columns.ts';
import { CUSTOMER_COLUMNS } from './rfm-columns.ts';

/** `unknown`: the money of one of their sales is not known, so they have no score of it. */
export const RFM_SEGMENTS = [...SEGMENTS, 'unknown'] as const;

export const rfmCustomer = z.object({
  customer: z.string(),
  last_day: day,
  /** From the last sale to the end of the window. */
  days: z.number(),
  orders: z.number(),
  value: z.string().nullable(),
  /** Scores from 1 to 5, null where there are too few customers or the money is not known. */
  r: z.number().nullable(),
  f: z.number().nullable(),
  m: z.number().nullable(),
  segment: z.enum(RFM_SEGMENTS).nullable(),
});
export type RfmCustomer = z.infer<typeof rfmCustomer>;

export const customerTotals = z.object({
  customers: z.number(),
  orders: z.number(),
  value: z.string().nullable(),
});

export const rfmCell = z.object({ totals: customerTotals, rows: z.array(rfmCustomer) });
export type RfmCell = z.infer<typeof rfmCell>;

/** The customers of a segment. */
export const rfmRows = drillContract({
  path: 'rows',
  question: {
    en: 'The customers of a segment, the most valuable first',
    ru: 'Клиенты сегмента, самые ценные первыми',
    tr: 'Bir segmentin müşterileri, en değerlisi önce',
  },
  asks: {
    ...periodTerms,
    segment: z.enum(RFM_SEGMENTS).describe('As the report names it'),
    value: customerValue,
    ...page,
  },
  isDated: true,
  answer: rfmCell,
  columns: CUSTOMER_COLUMNS,
  schema: 'RfmCell',
});

export const customerSales = z.object({
  totals: z.object({ orders: z.number(), value: z.string().nullable() }),
  rows: z.array(
    z.object({
      /** Opens `journeys/{conversion}`. */
      conversion: z.string(),
      kind: conversionKind,
      label: z.string(),
      source: z.string(),
      day,
      value: z.string().nullable(),
    }),
  ),
});
export type CustomerSales = z.infer<typeof customerSales>;

/** What one customer bought in the window. */
export const rfmSales = drillContract({
  path: 'sales',
  question: {
    en: 'The sales of one customer in the twelve months of the report',
    ru: 'Продажи одного клиента за двенадцать месяцев отчёта',
    tr: 'Raporun on iki ayında tek bir müşterinin satışları',
  },
  asks: {
    ...periodTerms,
    customer: z.string().max(64).describe('As the report names it'),
    value: customerValue,
    ...page,
  },
  isDated: true,
  answer: customerSales,
  columns: SALE_COLUMNS,
  schema: 'RfmCustomerSales',
});
