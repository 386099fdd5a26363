import * as z from 'zod';
import { boundedInteger, MOST_OFFSET } from '../bounded-number.ts';
import { moneyRow } from '../finance-terms.ts';
import { periodTerms } from '../period.ts';
import { planTerms } from '../plan-terms.ts';
import { drillContract } from '../report.ts';
import { metricValue } from '../terms.ts';
import { MONEY_COLUMNS } from './fact-columns.ts';

export const PLAN_BASES = ['period', 'cohort'] as const;
export const planBasis = z
  .enum(PLAN_BASES)
  .default('period')
  .describe(
    'What a month has: period, the leads and payments of its days; cohort, what its own touches brought whenever it came',
  );

/** Stages of the chain that open into rows. */
export const FACT_SERIES = [
  'budget',
  'clicks',
  'visits',
  'leads',
  'deals',
  'revenue',
  'margin',
] as const;
export type FactSeries = (typeof FACT_SERIES)[number];

export const planFactRows = drillContract({
  path: 'rows',
  question: {
    en: 'The facts, or the lines of the plan, behind a cell of the report',
    ru: 'Факты или строки плана, из которых складывается ячейка отчёта',
    tr: 'Raporun bir hücresini oluşturan gerçekleşenler ya da plan satırları',
  },
  asks: {
    ...planTerms,
    ...periodTerms,
    basis: planBasis,
    series: z.enum(FACT_SERIES).describe('Stage of the chain'),
    side: z.enum(['plan', 'fact']).default('fact').describe('Of the plan, or of the facts'),
    channel: z.string().max(256).optional().describe('One channel; all by default'),
    campaign: z.string().max(256).optional().describe('One campaign of it; all by default'),
    limit: boundedInteger(1, 10_000).default(200).describe('Rows of a page'),
    offset: boundedInteger(0, MOST_OFFSET).default(0).describe('Rows to leave out first'),
  },
  isDated: false,
  answer: z.object({
    /** Over all rows: money as text, a count as a number; null where one of them is not known. */
    sum: metricValue,
    unknown: z.number(),
    count: z.number(),
    /** Of the type `plan`, `cost`, `visit`, `call`, `lead`, `order` or `deal`. */
    rows: z.array(moneyRow.extend({ amount: metricValue })),
  }),
  columns: MONEY_COLUMNS,
  schema: 'PlanFactCell',
});
