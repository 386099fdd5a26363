import * as z from 'zod';
import { boundedInteger, MOST_OFFSET } from '../bounded-number.ts';
import { DIMENSION_KEYS, DIMENSIONS, type DimensionKey } from '../dimensions.ts';
import { ALL_METRIC_KEYS } from '../metrics.ts';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import { basis, comparison, model } from '../terms.ts';
import { whereTerm } from '../where.ts';
import { cellReport } from './channels-rows.ts';
import { FACT_COLUMNS } from './fact-columns.ts';

const dimensions = Object.fromEntries(
  DIMENSION_KEYS.map((key) => [
    key,
    z.string().optional().describe(`${DIMENSIONS[key].label.en} of the row`),
  ]),
) as Record<DimensionKey, z.ZodOptional<z.ZodString>>;

/**
 * The rows behind one cell: which metric, of which row (its dimensions, as its key has them), of which question. No
 * dimension at all opens the total, the kind `paid` the row of everything with cost.
 */
export const exploreRows = drillContract({
  path: 'rows',
  question: {
    en: 'The rows behind one cell of the report',
    ru: 'Строки, из которых складывается ячейка отчёта',
    tr: 'Raporun bir hücresini oluşturan satırlar',
  },
  asks: {
    ...periodTerms,
    model,
    basis,
    where: whereTerm('Conditions of the question'),
    compare: comparison('as in the report'),
    side: z
      .enum(['current', 'previous'])
      .default('current')
      .describe('The cell, or the one of the compared period beside it'),
    metric: z.enum(ALL_METRIC_KEYS).describe('Metric of the cell'),
    part: z.string().max(40).optional().describe('A part of the metric’s formula, such as `cost`'),
    kind: z
      .enum(['row', 'unattributed', 'paid'])
      .default('row')
      .describe('A row, what no touch can claim, or everything that has cost'),
    ...dimensions,
    limit: boundedInteger(1, 10_000).default(200).describe('Rows of a page'),
    offset: boundedInteger(0, MOST_OFFSET).default(0).describe('Rows to leave out first'),
  },
  isDated: true,
  answer: cellReport.clone(),
  columns: FACT_COLUMNS,
  schema: 'ExploreCell',
});
export type ExploreCellRequest = z.output<typeof exploreRows.query>;
