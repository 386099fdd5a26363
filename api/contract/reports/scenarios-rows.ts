import * as z from 'zod';
import { boundedInteger } from '../bounded-number.ts';
import { planId } from '../plans.ts';
import { drillContract } from '../report.ts';
import { MONTH_COLUMNS } from './fact-columns.ts';

export const SCENARIO_SERIES = ['cost', 'revenue', 'margin'] as const;

export const scenariosRows = drillContract({
  path: 'rows',
  question: {
    en: 'The months of a plan behind a cell of the report',
    ru: 'Месяцы плана, из которых складывается ячейка отчёта',
    tr: 'Raporun bir hücresini oluşturan plan ayları',
  },
  asks: {
    plan: planId.describe('Id of the plan'),
    version: boundedInteger(1, 1_000_000).optional().describe('Its version; the newest by default'),
    series: z.enum(SCENARIO_SERIES).describe('Column of the report'),
    limit: boundedInteger(1, 10_000).default(200).describe('Rows of a page'),
  },
  isDated: false,
  answer: z.object({
    sum: z.string().nullable(),
    rows: z.array(z.object({ month: z.string(), amount: z.string().nullable() })),
  }),
  columns: MONTH_COLUMNS,
  schema: 'ScenariosCell',
});
