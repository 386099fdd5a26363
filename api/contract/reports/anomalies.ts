import * as z from 'zod';
import type { Language } from '../languages.ts';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column, Opening, TableRow } from '../table.ts';
import { BASES, basis, day, MODELS, meta, model } from '../terms.ts';
import { type Condition, conditionText, FACT_DIMENSIONS, whereTerm } from '../where.ts';

/** Metrics whose days are watched. */
export const WATCHED = ['visits', 'leads', 'revenue', 'cost'] as const;
export type Watched = (typeof WATCHED)[number];

const row = z.object({
  key: z.string(),
  metric: z.enum(WATCHED),
  /** First odd day; consecutive ones of one direction are one alert. */
  day,
  last_day: day,
  days: z.number(),
  /** `stopped`: nothing where ten or more were expected. `level_shift`: five days, and the level from then on. */
  kind: z.enum(['deviation', 'stopped', 'level_shift']),
  direction: z.enum(['up', 'down']),
  /** Of the first day, and what the same weekdays of the eight weeks before make expect. */
  value: z.number(),
  expected: z.number(),
  /** Sum of differences over all days. */
  difference: z.number(),
  /** |difference| times the margin of one; of money the difference itself. Null where that is not known. */
  at_stake: z.string().nullable(),
  /** The dimension whose fewest values explain four fifths of it, these values, and the share that they explain. */
  dimension: z.enum(['channel', 'source']).nullable(),
  causes: z.array(z.string()),
  explained: z.number().nullable(),
  /** Other metrics that were odd on the same day for the same cause. */
  also: z.array(z.enum(WATCHED)),
});
export type AnomalyRow = z.infer<typeof row>;

export const anomaliesReport = z.object({
  meta: meta.extend({
    report: z.literal('anomalies'),
    model: z.enum(MODELS),
    basis: z.enum(BASES),
    where: z.array(z.string()),
    /** Days by which the period is judged. */
    learned_from: day,
  }),
  /**
   * How it stands with each metric: watched, or so many days before it can be. `sparse`: fewer than ten sales on a usual day,
   * so that single days differ by chance.
   */
  metrics: z.array(
    z.object({
      metric: z.enum(WATCHED),
      status: z.enum(['learning', 'watching', 'sparse', 'unknown']),
      days_to_go: z.number(),
    }),
  ),
  /** By the money at stake, the most first. */
  rows: z.array(row),
});
export type AnomaliesReport = z.infer<typeof anomaliesReport>;

interface Asked {
  readonly model: string;
  readonly basis: string;
  readonly where: readonly Condition[];
}

function opensDay({ cells }: TableRow, { model, basis, where }: Asked): Opening {
  const on = String(cells.day);
  return {
    path: 'explore/rows',
    query: {
      ...{ from: on, to: on, model, basis, metric: String(cells.metric) },
      ...(where.length > 0 && { where: where.map(conditionText) }),
    },
    adds: 'amount',
    // Of a cost with a part that was never told no sum is given.
    ...(cells.metric !== 'cost' && { sum: 'sum' }),
  };
}

const columns: readonly Column<Asked>[] = [
  { key: 'day', unit: 'text', label: { en: 'Day', ru: 'День', tr: 'Gün' } },
  { key: 'metric', unit: 'text', label: { en: 'Metric', ru: 'Показатель', tr: 'Metrik' } },
  { key: 'kind', unit: 'text', label: { en: 'What happened', ru: 'Что случилось', tr: 'Ne oldu' } },
  {
    key: 'direction',
    unit: 'text',
    label: { en: 'Direction', ru: 'Направление', tr: 'Yön' },
  },
  {
    ...{ key: 'value', unit: 'ratio', opens: opensDay },
    label: { en: 'On the day', ru: 'В этот день', tr: 'O gün' },
  },
  {
    ...{ key: 'expected', unit: 'ratio', opens: () => 'derived' },
    label: { en: 'Expected', ru: 'Ожидалось', tr: 'Beklenen' },
  },
  {
    ...{ key: 'difference', unit: 'ratio', opens: () => 'derived' },
    label: { en: 'Difference', ru: 'Разница', tr: 'Fark' },
  },
  {
    ...{ key: 'days', unit: 'days', opens: () => 'bound' },
    label: { en: 'Days', ru: 'Дней', tr: 'Gün sayısı' },
  },
  {
    ...{ key: 'at_stake', unit: 'money', bar: true, opens: () => 'derived' },
    label: { en: 'Money at stake', ru: 'Сумма под вопросом', tr: 'Söz konusu tutar' },
  },
  {
    ...{ key: 'causes', unit: 'list', separator: ', ' },
    label: { en: 'Where', ru: 'Где', tr: 'Nerede' },
  },
  {
    ...{ key: 'explained', unit: 'percent', opens: () => 'derived' },
    label: { en: 'Explains', ru: 'Объясняет', tr: 'Açıklıyor' },
  },
  {
    ...{ key: 'also', unit: 'list', separator: ', ' },
    label: { en: 'Odd as well', ru: 'Необычно и', tr: 'Ayrıca' },
  },
  {
    ...{ key: 'last_day', unit: 'text', isAside: true },
    label: { en: 'Last day', ru: 'Последний день', tr: 'Son gün' },
  },
];

