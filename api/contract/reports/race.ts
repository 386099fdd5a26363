import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column, Texts } from '../table.ts';
import { BASES, basis, day, MODELS, meta, metricValue, model } from '../terms.ts';
import { FACT_DIMENSIONS, whereTerm } from '../where.ts';
import { WHYS } from '../why.ts';
import { comparedWith } from './changes.ts';
import { raceColumns } from './race-columns.ts';

export const RACE_STAGES = ['reach', 'act', 'convert', 'engage'] as const;
export type RaceStage = (typeof RACE_STAGES)[number];
export const RACE_ASPECTS = ['volume', 'quality', 'value', 'cost'] as const;

const aspects = z.object({
  volume: metricValue,
  quality: metricValue,
  value: metricValue,
  cost: metricValue,
});
export type RaceAspects = z.infer<typeof aspects>;

const row = aspects.extend({
  stage: z.enum(RACE_STAGES),
  before: aspects,
  /** Of channels that the plan names, and what it expects of them; null where no plan covers the period or says it. */
  of_planned: z.number().nullable(),
  planned: z.number().nullable(),
  why: z.partialRecord(z.enum(RACE_ASPECTS), z.enum(WHYS)),
});
export type RaceRow = z.infer<typeof row>;

export const raceReport = z.object({
  meta: meta.extend({
    report: z.literal('race'),
    model: z.enum(MODELS),
    basis: z.enum(BASES),
    where: z.array(z.string()),
    compare: z.object({ from: day, to: day }),
    plan: z.object({ id: z.string(), version: z.number() }).nullable(),
  }),
  rows: z.array(row),
});
export type RaceReport = z.infer<typeof raceReport>;

/** What each stage is measured by. */
const MEASURED: readonly Texts[] = [
  {
    en: 'Reach: visits; share of people who come for the first time; margin per visit; cost of a visit that was paid for.',
    ru: 'Охват: визиты; доля тех, кто пришёл впервые; маржа с визита; цена платного визита.',
    tr: 'Ulaşma: ziyaretler; ilk kez gelenlerin payı; ziyaret başına katkı payı; ücretli ziyaretin maliyeti.',
  },
  {
    en: 'Act: leads; leads of visits; margin per lead; cost per lead that was paid for.',
    ru: 'Интерес: лиды; доля визитов, ставших лидами; маржа с лида; цена платного лида.',
    tr: 'Eylem: potansiyel müşteriler; ziyaretlere oranı; potansiyel müşteri başına katkı payı; ücretli olanın maliyeti.',
  },
  {
    en: 'Convert: sales; sales of visits; margin per sale; cost per sale that was paid for.',
    ru: 'Покупка: продажи; доля визитов, ставших продажами; маржа с продажи; цена платной продажи.',
    tr: 'Satın alma: satışlar; ziyaretlere oranı; satış başına katkı payı; ücretli satışın maliyeti.',
  },
  {
    en: 'Engage: sales to people who had bought before; their share of all sales; margin per such sale. No cost is recorded for it.',
    ru: 'Возврат: продажи тем, кто уже покупал; их доля во всех продажах; маржа с такой продажи. Отдельных расходов на них нет.',
    tr: 'Geri gelme: daha önce almış kişilere satışlar; tüm satışlardaki payı; bu satış başına katkı payı. Ayrı bir maliyeti yok.',
  },
];

/** Reach, act, convert, engage: volume, quality, value and cost of each. */
export const race = reportContract({
  name: 'race',
  question: {
    en: 'Reach, act, convert, engage: what does each stage bring and cost?',
    ru: 'Охват, интерес, покупка, возврат: что даёт и сколько стоит каждый этап?',
    tr: 'Ulaşma, eylem, satın alma, geri gelme: her aşama ne getiriyor, neye mal oluyor?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: {
    compare: comparedWith,
    where: whereTerm('Only facts that pass', FACT_DIMENSIONS),
    model,
    basis,
  },
  answer: raceReport,
  columns: raceColumns,
  table: ({ meta, rows }) => ({
    columns: (raceColumns as readonly Column[]).filter(
      ({ key }) => meta.plan !== null || (key !== 'planned' && key !== 'of_planned'),
    ),
    rows: rows.map(({ before, why, ...cells }) => ({
      key: cells.stage,
      cells: {
        ...cells,
        ...Object.fromEntries(RACE_ASPECTS.map((aspect) => [`${aspect}_before`, before[aspect]])),
        why: Object.entries(why)
          .map(([aspect, reason]) => `${reason}: ${aspect}`)
          .join('; '),
      },
      why,
    })),
  }),
  notes: (_, language = 'en') => MEASURED.map((texts) => texts[language]),
  samples: [{}, { compare: 'year', model: 'linear', basis: 'lead', where: 'channel:starts:paid' }],
});
