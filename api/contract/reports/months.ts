import * as z from 'zod';
import { ACCOUNTINGS, accounting, arrivedMeta } from '../finance-terms.ts';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column, TableRow } from '../table.ts';
import { day, list, MODELS, meta, model } from '../terms.ts';
import { WHYS } from '../why.ts';
import { closedCells, closedNotes } from './months-closed.ts';
import { monthsColumns } from './months-columns.ts';
import { monthsNotes } from './months-notes.ts';
import { MONTH_SERIES, monthsRows } from './months-rows.ts';

const money = z.string().nullable();
const CELLS = [...MONTH_SERIES, 'profit'] as const;
export type MonthCell = (typeof CELLS)[number];

const figures = z.object({
  /** Media as billed, without VAT and without the agency's fee. */
  cost_net: money,
  fee: money,
  /** Media and fee, without VAT. */
  cost: money,
  vat: money,
  /** Sales before refunds, without VAT. */
  sold: money,
  refunds: money,
  /** Sold less refunds. */
  revenue: money,
  margin: money,
  /** Margin less cost; what nobody pays for has no cost. */
  profit: money,
  /** Sold less what was paid back in these days, with VAT, whatever the accounting. */
  cash_in: money,
  /** Cost with VAT. */
  cash_out: money,
  why: z.partialRecord(z.enum(CELLS), z.enum(WHYS)),
  /** Of an unknown cost the part that is known. */
  at_least: z.partialRecord(z.enum(CELLS), z.string()),
});
export type MonthFigures = z.infer<typeof figures>;

const row = figures.extend({
  /** Opens the row. */
  key: z.string(),
  month: z.string(),
  /** Null for everything together, and for what no touch led to. */
  channel: z.string().nullable(),
  kind: z.enum(['all', 'channel', 'unattributed']),
  /** Days of the month that the period has. */
  from: day,
  to: day,
  /** Every source has told of all of these days. */
  complete: z.boolean(),
  /** Of a month that is closed, what was frozen; figures remain those of today. Null for an open one. */
  closed: z
    .object({
      hash: z.string(),
      /** Short form of it. */
      fingerprint: z.string(),
      closed_at: z.string(),
      /**
       * What each figure has more than when it was frozen. Null of a part of the month, and of channels that another model
       * divides; a figure is null where one side is not known.
       */
      difference: z.partialRecord(z.enum(CELLS), money).nullable(),
    })
    .nullable(),
});
export type MonthsRow = z.infer<typeof row>;

export const monthsReport = z.object({
  meta: meta.extend({
    report: z.literal('months'),
    accounting: z.enum(ACCOUNTINGS),
    by: z.array(z.enum(['channel', 'month'])),
    /** What divides sales among channels; null where nothing is divided. */
    model: z.enum(MODELS).nullable(),
    /** Shares: of VAT on costs and sales, and of the agency on media. */
    vat_rate: z.number(),
    fee: z.number(),
    ...arrivedMeta,
    /** Paid for, and no cost data has ever said what it cost. */
    unpriced: z.array(z.object({ channel: z.string(), source: z.string() })),
    notes: z.array(z.string()),
  }),
  rows: z.array(row),
  totals: figures,
});
export type MonthsReport = z.infer<typeof monthsReport>;

/** What each month cost and brought. */
export const months = reportContract({
  name: 'months',
  question: {
    en: 'What did each month cost, and what did it bring?',
    ru: 'Сколько стоил и что принёс каждый месяц?',
    tr: 'Her ay neye mal oldu ve ne getirdi?',
  },
  readers: EVERYBODY,
  body: 'list',
  usually: 'twelve_months',
  asks: {
    by: list(['channel', 'month']).prefault('month').describe('Rows: month, or channel,month'),
    accounting,
    model,
  },
  answer: monthsReport,
  columns: monthsColumns,
  table: ({ meta, rows, totals }) => {
    const { from, to } = meta;
    const isByChannel = meta.by.includes('channel');
    const isCompared = rows.some(({ kind, closed }) => kind === 'all' && closed?.difference);
    const columns = (monthsColumns as readonly Column[]).filter(
      ({ key }) =>
        (isByChannel || key !== 'channel') && (isCompared || !key.startsWith('since_close_')),
    );
    return {
      columns,
      rows: [
        ...rows.map(({ key, complete, month, channel, from, to, kind, closed, ...row }) => ({
          ...written(row, {
            month,
            ...(isByChannel && { channel: channel ?? '' }),
            complete: complete ? 'yes' : 'no',
            ...(closed && closedCells(closed, kind)),
            from,
            to,
          }),
          key,
          isUnattributed: kind === 'unattributed',
        })),
        { ...written(totals, { from, to }), sum: 'total' as const, key: 'kind=all' },
      ],
    };
  },
  notes: ({ meta, rows }, language = 'en') => [
    ...monthsNotes(meta).map((note) => note[language]),
    ...closedNotes(rows, language),
  ],
  drills: { rows: monthsRows },
  samples: [{}, { by: 'channel,month', accounting: 'cash', model: 'linear' }],
});

function written(
  { why, at_least, ...amounts }: MonthFigures,
  about: TableRow['cells'],
): Pick<TableRow, 'cells' | 'why' | 'atLeast'> {
  const reasons = Object.entries(why).map(([cell, reason]) => `${reason}: ${cell}`);
  return {
    cells: { ...about, ...amounts, why: reasons.join('; ') },
    why,
    atLeast: at_least as Record<string, string>,
  };
}
