import * as z from 'zod';
import { boundedInteger, MOST_OFFSET } from '../bounded-number.ts';
import { moneyCell } from '../finance-terms.ts';
import { planTerms } from '../plan-terms.ts';
import { planMonth } from '../plans.ts';
import { drillContract } from '../report.ts';
import { MONEY_COLUMNS } from './fact-columns.ts';

export const PAYBACK_SERIES = ['cost', 'margin', 'cash_in'] as const;

export const paybackRows = drillContract({
  path: 'rows',
  question: {
    en: 'The costs and sales, or the lines of the plan, behind a month of the report',
    ru: 'Расходы и продажи или строки плана, из которых складывается месяц отчёта',
    tr: 'Raporun bir ayını oluşturan maliyetler ve satışlar ya da plan satırları',
  },
  asks: {
    ...planTerms,
    month: planMonth.describe('Month of the report, such as 2026-03'),
    series: z.enum(PAYBACK_SERIES).describe('Column of the report'),
    side: z.enum(['plan', 'fact']).default('fact').describe('Of the plan, or of the facts'),
    limit: boundedInteger(1, 10_000).default(200).describe('Rows of a page'),
    offset: boundedInteger(0, MOST_OFFSET).default(0).describe('Rows to leave out first'),
  },
  isDated: false,
  answer: moneyCell,
  columns: MONEY_COLUMNS,
  schema: 'PaybackCell',
});
