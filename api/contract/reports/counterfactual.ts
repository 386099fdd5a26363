import * as z from 'zod';
import type { Language } from '../languages.ts';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column, Opening, TableRow } from '../table.ts';
import { BASES, basis, meta } from '../terms.ts';
import { WHYS } from '../why.ts';

/**
 * - `better_without`: even if every sale with a touch of it were lost, its cost is more than their margin.
 * - `worse_without`: the sales that had no other touch bring more than it costs.
 * - `unsure`: it depends on how many of the others would have come anyway.
 * - `free`: it costs nothing, so nothing is saved.
 */
export const WITHOUT_VERDICTS = ['better_without', 'worse_without', 'unsure', 'free'] as const;

const count = z.number().nullable();
const money = z.string().nullable();
const row = z.object({
  key: z.string(),
  channel: z.string(),
  /** Sales that would be lost: those with no other touch at least, those with any touch of it at most. */
  lost: count,
  lost_low: z.number(),
  lost_high: z.number(),
  margin: money,
  margin_low: money,
  margin_high: money,
  /** What would be saved; null where it is not known, and where nothing is paid. */
  saved: money,
  /** Saved less margin, and its ends. */
  gain: money,
  gain_low: money,
  gain_high: money,
  verdict: z.enum(WITHOUT_VERDICTS).nullable(),
  /** Sales of which it was the last touch, for comparison. */
  last: z.number(),
  why: z.partialRecord(z.enum(['lost', 'margin', 'saved']), z.enum(WHYS)),
});
export type WithoutRow = z.infer<typeof row>;

export const counterfactualReport = z.object({
  meta: meta.extend({
    report: z.literal('counterfactual'),
    basis: z.enum(BASES),
    /** Sales of the period, and those without any touch, which no channel would take away. */
    sales: z.number(),
    untouched: z.number(),
    /** Why nothing stands between the ends; null where the model could be fitted. */
    off: z.object({ needed: z.number(), found: z.number() }).nullable(),
  }),
  rows: z.array(row),
});
export type CounterfactualReport = z.infer<typeof counterfactualReport>;

interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly basis: string;
}

const opening =
  (end: 'low' | 'high', adds: 'count' | 'value') =>
  ({ cells }: TableRow, { from, to, basis }: Asked): Opening => ({
    path: 'journeys',
    query: {
      ...(from && { from }),
      ...(to && { to }),
      ...{ basis, value: 'margin' },
      [end === 'low' ? 'set' : 'channel']: String(cells.channel),
    },
    adds,
    sum: adds === 'count' ? 'totals.conversions' : 'totals.value',
  });
const derived = () => 'derived' as const;

const columns: readonly Column<Asked>[] = [
  {
    ...{ key: 'channel', unit: 'text', isChannel: true },
    label: { en: 'Without', ru: 'Без канала', tr: 'Olmadan' },
  },
  { key: 'verdict', unit: 'text', label: { en: 'Verdict', ru: 'Вывод', tr: 'Karar' } },
  {
    ...{ key: 'lost', unit: 'count', bar: true, opens: () => 'fitted' },
    label: { en: 'Sales lost', ru: 'Потеряно продаж', tr: 'Kaybedilen satış' },
  },
  {
    ...{ key: 'lost_low', unit: 'count', opens: opening('low', 'count') },
    label: { en: 'at least', ru: 'не меньше', tr: 'en az' },
  },
  {
    ...{ key: 'lost_high', unit: 'count', opens: opening('high', 'count') },
    label: { en: 'at most', ru: 'не больше', tr: 'en çok' },
  },
  {
    ...{ key: 'margin', unit: 'money', opens: () => 'fitted' },
    label: { en: 'Margin lost', ru: 'Потеряно маржи', tr: 'Kaybedilen katkı payı' },
  },
  {
    ...{ key: 'margin_low', unit: 'money', opens: opening('low', 'value') },
    label: { en: 'at least', ru: 'не меньше', tr: 'en az' },
  },
  {
    ...{ key: 'margin_high', unit: 'money', opens: opening('high', 'value') },
    label: { en: 'at most', ru: 'не больше', tr: 'en çok' },
  },
  {
    key: 'saved',
    unit: 'money',
    label: { en: 'Cost saved', ru: 'Сэкономлено', tr: 'Tasarruf' },
    opens: ({ cells }, { from, to, basis }) => ({
      path: 'explore/rows',
      query: {
        ...(from && { from }),
        ...(to && { to }),
        ...{ basis, metric: 'cost', channel: String(cells.channel) },
      },
      adds: 'amount',
      sum: 'sum',
    }),
  },
  {
    ...{ key: 'gain', unit: 'money', better: 'higher', opens: derived },
    label: { en: 'Gain without it', ru: 'Выгода без канала', tr: 'Olmadan kazanç' },
  },
  {
    ...{ key: 'gain_low', unit: 'money', opens: derived },
    label: { en: 'at least', ru: 'не меньше', tr: 'en az' },
  },
  {
    ...{ key: 'gain_high', unit: 'money', opens: derived },
    label: { en: 'at most', ru: 'не больше', tr: 'en çok' },
  },
  {
    ...{ key: 'last', unit: 'count', opens: () => 'bound' },
    label: { en: 'Last touch of', ru: 'Последнее касание', tr: 'Son temas' },
  },
];

const OFF: Readonly<Record<Language, (found: number, needed: number) => string>> = {
  en: (found, needed) =>
    `Only the ends are known: a model between them needs ${needed} sales with a touch, and ${found} are there. Choose a longer period.`,
  ru: (found, needed) =>
    `Известны только границы: модели нужно ${needed} продаж с касанием, а их ${found}. Выберите период длиннее.`,
  tr: (found, needed) =>
    `Yalnızca sınırlar biliniyor: model için temaslı ${needed} satış gerekir, ${found} var. Daha uzun bir dönem seçin.`,
};
const ASSUMED: Readonly<Record<Language, string>> = {
  en: 'At least: sales whose journey had no other channel. At most: all with a touch of it. Between them: the part that the Markov model gives it. People who would have come another way make the loss smaller; a test with the channel off measures it.',
  ru: 'Не меньше: продажи, в пути которых не было других каналов. Не больше: все с касанием канала. Между ними: доля по модели Маркова. Те, кто пришёл бы иначе, уменьшают потерю; точно измеряет тест с отключением.',
  tr: 'En az: yolculuğunda başka kanal olmayan satışlar. En çok: bu kanala teması olan tüm satışlar. Arada: Markov modelinin verdiği pay. Başka yoldan gelecek kişiler kaybı azaltır; kanal kapatılarak yapılan test bunu ölçer.',
};

/** What the period would have been without each channel. */
export const counterfactual = reportContract({
  name: 'counterfactual',
  question: {
    en: 'What would the period have been without each channel?',
    ru: 'Каким был бы период без каждого из каналов?',
    tr: 'Her kanal olmasaydı dönem nasıl olurdu?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: { basis },
  answer: counterfactualReport,
  columns,
  table: ({ rows }) => ({
    columns: columns as readonly Column[],
    rows: rows.map(({ key, why, ...cells }) => ({ key, cells, why })),
  }),
  notes: ({ meta }, language = 'en') => [
    ...(meta.off ? [OFF[language](meta.off.found, meta.off.needed)] : []),
    ASSUMED[language],
  ],
  samples: [{}, { basis: 'lead' }],
});
