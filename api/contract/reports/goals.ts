import * as z from 'zod';
import type { Language } from '../languages.ts';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column, Opening, TableRow } from '../table.ts';
import { day, meta } from '../terms.ts';
import { comparedWith } from './changes.ts';

export const GOALS_BY = ['goal', 'channel'] as const;

const row = z.object({
  key: z.string(),
  goal: z.string(),
  /** Null for the goal as a whole; empty where no touch led to it. */
  channel: z.string().nullable(),
  /** Times that the goal was reached; of a channel, those with a touch of it, so that channels do not add up to the goal. */
  reached: z.number(),
  people: z.number(),
  /** Value that the events tell; null where one of them has none in the base currency. */
  value: z.string().nullable(),
  /** Of the visits of the period. */
  rate: z.number().nullable(),
  reached_before: z.number(),
});
export type GoalRow = z.infer<typeof row>;

export const goalsReport = z.object({
  meta: meta.extend({
    report: z.literal('goals'),
    by: z.enum(GOALS_BY),
    compare: z.object({ from: day, to: day }),
    /** Goals of the configuration. */
    configured: z.array(z.string()),
    visits: z.number(),
  }),
  rows: z.array(row),
});
export type GoalsReport = z.infer<typeof goalsReport>;

interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const opening =
  (adds: 'count' | 'value') =>
  ({ cells }: TableRow, { from, to }: Asked): Opening => ({
    path: 'journeys',
    query: {
      ...(from && { from }),
      ...(to && { to }),
      of: `goal:${cells.goal}`,
      ...(typeof cells.channel === 'string' &&
        (cells.channel === '' ? { max_touches: '0' } : { channel: cells.channel })),
    },
    adds,
    sum: adds === 'count' ? 'totals.conversions' : 'totals.value',
  });

const columns: readonly Column<Asked>[] = [
  { key: 'goal', unit: 'text', label: { en: 'Goal', ru: 'Цель', tr: 'Hedef' } },
  {
    key: 'channel',
    unit: 'text',
    isChannel: true,
    label: { en: 'With a touch of', ru: 'С касанием канала', tr: 'Teması olan kanal' },
  },
  {
    ...{ key: 'reached', unit: 'count', bar: true, better: 'higher', opens: opening('count') },
    label: { en: 'Reached', ru: 'Достигнута', tr: 'Ulaşma' },
  },
  {
    ...{ key: 'people', unit: 'count', opens: () => 'bound' },
    label: { en: 'By people', ru: 'Человек', tr: 'Kişi' },
  },
  {
    ...{ key: 'value', unit: 'money', better: 'higher', opens: opening('value') },
    label: { en: 'Value', ru: 'Ценность', tr: 'Değer' },
  },
  {
    ...{ key: 'rate', unit: 'percent', better: 'higher', opens: () => 'derived' },
    label: { en: 'Of visits', ru: 'От визитов', tr: 'Ziyaretlere göre' },
  },
  {
    ...{ key: 'reached_before', unit: 'count', opens: () => 'bound' },
    label: { en: 'Reached before', ru: 'Раньше', tr: 'Önceki ulaşma' },
  },
];

const NONE: Readonly<Record<Language, string>> = {
  en: 'To count goals, name the events that matter under goals in throughline.config.yaml.',
  ru: 'Чтобы считать цели, опишите важные события в разделе goals файла throughline.config.yaml.',
  tr: 'Hedefleri saymak için önemli olayları throughline.config.yaml dosyasında goals altında adlandırın.',
};

/** How often the goals of the configuration were reached. */
export const goals = reportContract({
  name: 'goals',
  question: {
    en: 'How often are our goals reached, and through which channels?',
    ru: 'Как часто достигаются наши цели и через какие каналы?',
    tr: 'Hedeflerimize ne sıklıkta ve hangi kanallarla ulaşılıyor?',
  },
  readers: EVERYBODY,
  body: 'list',
  mayFindNothing: true,
  asks: {
    by: z
      .enum(GOALS_BY)
      .default('goal')
      .describe('Rows: each goal, or each goal and the channels that had a touch before it'),
    compare: comparedWith,
  },
  answer: goalsReport,
  columns,
  table: ({ meta, rows }) => ({
    columns: (columns as readonly Column[]).filter(
      ({ key }) => key !== 'channel' || meta.by === 'channel',
    ),
    rows: rows.map(({ key, channel, ...cells }) => ({
      key,
      cells: { ...cells, ...(meta.by === 'channel' && { channel: channel ?? '' }) },
    })),
  }),
  notes: ({ meta }, language = 'en') => (meta.configured.length === 0 ? [NONE[language]] : []),
  samples: [{}, { by: 'channel' }],
});
