import * as z from 'zod';
import { customerMeta, customerValue } from '../customer-terms.ts';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column } from '../table.ts';
import { meta } from '../terms.ts';
import { clvNotes } from './clv-notes.ts';
import {
  ALIVE,
  CLV_GROUPS,
  type ClvGroup,
  clvRows,
  clvTotals,
  EXPECTED,
  VALUE_AHEAD,
} from './clv-rows.ts';

const interval = z.object({ low: z.number(), high: z.number() }).nullable();
const counts = { customers: z.number(), with_repeat: z.number(), months: z.number() };

export const clvReport = z.object({
  meta: meta.extend({
    report: z.literal('clv'),
    ...customerMeta,
    /** Of the forecast, in months. */
    horizon: z.number(),
    /** `weak`: the data do not tell well when customers leave. */
    status: z.enum(['fitted', 'weak', 'no_repeats', 'below_minimum']),
    /** `read`: customers that the model is fitted on, and that rows are of. */
    sample: z.object({ ...counts, minimum: z.object(counts), read: z.number() }),
    flags: z.array(z.string()),
    /** The last third of the time, forecast from what was known before it. */
    hold_out: z.object({
      status: z.enum(['computed', 'no_order_times', 'no_fit']),
      customers: z.number(),
      predicted: z.number().nullable(),
      actual: z.number().nullable(),
      error: z.number().nullable(),
    }),
    left_out: z.object({ unknown_value: z.number(), value_not_positive: z.number() }),
    /** Of the bootstrap; the same question has the same answer. */
    seed: z.number(),
    draws: z.number(),
  }),
  /** Of all customers, with intervals of 95 %. */
  kpis: z.object({
    expected_orders: z.object({ value: z.number().nullable(), interval }),
    value: z.object({ value: z.string().nullable(), interval }),
    /** Mean value of an order. */
    order_value: z.object({ value: z.string().nullable(), interval }),
  }),
  /** Where there are too few customers, how many there are, and nothing of what they will bring. */
  rows: z.array(clvTotals.extend({ group: z.enum(CLV_GROUPS) })),
  totals: clvTotals,
});
export type ClvReport = z.infer<typeof clvReport>;

interface ClvAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly value: string;
}

const opens =
  (adds: 'count' | 'expected_orders' | 'value'): NonNullable<Column<ClvAsked>['opens']> =>
  ({ cells }, { from, to, value }) => ({
    path: 'clv/rows',
    query: { ...(from && { from }), ...(to && { to }), value, group: cells.group as ClvGroup },
    adds,
    sum: `totals.${adds === 'count' ? 'customers' : adds}`,
  });

const columns: readonly Column<ClvAsked>[] = [
  {
    key: 'group',
    unit: 'text',
    label: { en: 'Days with orders', ru: 'Дней с заказами', tr: 'Siparişli gün' },
  },
  {
    key: 'customers',
    unit: 'count',
    label: { en: 'Customers', ru: 'Клиенты', tr: 'Müşteriler' },
    bar: true,
    opens: opens('count'),
  },
  { ...ALIVE, opens: () => 'derived' },
  { ...EXPECTED, opens: opens('expected_orders') },
  { ...VALUE_AHEAD, opens: opens('value') },
];

/** What customers will still bring: BG/NBD and Gamma–Gamma, tried on the last third of their own past. */
export const clv = reportContract({
  name: 'clv',
  question: {
    en: 'What will customers bring in the next twelve months?',
    ru: 'Сколько клиенты принесут за следующие двенадцать месяцев?',
    tr: 'Müşteriler önümüzdeki on iki ayda ne getirecek?',
  },
  readers: EVERYBODY,
  body: 'list',
  isOfTwelveMonths: true,
  asks: { value: customerValue },
  answer: clvReport,
  columns,
  table: ({ rows }) => ({ columns, rows: rows.map((cells) => ({ cells })) }),
  notes: ({ meta }, language = 'en') => clvNotes(meta).map((texts) => texts[language]),
  drills: { rows: clvRows },
  samples: [{}, { value: 'revenue' }],
});
