import { OUTCOMES } from '@throughline/transform/plan/fact/stages';
import * as z from 'zod';
import { arrivedMeta } from '../finance-terms.ts';
import { planMeta, planned, planTerms } from '../plan-terms.ts';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column, TableRow } from '../table.ts';
import { day, list, MODELS, meta } from '../terms.ts';
import { DRIVERS, planFactColumns } from './plan-fact-columns.ts';
import { planFactNotes } from './plan-fact-notes.ts';
import { FACT_SERIES, PLAN_BASES, planBasis, planFactRows } from './plan-fact-rows.ts';

export { OUTCOMES };
export const PLAN_FLAGS = ['unplanned', 'not_run', 'part_month', 'immature'] as const;

const money = planned(z.string().nullable());
const count = planned(z.number().nullable());
const ratio = planned(z.number().nullable());

const chain = z.object({
  /** Net media. */
  budget: money,
  clicks: count,
  visits: count,
  leads: count,
  /** Nobody tells it as a fact. */
  qualified: count,
  deals: count,
  revenue: money,
  margin: money,
  cpl: money,
  cpo: money,
  drr: ratio,
  romi_margin: ratio,
});

const line = z.object({
  /** Of the outcome that was asked for, as decimal text; rounded together, so that rows add up to the totals. */
  outcome: money,
  chain,
  /**
   * Effects that add up to fact − plan, each of a driver or of several that can only be told together (`cpc+landing`). Null
   * where one side is not known.
   */
  bridge: z.array(z.object({ driver: z.string(), effect: z.string() })).nullable(),
  /** Spent to date by what the plan would have spent, by the weekdays of the last eight weeks. */
  pacing: z.number().nullable(),
  /** Share of the sales of these touches that has arrived; null where too few sales tell. */
  matured: z.number().nullable(),
  /** What is still to come of them beside the fact, with an interval of 80 %. */
  maturity: z.object({ expected: z.string(), low: z.string(), high: z.string() }).nullable(),
});
export type PlanFactLine = z.infer<typeof line>;

const row = line.extend({
  /** Opens the row. */
  key: z.string(),
  /** Null where rows are not divided by it. */
  channel: z.string().nullable(),
  campaign: z.string().nullable(),
  month: z.string().nullable(),
  /** Days that are compared. */
  from: day,
  to: day,
  flags: z.array(z.enum(PLAN_FLAGS)),
});
export type PlanFactRow = z.infer<typeof row>;

export const planFactReport = z.object({
  meta: meta.extend({
    report: z.literal('plan-fact'),
    ...planMeta,
    of: z.enum(OUTCOMES),
    basis: z.enum(PLAN_BASES),
    by: z.array(z.enum(['channel', 'campaign', 'month'])),
    model: z.enum(MODELS),
    /** Last day that is compared; null where there is none. A part of a month is compared with that part of its plan. */
    through: day.nullable(),
    ...arrivedMeta,
    /** Paid for, planned nowhere, and no cost data says what it cost: neither side has it. */
    left_out: z.array(z.object({ channel: z.string(), source: z.string() })),
    /** Lines whose outcome is not known on one side, which makes every sum of them unknown. */
    unknown: z.array(
      z.object({
        channel: z.string(),
        campaign: z.string(),
        month: z.string(),
        side: z.enum(['plan', 'fact']),
      }),
    ),
    /** Months that are compared with a part of the days of their plan. */
    part_months: z.array(z.object({ month: z.string(), days: z.number(), whole: z.number() })),
    notes: z.array(z.string()),
  }),
  rows: z.array(row),
  totals: line,
});
export type PlanFactReport = z.infer<typeof planFactReport>;