const LEARNING: Readonly<Record<Language, (metric: string, days: number) => string>> = {
  en: (metric, days) => `${metric}: learning, ${days} days to go.`,
  ru: (metric, days) => `${metric}: пока учимся, осталось дней: ${days}.`,
  tr: (metric, days) => `${metric}: öğreniliyor, ${days} gün kaldı.`,
};
const METRIC_WORDS: Readonly<Record<Language, Readonly<Record<Watched, string>>>> = {
  en: { visits: 'Visits', leads: 'Leads', revenue: 'Revenue', cost: 'Cost' },
  ru: { visits: 'Визиты', leads: 'Лиды', revenue: 'Выручка', cost: 'Расход' },
  tr: { visits: 'Ziyaretler', leads: 'Potansiyel müşteriler', revenue: 'Ciro', cost: 'Maliyet' },
};
const UNKNOWN: Readonly<Record<Language, (metric: string) => string>> = {
  en: (metric) => `${metric}: not watched, for a part of it is not known.`,
  ru: (metric) => `${metric}: не отслеживается, часть данных неизвестна.`,
  tr: (metric) => `${metric}: izlenmiyor, bir kısmı bilinmiyor.`,
};
const SPARSE: Readonly<Record<Language, (metric: string) => string>> = {
  en: (metric) => `${metric}: not watched by day, for fewer than ten sales come on a usual one.`,
  ru: (metric) => `${metric}: по дням не отслеживается, в обычный день меньше десяти продаж.`,
  tr: (metric) => `${metric}: gün gün izlenmiyor, sıradan bir günde ondan az satış var.`,
};
const NONE: Readonly<Record<Language, string>> = {
  en: 'No day of the period is unusual.',
  ru: 'Необычных дней за период нет.',
  tr: 'Dönemde olağan dışı gün yok.',
};

/** Which days are odd, and what moved on them. */
export const anomalies = reportContract({
  name: 'anomalies',
  question: {
    en: 'Which days are unusual, and what is behind them?',
    ru: 'Какие дни необычны и что за этим стоит?',
    tr: 'Hangi günler olağan dışı ve arkasında ne var?',
  },
  readers: EVERYBODY,
  body: 'list',
  mayFindNothing: true,
  asks: { where: whereTerm('Only facts that pass', FACT_DIMENSIONS), model, basis },
  answer: anomaliesReport,
  columns,
  table: ({ rows }) => ({
    columns: columns as readonly Column[],
    rows: rows.map(({ key, dimension: _, ...cells }) => ({ key, cells })),
  }),
  notes: ({ metrics, rows }, language = 'en') => [
    ...(rows.length === 0 ? [NONE[language]] : []),
    ...metrics.flatMap(({ metric, status, days_to_go: days }) =>
      status === 'learning'
        ? [LEARNING[language](METRIC_WORDS[language][metric], days)]
        : status === 'unknown'
          ? [UNKNOWN[language](METRIC_WORDS[language][metric])]
          : status === 'sparse'
            ? [SPARSE[language](METRIC_WORDS[language][metric])]
            : [],
    ),
  ],
  samples: [{}],
});
