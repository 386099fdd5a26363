import * as z from 'zod';
import { boundedNumber } from '../bounded-number.ts';
import { planMeta } from '../plan-terms.ts';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import { spreadsSummary } from '../spreads.ts';
import type { Column, Texts } from '../table.ts';
import { meta } from '../terms.ts';
import { scenariosNotes } from './scenarios-notes.ts';
import { SCENARIO_SERIES, scenariosRows } from './scenarios-rows.ts';

const money = z.string().nullable();
const number = z.number().nullable();

const row = planMeta.plan.extend({
  cost: money,
  revenue: money,
  margin: money,
  profit: money,
  npv: money,
  npv_p10: money,
  npv_p90: money,
  irr_status: z.string(),
  irr_annual: number,
  payback_status: z.string(),
  payback_months: number,
  peak_cash_need: money,
  /** Chances; null where the margin of a line is not known. */
  p_loss: number,
  p_better: number,
  /** Less that of the first plan. */
  profit_difference: money,
  npv_difference: money,
});
export type ScenarioRow = z.infer<typeof row>;

export const scenariosReport = z.object({
  meta: meta.extend({
    report: z.literal('scenarios'),
    /** Annual, of all of them. */
    rate: z.number(),
    /** One chance for all: a draw is lucky or unlucky in each of them alike. */
    seed: z.number(),
    draws: z.number(),
    spreads: spreadsSummary,
    notes: z.array(z.string()),
  }),
  rows: z.array(row),
});
export type ScenariosReport = z.infer<typeof scenariosReport>;

const column = (key: keyof ScenarioRow, unit: Column['unit'], label: Texts): Column => ({
  ...{ key, unit, label },
  ...(unit !== 'text' && {
    opens: ({ cells }) =>
      (SCENARIO_SERIES as readonly string[]).includes(key)
        ? {
            path: 'scenarios/rows',
            query: { plan: `${cells.id}`, version: `${cells.version}`, series: key },
            adds: 'amount',
            sum: 'sum',
          }
        : key === 'version'
          ? 'bound'
          : 'derived',
  }),
});

const columns: readonly Column[] = [
  column('id', 'text', { en: 'Plan', ru: 'План', tr: 'Plan' }),
  column('name', 'text', { en: 'Name', ru: 'Название', tr: 'Ad' }),
  column('version', 'count', { en: 'Version', ru: 'Версия', tr: 'Sürüm' }),
  column('status', 'text', { en: 'Status', ru: 'Статус', tr: 'Durum' }),
  column('cost', 'money', { en: 'Cost', ru: 'Расход', tr: 'Maliyet' }),
  column('revenue', 'money', { en: 'Revenue', ru: 'Выручка', tr: 'Ciro' }),
  column('margin', 'money', { en: 'Margin', ru: 'Маржа', tr: 'Katkı payı' }),
  column('profit', 'money', { en: 'Profit', ru: 'Прибыль', tr: 'Kâr' }),
  column('profit_difference', 'money', {
    en: 'Profit, to the first',
    ru: 'Прибыль к первому',
    tr: 'Kâr, ilkine göre',
  }),
  column('npv', 'money', { en: 'NPV', ru: 'NPV', tr: 'NBD' }),
  column('npv_difference', 'money', {
    en: 'NPV, to the first',
    ru: 'NPV к первому',
    tr: 'NBD, ilkine göre',
  }),
  column('npv_p10', 'money', { en: 'NPV, P10', ru: 'NPV, P10', tr: 'NBD, P10' }),
  column('npv_p90', 'money', { en: 'NPV, P90', ru: 'NPV, P90', tr: 'NBD, P90' }),
  column('irr_status', 'text', { en: 'IRR is', ru: 'Что с IRR', tr: 'İVO durumu' }),
  column('irr_annual', 'percent', { en: 'IRR a year', ru: 'IRR годовая', tr: 'Yıllık İVO' }),
  column('payback_status', 'text', {
    en: 'Payback is',
    ru: 'Окупаемость',
    tr: 'Geri ödeme durumu',
  }),
  column('payback_months', 'days', {
    en: 'Payback, months',
    ru: 'Окупаемость, месяцев',
    tr: 'Geri ödeme, ay',
  }),
  column('peak_cash_need', 'money', {
    en: 'Peak cash need',
    ru: 'Пик потребности в деньгах',
    tr: 'En yüksek nakit ihtiyacı',
  }),
  column('p_loss', 'percent', {
    en: 'Chance of a loss',
    ru: 'Вероятность убытка',
    tr: 'Zarar olasılığı',
  }),
  column('p_better', 'percent', {
    en: 'Better than the first',
    ru: 'Лучше первого',
    tr: 'İlkinden iyi',
  }),
];

/** Plans side by side, under one chance. */
export const scenarios = reportContract({
  name: 'scenarios',
  question: {
    en: 'Which plan is the best?',
    ru: 'Какой из планов лучше?',
    tr: 'Hangi plan daha iyi?',
  },
  readers: EVERYBODY,
  body: 'list',
  isOfPlan: true,
  isOfWholePlan: true,
  asks: {
    plans: z
      .string()
      .max(1000)
      .optional()
      .describe(
        'Ids of plans with commas between, each with a version where not the newest is meant, such as base,bold@2; every plan by default',
      ),
    rate: boundedNumber(0, 100)
      .optional()
      .describe('Annual discount rate; that of the first plan by default'),
  },
  answer: scenariosReport,
  columns,
  table: ({ rows }) => ({ columns, rows: rows.map((cells) => ({ cells })) }),
  notes: ({ meta, rows }, language = 'en') =>
    scenariosNotes(meta, rows).map((note) => note[language]),
  drills: { rows: scenariosRows },
  samples: [{}],
});