/** Where the facts are off the plan, and why. */
export const planFact = reportContract({
  name: 'plan-fact',
  question: {
    en: 'Where are we off the plan, and why?',
    ru: 'Где мы отклоняемся от плана и почему?',
    tr: 'Plandan nerede ve neden sapıyoruz?',
  },
  readers: EVERYBODY,
  body: 'list',
  isOfPlan: true,
  asks: {
    ...planTerms,
    by: list(['channel', 'campaign', 'month'])
      .prefault('channel,month')
      .describe('Rows: channel, campaign, month, or several of them'),
    of: z.enum(OUTCOMES).default('margin').describe('What is explained'),
    basis: planBasis,
    mix: z
      .enum(['no', 'yes'])
      .default('no')
      .describe(
        'yes: the effect of the budget had all lines grown alike, and apart from it what the mix of spend makes',
      ),
  },
  answer: planFactReport,
  columns: planFactColumns('money'),
  table: ({ meta, rows, totals }) => {
    const unit = meta.of === 'leads' || meta.of === 'deals' ? 'count' : 'money';
    const columns = planFactColumns(unit) as readonly Column[];
    const absent = (['channel', 'campaign', 'month'] as const).filter(
      (dimension) => !meta.by.includes(dimension),
    );
    const { id, version } = meta.plan;
    const whole = { plan: id, version: `${version}`, from: meta.from, to: meta.through ?? meta.to };
    return {
      columns: columns.filter(({ key }) => !(absent as readonly string[]).includes(key)),
      rows: [
        ...rows.map(({ key, channel, campaign, month, flags, ...row }) => ({
          cells: {
            ...(channel !== null && { channel }),
            ...(campaign !== null && { campaign }),
            ...(month !== null && { month }),
            ...cellsOf(row, unit),
            flags: flags.join(' '),
          },
          key,
        })),
        ...(rows.length > 0
          ? [
              {
                cells: { ...cellsOf(totals, unit), flags: '' },
                sum: 'total' as const,
                key: new URLSearchParams(whole).toString(),
              },
            ]
          : []),
      ],
    };
  },
  notes: ({ meta }, language = 'en') => planFactNotes(meta).map((note) => note[language]),
  drills: { rows: planFactRows },
  samples: [
    {},
    { by: 'channel', mix: 'yes', of: 'profit' },
    { by: 'channel,campaign,month', of: 'profit', basis: 'cohort' },
    { by: 'month', of: 'deals', model: 'linear' },
  ],
});

function cellsOf(line: PlanFactLine, unit: 'money' | 'count'): TableRow['cells'] {
  const written = (text: string | null) =>
    unit === 'money' || text === null ? text : Number(text);
  const { bridge, outcome, chain, matured, maturity, pacing } = line;
  const alone = new Set<string>(DRIVERS);
  const together = bridge?.filter(({ driver }) => !alone.has(driver)) ?? [];
  return {
    ...{ plan: written(outcome.plan), fact: written(outcome.fact) },
    difference: written(outcome.difference),
    ...Object.fromEntries(
      DRIVERS.map((driver) => [
        `effect_${driver}`,
        written(bridge?.find((one) => one.driver === driver)?.effect ?? null),
      ]),
    ),
    effect_together: together.length > 0 ? written(sumOf(together, unit)) : null,
    ...{ maturity: written(maturity?.expected ?? null), matured, pacing },
    ...Object.fromEntries(
      FACT_SERIES.flatMap((series) => [
        [`${series}_plan`, chain[series].plan],
        [`${series}_fact`, chain[series].fact],
      ]),
    ),
  };
}

/** Exact sum of effects, which are whole hundredths (money) or billionths (counts). */
function sumOf(effects: readonly { readonly effect: string }[], unit: 'money' | 'count'): string {
  const digits = unit === 'money' ? 2 : 9;
  const sum = effects.reduce((total, { effect }) => total + unitsOf(effect, digits), 0n);
  const text = (sum < 0n ? -sum : sum).toString().padStart(digits + 1, '0');
  return `${sum < 0n ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

function unitsOf(decimal: string, digits: number): bigint {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const units = BigInt(`${whole}${fraction.padEnd(digits, '0').slice(0, digits)}`);
  return decimal.startsWith('-') ? -units : units;
}
