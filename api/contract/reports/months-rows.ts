import * as z from 'zod';
import { boundedInteger, MOST_OFFSET } from '../bounded-number.ts';
import { accounting, moneyCell } from '../finance-terms.ts';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import { model } from '../terms.ts';
import { MONEY_COLUMNS } from './fact-columns.ts';

/** Columns that are made of rows of cost data, and those that are made of sales and refunds. */
export const COST_SERIES = ['cost_net', 'fee', 'cost', 'vat', 'cash_out'] as const;
export const SALE_SERIES = ['sold', 'refunds', 'revenue', 'margin', 'cash_in'] as const;
export const MONTH_SERIES = [...COST_SERIES, ...SALE_SERIES] as const;
export type MonthSeries = (typeof MONTH_SERIES)[number];

export const monthsRows = drillContract({
  path: 'rows',
  question: {
    en: 'The costs, sales and refunds behind a cell of the report',
    ru: 'Расходы, продажи и возвраты, из которых складывается ячейка отчёта',
    tr: 'Raporun bir hücresini oluşturan maliyetler, satışlar ve iadeler',
  },
  asks: {
    ...periodTerms,
    series: z.enum(MONTH_SERIES).describe('Column of the report'),
    accounting,
    model,
    kind: z
      .enum(['all', 'channel', 'unattributed'])
      .default('all')
      .describe('Of everything, of one channel, or of what no touch led to'),
    channel: z.string().max(256).optional().describe('With kind=channel: which one'),
    limit: boundedInteger(1, 10_000).default(200).describe('Rows of a page'),
    offset: boundedInteger(0, MOST_OFFSET).default(0).describe('Rows to leave out first'),
  },
  isDated: true,
  answer: moneyCell,
  columns: MONEY_COLUMNS,
  schema: 'MonthsCell',
});
