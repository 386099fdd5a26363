import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { TableRow } from '../table.ts';
import { BASES, basis, day, MODELS, meta, metricValue, model } from '../terms.ts';
import { WHYS } from '../why.ts';
import { comparedWith } from './changes.ts';
import { overviewCalls } from './overview-calls.ts';
import { overviewColumns } from './overview-columns.ts';

/** The figures of the strip, in its order. */
export const OVERVIEW_FIGURES = [
  ...(['revenue', 'margin', 'cost', 'romi_margin', 'mer', 'new_customers'] as const),
] as const;

/**
 * What needs a decision.
 * - `stop_campaign`: even the upper end of its profit in 90 days is a loss.
 * - `margin_fell`: the campaign whose margin fell most against the period before.
 * - `cost_missing`: paid traffic that no cost data has ever told of; the amount is the margin that cannot be judged.
 * - `source_silent`: a source that tells of nothing any more, although others do.
 * - `missed_calls`: calls that nobody answered and nobody returned, worth what a call brings on average.
 * - `budget_ahead`, `budget_behind`: spent by the month's plan, more or less than a tenth beside it.
 * - `costs_differ`, `payments_differ`: invoices and costs, orders and payments of the last complete month differ by more than 1 %.
 * - `month_open`: it is complete, and not closed.
 */
export const FINDINGS = [
  ...(['stop_campaign', 'margin_fell', 'cost_missing', 'source_silent', 'missed_calls'] as const),
  ...(['budget_ahead', 'budget_behind', 'costs_differ', 'payments_differ', 'month_open'] as const),
] as const;
export type FindingCode = (typeof FINDINGS)[number];

const finding = z.object({
  key: z.string(),
  finding: z.enum(FINDINGS),
  channel: z.string().nullable(),
  source: z.string().nullable(),
  campaign: z.string().nullable(),
  /** Signed, a loss below 0; null where nothing says it. */
  amount: z.string().nullable(),
  /** Ends of the 80 % interval of a profit. */
  low: z.string().nullable(),
  high: z.string().nullable(),
  /** Calls, or days of silence. */
  count: z.number().nullable(),
  /** Drivers of a change. */
  factor: z.array(z.string()),
  /** A day, or of a month its name. */
  since: z.string().nullable(),
  /** Days that it is of. */
  from: day,
  to: day,
});
export type Finding = z.infer<typeof finding>;

const figure = z.object({
  key: z.enum(OVERVIEW_FIGURES),
  value: metricValue,
  previous: metricValue,
  why: z.enum(WHYS).nullable(),
  /** Of an unknown cost the part that is known. */
  at_least: z.string().nullable(),
  /** By day, the last of the period last; empty for ratios. Null is not known. */
  days: z.array(metricValue),
});
export type OverviewFigure = z.infer<typeof figure>;

export const overviewReport = z.object({
  meta: meta.extend({
    report: z.literal('overview'),
    model: z.enum(MODELS),
    basis: z.enum(BASES),
    compare: z.object({ from: day, to: day }),
    /** Days of the lines. */
    lines: z.object({ from: day, to: day }),
    /** Last day that every source has told of. */
    data_complete_to: day.nullable(),
  }),
  figures: z.array(figure),
  /** Cost of a new customer, of everything that was spent. */
  blended_cac: metricValue,
  /** By the money at stake, the most first; where none is told, after them. */
  rows: z.array(finding),
  /** The largest changes of margin by campaign, up or down. */
  movers: z.array(
    z.object({
      ...{ channel: z.string(), source: z.string().nullable(), campaign: z.string().nullable() },
      ...{ change: z.string(), factor: z.array(z.string()) },
    }),
  ),
});
export type OverviewReport = z.infer<typeof overviewReport>;

/** How the business does, and what needs a decision. */
export const overview = reportContract({
  name: 'overview',
  question: {
    en: 'How are we doing, and what needs a decision?',
    ru: 'Как идут дела и что требует решения?',
    tr: 'Nasıl gidiyoruz ve neye karar vermek gerekiyor?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: { compare: comparedWith, model, basis },
  answer: overviewReport,
  columns: overviewColumns,
  table: ({ meta, rows, figures }) => ({
    columns: overviewColumns,
    rows: [
      ...rows.map(({ key, ...cells }) => ({ key, cells })),
      ...figures.flatMap(({ key, value, previous }) => figureRow(meta, key, value, previous)),
    ],
  }),
  drills: { calls: overviewCalls },
  samples: [{}, { compare: 'year', model: 'linear' }],
});

/** A figure of the strip as a row: money as an amount, people as a number. Ratios have no rows behind them. */
function figureRow(
  { from, to }: OverviewReport['meta'],
  key: OverviewFigure['key'],
  value: OverviewFigure['value'],
  previous: OverviewFigure['previous'],
): TableRow[] {
  if (key === 'romi_margin' || key === 'mer') return [];
  const cells = { finding: key, from, to, factor: [] };
  return key === 'new_customers'
    ? [{ key, cells: { ...cells, count: value, amount: null, before: null } }]
    : [{ key, cells: { ...cells, count: null, amount: value, before: previous } }];
}
