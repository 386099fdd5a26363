import * as z from 'zod';
import { boundedInteger, MOST_OFFSET } from '../bounded-number.ts';
import { BLENDED_KEYS, METRIC_KEYS } from '../metrics.ts';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import { basis, metricValue, model, UNITS } from '../terms.ts';
import { FACT_DIMENSIONS, whereTerm } from '../where.ts';
import { WHYS } from '../why.ts';
import { FACT_COLUMNS } from './fact-columns.ts';

/**
 * The rows behind one cell: which metric, of which row (its dimensions), in which report. Names match in
 * any letter case. A ratio opens its numerator, CAC the first purchases, `part` any other part of it; no
 * dimension at all opens the total, the kind `paid` the row of everything with cost.
 */
const asks = {
  ...periodTerms,
  model,
  basis,
  where: whereTerm('Conditions of the report', FACT_DIMENSIONS),
  metric: z.enum([...METRIC_KEYS, ...BLENDED_KEYS]),
  part: z.string().max(40).optional().describe('A part of the metric’s formula, such as `cost`'),
  kind: z.enum(['channel', 'unattributed', 'paid']).default('channel'),
  channel: z.string().optional(),
  source: z.string().optional(),
  campaign: z.string().optional(),
  ad_group: z.string().optional(),
  keyword: z.string().optional(),
  limit: boundedInteger(1, 10_000).default(200).describe('Rows of a page'),
  offset: boundedInteger(0, MOST_OFFSET).default(0).describe('Rows to leave out first'),
};

export const cellRow = z.object({
  /** `deal`, `order`, `lead`, `visit`, `call` or `cost`. */
  type: z.string(),
  id: z.string(),
  /** Number or name by which people know it. */
  label: z.string(),
  source: z.string(),
  occurred_at: z.string(),
  person: z.string().nullable(),
  /** Of a lead, a deal or an order: opens `journeys/{conversion}`. */
  conversion: z.string().nullable(),
  channel: z.string(),
  /** What GA4's default channel group says of it; empty where no touch stands behind the row. */
  channel_ga4: z.string(),
  campaign: z.string(),
  keyword: z.string(),
  /** Share of the conversion that this cell was credited with (1 = all of it). */
  share: z.number().nullable(),
  /** What this row adds to the cell: money text for money, a number for counts. */
  amount: metricValue,
  /** The conversion's whole amount, for money. */
  total: metricValue,
  currency: z.string().nullable(),
});
export type CellRow = z.infer<typeof cellRow>;

export const cellReport = z.object({
  /** The cell itself: of a ratio, its value. */
  value: metricValue,
  why: z.enum(WHYS).nullable(),
  /** As the catalogue has it: `sum`, or a formula over `parts`. */
  formula: z.string(),
  /** What a ratio is made from; empty for a sum. */
  parts: z.array(
    z.object({
      key: z.string(),
      unit: z.enum(UNITS),
      value: metricValue,
      why: z.enum(WHYS).nullable(),
    }),
  ),
  /** The part whose rows these are. */
  part: z.string(),
  /** Sum over **all** rows of the part, equal to the part. */
  sum: metricValue,
  count: z.number(),
  unit: z.enum(UNITS),
  rows: z.array(cellRow),
});
export type CellReport = z.infer<typeof cellReport>;

export const channelsRows = drillContract({
  path: 'rows',
  question: {
    en: 'The rows behind one cell of the report',
    ru: 'Строки, из которых складывается ячейка отчёта',
    tr: 'Raporun bir hücresini oluşturan satırlar',
  },
  asks,
  isDated: true,
  answer: cellReport,
  columns: FACT_COLUMNS,
  schema: 'ChannelsCell',
});
export type CellQuery = z.input<typeof channelsRows.query>;
export type CellRequest = z.output<typeof channelsRows.query>;
