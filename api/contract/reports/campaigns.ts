import * as z from 'zod';
import { DIMENSIONS } from '../dimensions.ts';
import { maturedPeriod } from '../matured-days.ts';
import { METRIC_UNITS } from '../metrics.ts';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column, Opening, TableRow, Texts } from '../table.ts';
import { BASES, basis, day, MODELS, meta, metricValue, model, page } from '../terms.ts';
import { type Condition, conditionText, FACT_DIMENSIONS, whereTerm } from '../where.ts';
import { WHYS } from '../why.ts';

/**
 * What to do with a campaign, by the interval of its profit.
 * - `stop`: even the upper end is a loss.
 * - `watch`: a loss so far, which chance may explain.
 * - `keep`: a profit so far, which chance may explain.
 * - `grow`: even the lower end is a profit.
 * - `too_early`: fewer than ten sales, and they do not decide it; `needs` says how many more would, if it goes on so.
 * - `no_cost`: it was paid for, and no cost data says what it cost.
 * - `tags_missing`: its cost and its results cannot be brought together for want of tags.
 */
export const VERDICTS = [
  ...(['stop', 'watch', 'keep', 'grow'] as const),
  ...(['too_early', 'no_cost', 'tags_missing'] as const),
] as const;
export type Verdict = (typeof VERDICTS)[number];

export const CAMPAIGN_METRICS = [
  ...(['cost', 'margin', 'profit', 'romi_margin', 'visits', 'leads', 'cpl', 'new_share'] as const),
] as const;

const count = z.number().nullable();
const campaignRow = z.object({
  key: z.string(),
  channel: z.string(),
  source: z.string(),
  campaign: z.string(),
  /** Null where the profit is not known for another reason, which `why.profit` says. */
  verdict: z.enum(VERDICTS).nullable(),
  cost: metricValue,
  margin: metricValue,
  profit: metricValue,
  /** Ends of the 80 % interval of the profit. */
  profit_low: metricValue,
  profit_high: metricValue,
  /** Credited orders and deals. */
  sales: count,
  needs: count,
  romi_margin: metricValue,
  visits: metricValue,
  leads: metricValue,
  cpl: metricValue,
  new_share: metricValue,
  why: z.partialRecord(z.enum([...CAMPAIGN_METRICS, 'sales']), z.enum(WHYS)),
});
export type CampaignRow = z.infer<typeof campaignRow>;

const campaignsReport = z.object({
  meta: meta.extend({
    report: z.literal('campaigns'),
    model: z.enum(MODELS),
    basis: z.enum(BASES),
    matured_period: maturedPeriod,
    where: z.array(z.string()),
    rows: z.number(),
    /** Rows of campaign level that are no question of cost: nothing of them was paid for. */
    not_paid: z.number(),
  }),
  /**
   * The row that loses most, and since when: the day after the last one on which its profit, summed up from the first
   * day of the period, was at its highest. Null where no known profit is below 0, or its days cannot be told.
   */
  losing: z
    .object({
      ...{ key: z.string(), channel: z.string(), source: z.string(), campaign: z.string() },
      /** Of the row. */
      profit: metricValue,
      since: day,
      /** What was lost from that day on, as a positive amount; what was earned before is `profit` + `lost`. */
      lost: z.string(),
    })
    .nullable(),
  /** How many campaigns have a verdict, and their cost and profit as far as both are known. */
  verdicts: z.array(
    z.object({
      verdict: z.enum(VERDICTS),
      campaigns: z.number(),
      cost: metricValue,
      profit: metricValue,
    }),
  ),
  rows: z.array(campaignRow),
});
export type CampaignsReport = z.infer<typeof campaignsReport>;

interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly model: string;
  readonly basis: string;
  readonly where: readonly Condition[];
}

const opening =
  (metric: string) =>
  ({ key = '' }: TableRow, { from, to, model, basis, where }: Asked): Opening => ({
    path: 'explore/rows',
    query: {
      ...(from && { from }),
      ...(to && { to }),
      ...{ model, basis, metric },
      ...(where.length > 0 && { where: where.map(conditionText) }),
      ...Object.fromEntries(new URLSearchParams(key)),
    },
    adds: 'amount',
    sum: 'sum',
  });
const SUMS = new Set<string>(['cost', 'margin', 'visits', 'leads']);
const metricColumn = (key: (typeof CAMPAIGN_METRICS)[number]): Column<Asked> => ({
  ...{ key, unit: METRIC_UNITS[key], metric: key },
  ...(key === 'cost' && { bar: true }),
  ...(key === 'profit' && { within: { low: 'profit_low', high: 'profit_high' } }),
  opens: SUMS.has(key) ? opening(key) : () => 'derived',
});

const columns: readonly Column<Asked>[] = [
  { key: 'channel', unit: 'text', isChannel: true, label: DIMENSIONS.channel.label },
  { key: 'source', unit: 'text', label: DIMENSIONS.source.label },
  { key: 'campaign', unit: 'text', label: DIMENSIONS.campaign.label },
  { key: 'verdict', unit: 'text', label: { en: 'Verdict', ru: 'Вывод', tr: 'Karar' } },
  ...(['cost', 'margin', 'profit'] as const).map(metricColumn),
  {
    ...{ key: 'profit_low', unit: 'money', opens: () => 'bound' },
    label: { en: 'Profit, at least', ru: 'Прибыль, не меньше', tr: 'Kâr, en az' },
  },
  {
    ...{ key: 'profit_high', unit: 'money', opens: () => 'bound' },
    label: { en: 'Profit, at most', ru: 'Прибыль, не больше', tr: 'Kâr, en çok' },
  },
  {
    ...{ key: 'sales', unit: 'count', opens: () => 'derived' },
    label: { en: 'Sales', ru: 'Продажи', tr: 'Satışlar' },
  },
  {
    ...{ key: 'needs', unit: 'count', opens: () => 'derived' },
    label: {
      en: 'Sales needed to tell',
      ru: 'Сколько ещё продаж нужно',
      tr: 'Karar için gereken satış',
    },
  },
  ...(['romi_margin', 'visits', 'leads', 'cpl', 'new_share'] as const).map(metricColumn),
];

const TAGS_MISSING: Texts = {
  en: 'tags_missing: put utm_campaign on the links of these ads, so that cost and results meet.',
  ru: 'Нет меток: добавьте utm_campaign в ссылки этих объявлений, чтобы расходы и результаты сошлись.',
  tr: 'Etiket eksik: maliyet ve sonuç buluşsun diye bu reklamların bağlantılarına utm_campaign ekleyin.',
};

/** Which campaigns to stop, to grow and to repair. */
export const campaigns = reportContract({
  name: 'campaigns',
  question: {
    en: 'Which campaigns should we stop, grow or repair?',
    ru: 'Какие кампании остановить, усилить или починить?',
    tr: 'Hangi kampanyaları durdurmalı, büyütmeli ya da onarmalıyız?',
  },
  readers: EVERYBODY,
  body: 'list',
  usually: { maturedDays: 90 },
  asks: {
    where: whereTerm('Only facts that pass', FACT_DIMENSIONS),
    model,
    basis,
    ...page,
  },
  answer: campaignsReport,
  columns,
  table: ({ rows }) => ({
    columns,
    rows: rows.map(({ key, why, ...cells }) => ({ key, cells, why })),
  }),
  notes: ({ rows }, language = 'en') =>
    rows.some(({ verdict }) => verdict === 'tags_missing') ? [TAGS_MISSING[language]] : [],
  samples: [{}, { model: 'linear', basis: 'lead', where: 'channel:starts:paid' }],
});
