import * as z from 'zod';
import { boundedInteger } from '../bounded-number.ts';
import { customerValue } from '../customer-terms.ts';
import { drillContract } from '../report.ts';
import { page } from '../terms.ts';
import { CUSTOMER, ORDERS, VALUE } from './customer-columns.ts';

const MOST_MONTHS = 1200;

/** A month of the calendar, such as `2026-03`. */
export const cohortName = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, {
  error: 'Expected a month written as YYYY-MM, such as 2026-03',
});

export const cohortsCell = z.object({
  totals: z.object({ customers: z.number(), value: z.string().nullable() }),
  rows: z.array(
    z.object({
      customer: z.string(),
      orders: z.number(),
      value: z.string().nullable(),
      /** Each opens `journeys/{conversion}`. */
      conversions: z.array(z.string()),
    }),
  ),
});
export type CohortsCell = z.infer<typeof cohortsCell>;

/** The customers behind a cell. */
export const cohortsRows = drillContract({
  path: 'rows',
  question: {
    en: 'The customers of a cohort who bought in one of its months',
    ru: 'Клиенты когорты, которые покупали в одном из её месяцев',
    tr: 'Bir kohortun, aylarından birinde satın alan müşterileri',
  },
  asks: {
    cohort: cohortName.describe('Month of the first paid order, such as 2026-03'),
    month: boundedInteger(0, MOST_MONTHS)
      .default(0)
      .describe('Months after it; 0 is the month of the first order'),
    value: customerValue,
    ...page,
  },
  isDated: false,
  answer: cohortsCell,
  columns: [CUSTOMER, ORDERS, VALUE],
  schema: 'CohortsCell',
});
