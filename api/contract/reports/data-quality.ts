import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column, Opening } from '../table.ts';
import { day, meta } from '../terms.ts';
import { dataQualityDays, dataQualityReasons } from './data-quality-drills.ts';
import { dataQualityNotes } from './data-quality-notes.ts';

/**
 * Whether a source is on time by its own rhythm, as of the state: `late` is silent for longer than usual, `silent` three
 * times as long, `ended` for more than 45 days; `unknown` has told too little to have a rhythm.
 */
export const SOURCE_STATES = ['silent', 'late', 'fresh', 'unknown', 'ended'] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

const row = z.object({
  key: z.string(),
  source: z.string(),
  account: z.string(),
  state: z.enum(SOURCE_STATES),
  /** Null where it has told nothing that reports count. */
  last_day: day.nullable(),
  /** Nearly all of its silences were no longer than so many days; null where its history is too short. */
  every_days: z.number().nullable(),
  late_days: z.number().nullable(),
  /** Touches, leads, deals, orders and rows of cost in the period. */
  facts: z.number(),
  /** The same of each day of the last 14 up to the end of the period. */
  trend: z.array(z.number()),
  /** When its last delivery came; null where none is on the books. */
  last_received: z.string().nullable(),
  /** Records of the deliveries of the period. */
  accepted: z.number(),
  duplicates: z.number(),
  skipped: z.number(),
  /** Records that could not be read and wait to be tried again, whenever they came. */
  rejected: z.number(),
});
export type DataQualityRow = z.infer<typeof row>;

export const dataQualityReport = z.object({
  meta: meta.extend({
    report: z.literal('data-quality'),
    /** Sources that are late or silent, and those with records that could not be read: what needs attention. */
    late: z.number(),
    rejecting: z.number(),
    /** Paid for, and no cost data has ever said what it cost. */
    unpriced: z.array(z.object({ channel: z.string(), source: z.string() })),
  }),
  rows: z.array(row),
});
export type DataQualityReport = z.infer<typeof dataQualityReport>;

interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const behind =
  (path: string, adds: string) =>
  ({ key = '' }: { readonly key?: string }, { from, to }: Asked): Opening => ({
    path: `data-quality/${path}`,
    query: {
      ...(from && { from }),
      ...(to && { to }),
      ...Object.fromEntries(new URLSearchParams(key)),
    },
    adds,
  });

const columns: readonly Column<Asked>[] = [
  {
    ...{ key: 'source', unit: 'text', isSource: true },
    label: { en: 'Source', ru: 'Источник', tr: 'Kaynak' },
  },
  { key: 'account', unit: 'text', label: { en: 'Account', ru: 'Аккаунт', tr: 'Hesap' } },
  { key: 'state', unit: 'text', label: { en: 'State', ru: 'Состояние', tr: 'Durum' } },
  {
    key: 'last_day',
    unit: 'text',
    label: { en: 'Last day with facts', ru: 'Последний день с данными', tr: 'Veri olan son gün' },
  },
  {
    ...{ key: 'every_days', unit: 'days', opens: () => 'derived' },
    label: { en: 'Usually every', ru: 'Обычно раз в', tr: 'Olağan aralık' },
  },
  {
    ...{ key: 'late_days', unit: 'days', better: 'lower', opens: () => 'derived' },
    label: { en: 'Late by', ru: 'Опаздывает на', tr: 'Gecikme' },
  },
  {
    ...{ key: 'facts', unit: 'count', bar: true, opens: behind('days', 'facts') },
    label: { en: 'Facts', ru: 'Факты', tr: 'Olgular' },
  },
  {
    key: 'last_received',
    unit: 'text',
    label: { en: 'Last delivery', ru: 'Последняя доставка', tr: 'Son teslimat' },
  },
  {
    ...{ key: 'accepted', unit: 'count', opens: () => 'bound' },
    label: { en: 'Records accepted', ru: 'Принято записей', tr: 'Alınan kayıt' },
  },
  {
    ...{ key: 'duplicates', unit: 'count', isAside: true, opens: () => 'bound' },
    label: { en: 'Sent again', ru: 'Повторы', tr: 'Yinelenen' },
  },
  {
    ...{ key: 'skipped', unit: 'count', isAside: true, opens: () => 'bound' },
    label: { en: 'Left out', ru: 'Пропущено', tr: 'Dışarıda bırakılan' },
  },
  {
    ...{ key: 'rejected', unit: 'count', better: 'lower', opens: behind('rejected', 'records') },
    label: { en: 'Not readable', ru: 'Не прочитано', tr: 'Okunamayan' },
  },
];

/** Whether every source has told what it usually tells. */
export const dataQuality = reportContract({
  name: 'data-quality',
  question: {
    en: 'Can today’s figures be trusted?',
    ru: 'Можно ли верить сегодняшним цифрам?',
    tr: 'Bugünün rakamlarına güvenilebilir mi?',
  },
  readers: EVERYBODY,
  body: 'list',
  isOfArrival: true,
  asks: {},
  answer: dataQualityReport,
  columns,
  table: ({ rows }) => ({
    columns,
    rows: rows.map(({ key, trend: _, ...cells }) => ({ key, cells })),
  }),
  notes: (report, language = 'en') => dataQualityNotes(report).map((note) => note[language]),
  drills: { days: dataQualityDays, rejected: dataQualityReasons },
  samples: [{}],
});
