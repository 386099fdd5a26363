import * as z from 'zod';
import type { Language } from '../languages.ts';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column, NotOpened, Opening, TableRow } from '../table.ts';
import { meta } from '../terms.ts';
import {
  INDICATOR_TEXTS,
  MATURITY_DIMENSIONS,
  MATURITY_INDICATORS,
} from './maturity-indicators.ts';

const level = z.number().int().min(1).max(4).nullable();

const row = z.object({
  indicator: z.enum(MATURITY_INDICATORS),
  dimension: z.enum(MATURITY_DIMENSIONS),
  /** From 1 to 4; null is not known, which is not the lowest. */
  level,
  /** Share, number or change that the level is of; null where words say it, and where it is not known. */
  value: z.number().nullable(),
  /** The word that says it, such as how deep the CRM tells. */
  word: z.string().nullable(),
  /** Value of the next level; null where that asks for something else. */
  threshold: z.number().nullable(),
  /** What the value is a part of. */
  part: z.number().nullable(),
  of: z.number().nullable(),
  /** (threshold − value) · the money that the indicator governs. */
  at_stake: z.string().nullable(),
  governs: z.string().nullable(),
  /** Stages that cannot be reached without it. */
  gate_of: z.array(z.number()),
});
export type MaturityRow = z.infer<typeof row>;

export const maturityReport = z.object({
  meta: meta.extend({
    report: z.literal('maturity'),
    /** Indicators that are known, of nineteen; a stage needs ten. */
    known: z.number(),
    needed: z.number(),
  }),
  /** Null while fewer than ten indicators are known: there are only questions then. */
  stage: level,
  /** As `stage`, but not before two quarters agree. */
  shown: level,
  /** What the stage would be if the gates that are not known were met. */
  upper_stage: level,
  dimensions: z.array(
    z.object({ dimension: z.enum(MATURITY_DIMENSIONS), level: z.number().nullable() }),
  ),
  /** Gates of the next stage. */
  unmet_gates: z.array(z.enum(MATURITY_INDICATORS)),
  unknown_gates: z.array(z.enum(MATURITY_INDICATORS)),
  /** The three gaps with most margin at stake. */
  gaps: z.array(z.enum(MATURITY_INDICATORS)),
  rows: z.array(row),
});
export type MaturityReport = z.infer<typeof maturityReport>;

interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What some indicators are a part of, as a metric of the catalogue. */
const OF_METRIC: Readonly<Partial<Record<string, string>>> = {
  ...{ revenue_attributed: 'revenue', identity: 'sold', omnichannel: 'sold' },
};
const bound = () => 'bound' as const;

function wholeOpens({ cells }: TableRow, { from, to }: Asked): Opening | NotOpened {
  const metric = OF_METRIC[String(cells.indicator)];
  return metric === undefined
    ? 'bound'
    : {
        path: 'explore/rows',
        query: { ...(from && { from }), ...(to && { to }), metric },
        adds: 'amount',
        sum: 'sum',
      };
}

const columns: readonly Column<Asked>[] = [
  { key: 'indicator', unit: 'text', label: { en: 'Indicator', ru: 'Показатель', tr: 'Gösterge' } },
  { key: 'dimension', unit: 'text', label: { en: 'Dimension', ru: 'Область', tr: 'Boyut' } },
  {
    ...{ key: 'level', unit: 'count', better: 'higher', bar: true, opens: () => 'derived' },
    label: { en: 'Level', ru: 'Уровень', tr: 'Düzey' },
  },
  {
    ...{ key: 'value', unit: 'ratio', opens: () => 'derived' },
    label: { en: 'Value', ru: 'Значение', tr: 'Değer' },
  },
  { key: 'word', unit: 'text', label: { en: 'As reported', ru: 'Как есть', tr: 'Durum' } },
  {
    ...{ key: 'threshold', unit: 'ratio', opens: bound },
    label: { en: 'Next level from', ru: 'Следующий уровень с', tr: 'Sonraki düzey sınırı' },
  },
  {
    ...{ key: 'part', unit: 'count', opens: bound },
    label: { en: 'Part', ru: 'Часть', tr: 'Kısım' },
  },
  {
    ...{ key: 'of', unit: 'count', opens: wholeOpens },
    label: { en: 'of all', ru: 'из всех', tr: 'toplam' },
  },
  {
    ...{ key: 'at_stake', unit: 'money', opens: () => 'derived' },
    label: { en: 'At stake', ru: 'Под вопросом', tr: 'Söz konusu tutar' },
  },
  {
    ...{ key: 'governs', unit: 'money', opens: bound },
    label: { en: 'Money it governs', ru: 'Деньги, от него зависящие', tr: 'Bağlı olduğu tutar' },
  },
  {
    ...{ key: 'gate_of', unit: 'list', separator: ', ' },
    label: { en: 'Gate of stage', ru: 'Условие этапа', tr: 'Koşulu olduğu aşama' },
  },
];

const FEW: Readonly<Record<Language, (known: number, needed: number) => string>> = {
  en: (known, needed) =>
    `${known} of 19 indicators are known and a stage needs ${needed}: answer the questions, or connect what tells them.`,
  ru: (known, needed) =>
    `Известно показателей: ${known} из 19, для оценки этапа нужно ${needed}. Ответьте на вопросы или подключите источники.`,
  tr: (known, needed) =>
    `19 göstergeden ${known} tanesi biliniyor, aşama için ${needed} gerekir: soruları yanıtlayın ya da kaynakları bağlayın.`,
};

/** How mature marketing is, computed from facts. */
export const maturity = reportContract({
  name: 'maturity',
  question: {
    en: 'How mature is our marketing, and what is the next step?',
    ru: 'Насколько зрел наш маркетинг и какой шаг следующий?',
    tr: 'Pazarlamamız ne kadar olgun, sıradaki adım ne?',
  },
  readers: EVERYBODY,
  body: 'list',
  usually: 'twelve_months',
  asks: {},
  answer: maturityReport,
  columns,
  table: ({ rows }) => ({
    columns: columns as readonly Column[],
    rows: rows.map(({ gate_of, ...cells }) => ({
      key: cells.indicator,
      cells: { ...cells, gate_of: gate_of.map(String) },
    })),
  }),
  notes: ({ meta, rows }, language = 'en') => [
    ...(meta.known < meta.needed ? [FEW[language](meta.known, meta.needed)] : []),
    ...rows
      .filter(({ level }) => level === null)
      .map(({ indicator }) => INDICATOR_TEXTS[indicator].question[language]),
  ],
  samples: [{}],
});
