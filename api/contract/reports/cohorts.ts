import * as z from 'zod';
import { customerMeta, customerValue } from '../customer-terms.ts';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column, Opening, TableRow } from '../table.ts';
import { day, meta } from '../terms.ts';
import {
  CHANNEL_COLUMNS,
  channelsTable,
  cohortChannel,
  cohortChannelTotals,
  cohortsCustomers,
} from './cohorts-channels.ts';
import { cohortsNotes } from './cohorts-notes.ts';
import { cohortsRows } from './cohorts-rows.ts';
import { COHORTS_BY, cohortModel, SINGLE_TOUCH_MODELS } from './cohorts-terms.ts';

const month = z.object({
  /** Calendar months after the first order. */
  month: z.number(),
  /** Customers with an order in it. */
  active: z.number(),
  retention: z.number(),
  value: z.string().nullable(),
  /** Value up to its end for each customer of the cohort; unknown from the first unknown sale on. */
  ltv: z.string().nullable(),
  /** False where the month has not ended: it is in no average. */
  complete: z.boolean(),
});

export const cohortsReport = z.object({
  meta: meta.extend({
    report: z.literal('cohorts'),
    ...customerMeta,
    by: z.enum(COHORTS_BY),
    /** Which touch says the channel of a customer, where rows are channels. */
    model: z.enum(SINGLE_TOUCH_MODELS),
    /** Months of first orders that were selected; whole ones, as a part of a cohort is none. */
    cohorts: z.object({ from: z.string(), to: z.string() }),
    /** Last day that is over; null without data. */
    last_complete_day: day.nullable(),
    /** Sales in no cell, as they are dated after the state. */
    later_sales: z.number(),
    /** Sales in cells whose money is not known. */
    unknown_sales: z.number(),
  }),
  cohorts: z.array(z.object({ cohort: z.string(), customers: z.number(), months: z.array(month) })),
  /** Sums over all cohorts whose month has ended, divided by the sum of their customers. */
  averages: z.array(
    z.object({
      month: z.number(),
      cohorts: z.number(),
      customers: z.number(),
      retention: z.number(),
      ltv: z.string().nullable(),
    }),
  ),
  /** New customers of all selected cohorts by the channel of their first order; empty where rows are months. */
  channels: z.array(cohortChannel),
  channel_totals: cohortChannelTotals.nullable(),
});
export type CohortsReport = z.infer<typeof cohortsReport>;

interface CohortsAsked {
  readonly value: string;
}

function openCell(
  { cells }: TableRow,
  { value }: CohortsAsked,
  adds: 'count' | 'value',
  at = cells.month,
): Opening {
  return {
    path: 'cohorts/rows',
    query: { cohort: String(cells.cohort), month: String(at), value },
    adds,
    sum: adds === 'count' ? 'totals.customers' : 'totals.value',
  };
}

const columns: readonly Column<CohortsAsked>[] = [
  { key: 'cohort', unit: 'text', label: { en: 'Cohort', ru: 'Когорта', tr: 'Kohort' } },
  {
    key: 'month',
    unit: 'count',
    label: { en: 'Months after', ru: 'Месяцев спустя', tr: 'Sonraki ay' },
    opens: () => 'bound',
  },
  {
    key: 'customers',
    unit: 'count',
    label: { en: 'Customers', ru: 'Клиенты', tr: 'Müşteriler' },
    opens: (row, asked) => openCell(row, asked, 'count', 0),
  },
  {
    key: 'active',
    unit: 'count',
    label: { en: 'Bought', ru: 'Покупали', tr: 'Satın alan' },
    better: 'higher',
    opens: (row, asked) => openCell(row, asked, 'count'),
  },
  {
    key: 'retention',
    unit: 'percent',
    label: { en: 'Retention', ru: 'Удержание', tr: 'Elde tutma' },
    better: 'higher',
    opens: () => 'derived',
  },
  {
    key: 'value',
    unit: 'money',
    label: { en: 'Value', ru: 'Ценность', tr: 'Değer' },
    better: 'higher',
    opens: (row, asked) => openCell(row, asked, 'value'),
  },
  {
    key: 'ltv',
    unit: 'money',
    label: { en: 'LTV', ru: 'LTV', tr: 'LTV' },
    better: 'higher',
    opens: () => 'derived',
  },
  {
    key: 'complete',
    unit: 'text',
    label: { en: 'Month has ended', ru: 'Месяц закончился', tr: 'Ay bitti' },
  },
];

/** Whether customers come back, and what they have brought so far, by the month of their first order. */
export const cohorts = reportContract({
  name: 'cohorts',
  question: {
    en: 'Do customers come back, and what do they bring?',
    ru: 'Возвращаются ли клиенты и сколько они приносят?',
    tr: 'Müşteriler geri geliyor mu ve ne getiriyor?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: {
    value: customerValue,
    by: z
      .enum(COHORTS_BY)
      .default('month')
      .describe('What a row is: a month of a cohort, or a channel with LTV and CAC'),
    model: cohortModel,
  },
  answer: cohortsReport,
  columns: [
    ...columns,
    ...CHANNEL_COLUMNS.filter(({ key }) => !columns.some((one) => one.key === key)),
  ],
  /** One row a cohort and month, or one a channel. */
  table: ({ meta: { by }, cohorts, ...answer }) =>
    by === 'channel'
      ? channelsTable(answer)
      : {
          columns: columns as readonly Column[],
          rows: cohorts.flatMap(({ cohort, customers, months }) =>
            months.map(({ complete, ...month }) => ({
              cells: { cohort, customers, ...month, complete: complete ? 'yes' : 'no' },
            })),
          ),
        },
  notes: ({ meta }, language = 'en') =>
    cohortsNotes({
      by: meta.by,
      value: meta.value,
      unknown: meta.unknown_sales,
      later: meta.later_sales,
      lastComplete: meta.last_complete_day,
    }).map((texts) => texts[language]),
  drills: { rows: cohortsRows, customers: cohortsCustomers },
  samples: [
    { value: 'margin' },
    { value: 'revenue' },
    { by: 'channel' },
    { by: 'channel', model: 'first' },
  ],
});
export type CohortsQuery = z.input<typeof cohorts.query>;
