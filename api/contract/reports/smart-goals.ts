import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Texts } from '../table.ts';
import { day, meta } from '../terms.ts';
import { SMART_GOALS_COLUMNS } from './smart-goals-columns.ts';

/** What a goal lacks; the first twelve are those of `calculate smart_goals`. */
export const GOAL_FAULTS = [
  ...(['not_specific', 'not_measurable', 'history_too_short', 'target_above_history'] as const),
  ...(['pace_above_history', 'no_parent', 'children_below_target'] as const),
  ...(['children_of_other_metric', 'not_time_bound', 'deadline_past'] as const),
  ...(['period_reversed', 'shares_not_whole'] as const),
  ...(['metric_unknown', 'parent_unknown', 'goals_in_a_circle', 'value_unknown'] as const),
] as const;
export const CRITERIA = ['yes', 'stretch', 'no', 'unknown'] as const;

const criterion = z.enum(CRITERIA);
const number = z.number().nullable();
const text = z.string().nullable();

const row = z.object({
  goal: z.string(),
  /** Version of the goal as it was written. */
  version: z.number(),
  is_specific: criterion,
  is_measurable: criterion,
  /** `stretch`: more than the best month before, up to one and a half times it. */
  is_achievable: criterion,
  is_relevant: criterion,
  is_time_bound: criterion,
  specific: text,
  metric: text,
  target: number,
  /** From the first day to `reached_to`, which is the last complete day at the latest. */
  reached: number,
  reached_share: number,
  /** The target over its months of 365/12 days, and what is missing over those that are left. */
  needed_a_month: number,
  needed_from_now: number,
  /** Of the whole months before the first day, of which the data has at most 24. */
  best_month: number,
  months_of_history: z.number(),
  from: day.nullable(),
  by: day.nullable(),
  days_left: number,
  parent: text,
  children_target: number,
  faults: z.array(z.enum(GOAL_FAULTS)),
  reached_to: day.nullable(),
  best_from: day.nullable(),
  best_to: day.nullable(),
});
export type SmartGoalRow = z.infer<typeof row>;

const smartGoalsReport = z.object({
  meta: meta.extend({
    report: z.literal('smart-goals'),
    /** The last complete day: goals are judged on it. */
    judged: day.nullable(),
  }),
  rows: z.array(row),
});
export type SmartGoalsReport = z.infer<typeof smartGoalsReport>;

const NONE: Texts = {
  en: 'To write one: throughline goal save "More margin" --metric margin --target 1200000 --from 2026-01-01 --by 2026-12-31 --specific "Earn more by the site".',
  ru: 'Записать цель: throughline goal save "Больше маржи" --metric margin --target 1200000 --from 2026-01-01 --by 2026-12-31 --specific "Больше зарабатывать на сайте".',
  tr: 'Hedef yazmak için: throughline goal save "Daha çok katkı payı" --metric margin --target 1200000 --from 2026-01-01 --by 2026-12-31 --specific "Siteden daha çok kazanmak".',
};
const READING: Texts = {
  en: 'Every goal is shown, whatever the period. Money is in the currency of the business, by payment date; what a goal asks of a month is held against the best of the whole months before it, 24 at most.',
  ru: 'Показаны все цели, какой бы период ни был выбран. Деньги в валюте бизнеса, по дате оплаты; сколько нужно в месяц, сравнивается с лучшим из полных месяцев до начала цели, не более 24.',
  tr: 'Dönem ne olursa olsun tüm hedefler gösterilir. Tutarlar işletmenin para birimindedir, ödeme tarihine göredir; bir hedefin ayda istediği, başlangıcından önceki en çok 24 tam ayın en iyisiyle karşılaştırılır.',
};

/** Goals as people wrote them, by the five criteria of SMART, and where they stand. */
export const smartGoals = reportContract({
  name: 'smart-goals',
  question: {
    en: 'Are our goals good ones, and do we reach them?',
    ru: 'Хорошо ли поставлены наши цели и достигаем ли мы их?',
    tr: 'Hedeflerimiz iyi konmuş mu, onlara ulaşıyor muyuz?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: {},
  answer: smartGoalsReport,
  columns: SMART_GOALS_COLUMNS,
  table: ({ rows }) => ({
    columns: SMART_GOALS_COLUMNS,
    rows: rows.map(({ version: _version, ...cells }) => ({ cells, key: cells.goal })),
  }),
  notes: ({ rows }, language = 'en') => [(rows.length === 0 ? NONE : READING)[language]],
  mayFindNothing: true,
  samples: [{}],
});
