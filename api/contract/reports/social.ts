import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column, Texts } from '../table.ts';
import { meta } from '../terms.ts';
import { ALL_SOCIAL_COLUMNS, socialColumns } from './social-columns.ts';
import { socialRows } from './social-rows.ts';
import { SOCIAL_BY, SOCIAL_NAMES } from './social-terms.ts';

const count = z.number().nullable();

/** Null is what no source tells. */
const figures = z.object({
  posts: z.number(),
  ...{ reach: count, engagements: count, clicks: count, mentions: count, followers: count },
  /** Engagements of posts with a known reach, by that reach. */
  engagement_rate: count,
  /** Of visits by the tags of the links; null without a tag, and where other rows share one. */
  ...{ visits: count, orders: count, revenue: z.string().nullable() },
  /** Source, medium and campaign of those links. */
  tags: z.array(z.array(z.string())),
});
export type SocialFigures = z.infer<typeof figures>;

export const HOUR_VERDICTS = ['better', 'worse', 'within_chance', 'too_few'] as const;

const socialReport = z.object({
  meta: meta.extend({
    report: z.literal('social'),
    by: z.enum(SOCIAL_BY),
    /** Posts that an hour needs to be judged. */
    minimum: z.number(),
    /** Posts without a tagged link, and those whose time of day is not told. */
    untagged: z.number(),
    untimed: z.number(),
  }),
  rows: z.array(
    figures.extend({
      name: z.string(),
      /** Of an hour: ends of the 95 % interval of its mean rate, and whether it differs from the others beyond chance. */
      low: count,
      high: count,
      hour_verdict: z.enum(HOUR_VERDICTS).nullable(),
    }),
  ),
  totals: figures,
});
export type SocialReport = z.infer<typeof socialReport>;

/** What posts reach and lead to, and when they are read. */
export const social = reportContract({
  name: 'social',
  question: {
    en: 'What do our posts reach and lead to, and when are they read best?',
    ru: 'Какой охват у публикаций, к чему они ведут и когда их читают лучше?',
    tr: 'Gönderilerimiz kime ulaşıyor, neye yol açıyor, en iyi ne zaman okunuyor?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: { by: z.enum(SOCIAL_BY).default('network').describe('What a row is') },
  answer: socialReport,
  columns: ALL_SOCIAL_COLUMNS,
  table: ({ meta: { by }, rows, totals }) => ({
    columns: socialColumns(by) as readonly Column[],
    rows: [
      ...rows.map(({ name, ...cells }) => ({
        cells: { [SOCIAL_NAMES[by].key]: name, ...cells },
        key: name,
      })),
      ...(rows.length > 0 ? [{ cells: { ...totals }, sum: 'total' as const }] : []),
    ],
  }),
  notes: ({ meta, totals, rows }, language = 'en') =>
    rows.length === 0
      ? []
      : [
          ...(meta.by === 'hour' ? [HOURS(meta.minimum, meta.untimed)] : [TAGS(meta.untagged)]),
          ...(totals.reach === null ? [] : [REACH]),
        ].map((texts) => texts[language]),
  drills: { rows: socialRows },
  samples: [{}, { by: 'hour' }, { by: 'post' }],
});

const HOURS = (minimum: number, untimed: number): Texts => ({
  en: `An hour is judged from ${minimum} posts on: its mean rate against that of all other hours, at 95 % over all hours together. Posts were not sent at random, so a better hour may be one of better posts. Without a time of day: ${untimed}.`,
  ru: `Час оценивается от ${minimum} публикаций: его средняя вовлечённость против остальных часов, 95 % на все часы вместе. Время публикаций выбирали не случайно: лучший час может быть часом лучших публикаций. Без времени суток: ${untimed}.`,
  tr: `Bir saat en az ${minimum} gönderiyle değerlendirilir: ortalama oranı, tüm saatler birlikte %95 düzeyinde, diğer saatlerle karşılaştırılır. Saatler rastgele seçilmedi; iyi görünen saat, iyi gönderilerin saati olabilir. Saati bilinmeyen: ${untimed}.`,
});
const TAGS = (untagged: number): Texts => ({
  en: `Visits, orders and revenue are those of the tags in the links (source, medium and campaign). Posts without a tagged link: ${untagged}. Where several rows share a tag, none of them can claim it; the total has it once.`,
  ru: `Визиты, заказы и выручка – по меткам в ссылках (источник, тип и кампания). Публикаций без ссылки с метками: ${untagged}. Если одна метка у нескольких строк, ни к одной её отнести нельзя; в итоге она учтена один раз.`,
  tr: `Ziyaret, sipariş ve ciro, bağlantılardaki etiketlere (kaynak, araç ve kampanya) göredir. Etiketli bağlantısı olmayan gönderi: ${untagged}. Birkaç satır aynı etiketi paylaşıyorsa hiçbirine yazılmaz; toplamda bir kez sayılır.`,
});
const REACH: Texts = {
  en: 'The reach of several posts counts whoever saw two of them twice.',
  ru: 'В суммарном охвате тот, кто видел две публикации, учтён дважды.',
  tr: 'Birden çok gönderinin erişiminde ikisini gören iki kez sayılır.',
};
