import * as z from 'zod';
import { boundedNumber } from '../bounded-number.ts';
import { arrivedMeta } from '../finance-terms.ts';
import { planMeta, planTerms } from '../plan-terms.ts';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import { spreadsSummary } from '../spreads.ts';
import type { Column } from '../table.ts';
import { day, MODELS, meta } from '../terms.ts';
import { paybackColumns } from './payback-columns.ts';
import { paybackNotes } from './payback-notes.ts';
import { paybackRows } from './payback-rows.ts';

const money = z.string().nullable();
const number = z.number().nullable();

/** Plan, facts so far, and facts with what is still expected; `difference` = completion − plan. */
const sides = <Value extends z.ZodType>(value: Value) =>
  z.object({ plan: value, fact: value, completion: value, difference: value });
const three = <Value extends z.ZodType>(value: Value) =>
  z.object({ plan: value, fact: value, completion: value });

/** `unknown` where a flow is not known. */
const status = z.string();
const rateOfReturn = z.object({
  status,
  monthly: number,
  annual: number,
  roots: z.array(z.number()),
});
const modifiedRate = z.object({ status, monthly: number, annual: number });
const paidBack = z.object({
  status,
  months: number,
  lasting_months: number,
  /** The month in which it first is. */
  month: z.string().nullable(),
  /** The month from which on it stays so; null where it is not so at the end. */
  lasting_month: z.string().nullable(),
});
const peak = z.object({ amount: money, month: z.string().nullable() });

const kpis = z.object({
  /** Net media. */
  budget: sides(money),
  /** Media and fee. */
  cost: sides(money),
  revenue: sides(money),
  margin: sides(money),
  romi_margin: sides(number),
  npv: sides(money).extend({ p10: money, p90: money }),
  irr: three(rateOfReturn),
  mirr: three(modifiedRate),
  payback: three(paidBack),
  discounted_payback: three(paidBack),
  profitability_index: three(number),
  peak_cash_need: three(peak),
  /** Chance that margin does not cover cost at completion; null where the margin of a line is not known. */
  p_loss: number,
});
export type PaybackKpis = z.infer<typeof kpis>;

const flows = three(money);
const row = z.object({
  /** Opens the row. */
  key: z.string(),
  month: z.string(),
  /** `fact`: every source has told of all of it; `mixed`: of a part, the rest is expected; `forecast`: of nothing. */
  kind: z.enum(['fact', 'mixed', 'forecast']),
  cost: flows,
  margin: flows,
  net: flows,
  cash_in: flows,
  cash_out: flows,
  cumulative: z.object({ plan: money, completion: money, p10: money, p90: money }),
  discounted: z.object({ plan: money, completion: money }),
});
export type PaybackRow = z.infer<typeof row>;

const channel = z.object({
  channel: z.string(),
  cost: flows,
  margin: flows,
  romi_margin: three(number),
  npv: three(money),
  irr: three(rateOfReturn),
  payback: three(paidBack),
  cpl: flows,
  cpo: flows,
  drr: three(number),
  /** Of the planned cost. */
  share: number,
  p_loss: number,
});
export type PaybackChannel = z.infer<typeof channel>;

export const paybackReport = z.object({
  meta: meta.extend({
    report: z.literal('payback'),
    ...planMeta,
    /** Last day of the months shown. */
    horizon: day,
    basis: z.literal('payment'),
    vat: z.literal('excluded'),
    /** Annual. */
    rate: z.number(),
    finance_rate: z.number(),
    reinvest_rate: z.number(),
    model: z.enum(MODELS),
    ...arrivedMeta,
    /** Chance: the same seed and draws give the same figures. */
    seed: z.number(),
    draws: z.number(),
    /** Where the spreads of what is still to be spent come from. */
    spreads: spreadsSummary,
    /** Planned margin that comes after the months shown. */
    after_horizon: money,
    left_out: z.array(z.object({ channel: z.string(), source: z.string() })),
    notes: z.array(z.string()),
  }),
  kpis,
  rows: z.array(row),
  channels: z.array(channel),
  totals: z.object({
    ...{ cost: flows, margin: flows, net: flows, cash_in: flows, cash_out: flows },
  }),
});
export type PaybackReport = z.infer<typeof paybackReport>;

const SERIES = ['cost', 'margin', 'net', 'cash_in', 'cash_out'] as const;

/** Whether a plan pays back, when, and at what risk. */
export const payback = reportContract({
  name: 'payback',
  question: {
    en: 'Does the plan pay back, when, and at what risk?',
    ru: 'Окупится ли план, когда и с каким риском?',
    tr: 'Plan kendini geri öder mi, ne zaman ve hangi riskle?',
  },
  readers: EVERYBODY,
  body: 'list',
  isOfPlan: true,
  isOfWholePlan: true,
  asks: {
    ...planTerms,
    basis: z.enum(['payment']).default('payment').describe('What dates a sale'),
    rate: boundedNumber(0, 100)
      .optional()
      .describe('Annual discount rate; that of the plan by default'),
    by: z
      .enum(['channel'])
      .default('channel')
      .describe('What the plan is divided by besides months'),
  },
  answer: paybackReport,
  columns: paybackColumns,
  table: ({ rows, totals }) => ({
    columns: paybackColumns as readonly Column[],
    rows: [
      ...rows.map(({ key, month, kind, cumulative, discounted, ...row }) => ({
        cells: {
          ...{ month, kind },
          ...flat(row),
          ...prefixed('cumulative', cumulative),
          ...prefixed('discounted', discounted),
        },
        key,
      })),
      { cells: flat(totals), sum: 'total' as const, key: '' },
    ],
  }),
  notes: ({ meta, kpis, rows }, language = 'en') =>
    paybackNotes({ meta, kpis, kinds: rows.map(({ kind }) => kind) }).map((note) => note[language]),
  drills: { rows: paybackRows },
  samples: [{}, { rate: '0.3', model: 'position_based' }],
});

function flat(row: Pick<PaybackRow, (typeof SERIES)[number]>) {
  return Object.assign({}, ...SERIES.map((series) => prefixed(series, row[series]))) as Readonly<
    Record<string, unknown>
  >;
}

function prefixed(name: string, values: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    Object.entries(values).map(([side, value]) => [`${name}_${side}`, value]),
  );
}
