import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column, Opening, TableRow } from '../table.ts';
import { meta } from '../terms.ts';
import { reconcileNotes } from './reconcile-notes.ts';
import { RECONCILE_LINES, RECONCILE_STEPS, reconcileRows } from './reconcile-rows.ts';

const money = z.string().nullable();

const line = z.object({
  /** Opens the line. */
  key: z.string(),
  step: z.enum(RECONCILE_STEPS),
  line: z.enum(RECONCILE_LINES),
  /** Of a side its sum; of a reason what the right side has more for it. Null where a part is not known. */
  amount: money,
  /** Invoices, days of costs, deals, orders or payments. */
  items: z.number(),
});
export type ReconcileLine = z.infer<typeof line>;

const step = z.object({
  step: z.enum(RECONCILE_STEPS),
  /** `no_left`, `no_right`: no source tells that side, so that there is nothing to compare. */
  status: z.enum(['compared', 'no_left', 'no_right']),
  left: money,
  right: money,
  /** Right less left. */
  difference: money,
  /** What of the difference no line names: 0, or null where an amount is not known. */
  unexplained: money,
});
export type ReconcileStepSums = z.infer<typeof step>;

export const reconcileReport = z.object({
  meta: meta.extend({ report: z.literal('reconcile'), notes: z.array(z.string()) }),
  steps: z.array(step),
  rows: z.array(line),
});
export type ReconcileReport = z.infer<typeof reconcileReport>;

/** How the report was asked, and so the rows behind a cell. */
interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const opened =
  (adds: 'amount' | 'count') =>
  ({ cells }: TableRow, { from, to }: Asked): Opening => ({
    path: 'reconcile/rows',
    query: {
      ...{ from: from!, to: to!, step: String(cells.step) },
      line: String(cells.line).replace(`${cells.step}_`, ''),
    },
    adds,
    ...(adds === 'amount' && { sum: 'sum' }),
  });

/** What a line is called in a table: a side by its step, a reason by itself. */
export function lineName({ step, line }: Pick<ReconcileLine, 'step' | 'line'>): string {
  return line === 'left' || line === 'right' ? `${step}_${line}` : line;
}

const columns: readonly Column<Asked>[] = [
  { key: 'step', unit: 'text', label: { en: 'Step', ru: 'Шаг', tr: 'Adım' } },
  { key: 'line', unit: 'text', label: { en: 'Line', ru: 'Строка', tr: 'Satır' } },
  {
    ...{ key: 'amount', unit: 'money', bar: true, opens: opened('amount') },
    label: { en: 'Amount', ru: 'Сумма', tr: 'Tutar' },
  },
  {
    ...{ key: 'items', unit: 'count', opens: opened('count') },
    label: { en: 'Records', ru: 'Записей', tr: 'Kayıt' },
  },
];

/** Whether our figures are those of the books, and where they part. */
export const reconcile = reportContract({
  name: 'reconcile',
  question: {
    en: 'Do our figures agree with the accounts?',
    ru: 'Сходятся ли наши цифры с бухгалтерией?',
    tr: 'Rakamlarımız muhasebeyle tutuyor mu?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: {},
  answer: reconcileReport,
  columns,
  table: ({ rows }) => ({
    columns: columns as readonly Column[],
    rows: rows.map(({ key, ...cells }) => ({
      cells: { ...cells, line: lineName(cells) },
      key,
      ...(cells.amount === null && { why: { amount: 'unknown' as const } }),
    })),
  }),
  notes: ({ steps }, language = 'en') => reconcileNotes(steps, language),
  drills: { rows: reconcileRows },
  samples: [{}],
});
