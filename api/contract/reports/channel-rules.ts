import * as z from 'zod';
import { METRIC_UNITS } from '../metrics.ts';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column } from '../table.ts';
import { BASES, basis, MODELS, meta, metricValue, model } from '../terms.ts';
import { WHYS } from '../why.ts';

/** What is counted of each rule. */
export const RULE_METRICS = ['visits', 'leads', 'orders', 'deals', 'revenue'] as const;

const row = z.object({
  /** Opens its cells through `explore/rows`. */
  key: z.string(),
  /** Null for what no rule decides: touches that say nothing, and what no touch led to. */
  layer: z.enum(['custom', 'overlay', 'ga4']).nullable(),
  /** Place in its layer, from 1. */
  number: z.number().nullable(),
  /** As it is stored: `custom:1`, `overlay:paid-search`. */
  rule: z.string(),
  /** What a rule of one's own asks for; empty for the built-in ones. */
  pattern: z.string(),
  /** Null where several may follow. */
  channel: z.string().nullable(),
  ...(Object.fromEntries(RULE_METRICS.map((key) => [key, metricValue])) as Record<
    (typeof RULE_METRICS)[number],
    typeof metricValue
  >),
  why: z.partialRecord(z.enum(RULE_METRICS), z.enum(WHYS)),
});
export type ChannelRulesRow = z.infer<typeof row>;

export const channelRulesReport = z.object({
  meta: meta.extend({
    report: z.literal('channel-rules'),
    model: z.enum(MODELS),
    basis: z.enum(BASES),
  }),
  rows: z.array(row),
});
export type ChannelRulesReport = z.infer<typeof channelRulesReport>;

interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly model: string;
  readonly basis: string;
}

const columns: readonly Column<Asked>[] = [
  {
    key: 'number',
    unit: 'count',
    label: { en: 'No.', ru: '№', tr: 'No' },
    opens: () => 'bound',
  },
  {
    key: 'layer',
    unit: 'text',
    label: { en: 'Whose rule', ru: 'Чьё правило', tr: 'Kimin kuralı' },
  },
  { key: 'rule', unit: 'text', label: { en: 'Rule', ru: 'Правило', tr: 'Kural' } },
  {
    key: 'pattern',
    unit: 'text',
    label: { en: 'Pattern', ru: 'Условие', tr: 'Koşul' },
  },
  {
    key: 'channel',
    unit: 'text',
    isChannel: true,
    label: { en: 'Channel', ru: 'Канал', tr: 'Kanal' },
  },
  ...RULE_METRICS.map(
    (metric): Column<Asked> => ({
      ...{ key: metric, unit: METRIC_UNITS[metric], metric },
      ...(metric === 'visits' && { bar: true }),
      opens: ({ key = '' }, { from, to, model: by, basis: dated }) => ({
        path: 'explore/rows',
        query: {
          ...{ ...(from && { from }), ...(to && { to }), model: by, basis: dated, metric },
          ...Object.fromEntries(new URLSearchParams(key)),
        },
        adds: 'amount',
        sum: 'sum',
      }),
    }),
  ),
];

/** Rules of channels in the order in which they are tried, with what each decided. */
export const channelRules = reportContract({
  name: 'channel-rules',
  question: {
    en: 'Which rule decided how many visits?',
    ru: 'Сколько визитов определило каждое правило?',
    tr: 'Hangi kural kaç ziyareti belirledi?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: { model, basis },
  answer: channelRulesReport,
  columns,
  table: ({ rows }) => ({
    columns,
    rows: rows.map(({ key, why, ...cells }) => ({
      ...{ key, cells, why },
      isUnattributed: key === 'kind=unattributed',
    })),
  }),
  samples: [{}],
});
