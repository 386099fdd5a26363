import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column, TableRow } from '../table.ts';
import { day, meta } from '../terms.ts';
import { WHYS } from '../why.ts';
import { funnelColumns } from './funnel-columns.ts';
import { funnelNotes } from './funnel-notes.ts';
import { FUNNEL_BY, FUNNEL_STEPS, funnelCompare, funnelRows, funnelWhere } from './funnel-rows.ts';

const count = z.number().nullable();
const step = z.object({
  step: z.enum(FUNNEL_STEPS),
  /** The next step that is told of; null for the last one. */
  next: z.enum(FUNNEL_STEPS).nullable(),
  /** Visits of the period, and its leads that have come to this step or a later one. */
  reached: count,
  /** Of the step before; of leads for the first step after them. */
  rate: count,
  of_leads: count,
  /** Came to this step and not to the next: lost ones, and those who may still go on. */
  stopped: count,
  lost: count,
  open: count,
  /**
   * How many of these leads will have come in the end, by the times of the last 365 days, open leads being censored; with the
   * ends of an interval of 80 %, which holds chance alone. Null below the minimum.
   */
  expected: count,
  expected_low: count,
  expected_high: count,
  /** Reached of expected. */
  matured: count,
  /** From the lead to this step, of those who have come to it. */
  median_days: count,
  /** Of the plan that covers the period, for its days. */
  planned: count,
  previous: count,
  previous_rate: count,
  why: z.partialRecord(z.enum(['reached', 'rate', 'expected', 'planned']), z.enum(WHYS)),
});
export type FunnelStepRow = z.infer<typeof step>;

const row = step.extend({
  /** Opens the row. */
  key: z.string(),
  /** Channel, empty where no touch is credited, or type of leads; null where rows are not divided. */
  part: z.string().nullable(),
  /** Whose times say what is expected: those of the part, or, where it has too few, those of all leads. */
  curve: z.enum(['own', 'all']).nullable(),
});
export type FunnelRow = z.infer<typeof row>;

export const funnelReport = z.object({
  meta: meta.extend({
    report: z.literal('funnel'),
    by: z.enum(FUNNEL_BY),
    where: z.array(z.string()),
    compare: z.object({ from: day, to: day }).nullable(),
    /** Steps that are told of. */
    steps: z.array(z.enum(FUNNEL_STEPS)),
    /** Last day that leads are followed to. */
    followed_to: day.nullable(),
    /** Paid leads of the last 365 days, and how many an estimate needs. */
    enough: z.object({ paid: z.number(), needed: z.number() }),
    /** Paid sales of the period without a lead before them. */
    unled: z.number(),
    plan: z.object({ id: z.string(), version: z.number() }).nullable(),
    notes: z.array(z.string()),
  }),
  rows: z.array(row),
  totals: z.array(step),
  /** Why leads of the period were lost, the most frequent reason first. */
  reasons: z.array(z.object({ reason: z.string(), leads: z.number() })),
});
export type FunnelReport = z.infer<typeof funnelReport>;

/** Where people are lost between a visit and a payment. */
export const funnel = reportContract({
  name: 'funnel',
  question: {
    en: 'Where do we lose people between a visit and a payment?',
    ru: 'Где мы теряем людей между визитом и оплатой?',
    tr: 'Ziyaretten ödemeye giden yolda insanları nerede kaybediyoruz?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: {
    by: z
      .enum(FUNNEL_BY)
      .default('channel')
      .describe('Rows: each step of everything, of each channel, or of each type of leads'),
    compare: funnelCompare,
    where: funnelWhere,
  },
  answer: funnelReport,
  columns: funnelColumns,
  table: (report) => funnelTable(report),
  notes: ({ meta }, language = 'en') => funnelNotes(meta).map((note) => note[language]),
  drills: { rows: funnelRows },
  samples: [
    {},
    { by: 'lead_type', compare: 'previous' },
    { by: 'none', where: 'channel:starts:paid' },
  ],
});

const COMPARED = new Set(['previous', 'previous_rate']);
const PARTS = ['channel', 'lead_type'];

function funnelTable({ meta, rows, totals }: FunnelReport) {
  const { by, compare, plan } = meta;
  const columns = (funnelColumns as readonly Column[]).filter(
    ({ key }) =>
      (!PARTS.includes(key) || key === by) &&
      (compare !== null || !COMPARED.has(key)) &&
      (plan !== null || key !== 'planned'),
  );
  const cellsOf = ({ why, ...cells }: FunnelStepRow): Pick<TableRow, 'cells' | 'why'> => ({
    cells: {
      ...cells,
      why: Object.entries(why)
        .map((one) => one.reverse().join(': '))
        .join('; '),
    },
    why,
  });
  return {
    columns,
    rows: [
      ...rows.map(({ key, part, curve: _, ...own }) => {
        const { cells, why } = cellsOf(own);
        return { key, why, cells: { ...(part !== null && { [by]: part }), ...cells } };
      }),
      ...(by === 'none' ? [] : totals.map((own) => ({ ...cellsOf(own), sum: 'total' as const }))),
    ] as TableRow[],
  };
}
