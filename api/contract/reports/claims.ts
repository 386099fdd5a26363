import * as z from 'zod';
import { boundedInteger, MOST_OFFSET } from '../bounded-number.ts';
import { periodTerms } from '../period.ts';
import { drillContract, reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column, Opening, TableRow } from '../table.ts';
import { MODELS, meta, model } from '../terms.ts';
import { claimsNotes } from './claims-notes.ts';

/** Which of our conversions are held against what is claimed. */
export const CLAIMED_OF = ['sale', 'order', 'deal', 'lead'] as const;
/** What is told one below the other; `unseen` and `shared` are what lies between, so that nothing is left over. */
export const CLAIM_SIDES = ['claimed', 'seen', 'attributed'] as const;

const number = z.number().nullable();
const money = z.string().nullable();

const row = z.object({
  key: z.string(),
  /** The ad platform, by the first of its sources: `facebook` for Instagram too. */
  platform: z.string(),
  /** Attribution setting of the platform and what it counts; neither is ever added up. */
  setting: z.string(),
  action: z.string(),
  /** What the platform claims; null where it does not tell. */
  claimed: number,
  /** Less than that: no paid touch of the platform stands before them here. Negative where we see more. */
  unseen: number,
  /** Conversions with a paid touch of the platform in their window. */
  seen: z.number(),
  /** Of those the part that the model gives to others. */
  shared: z.number(),
  /** The part that the model gives to the platform. */
  attributed: z.number(),
  claimed_value: money,
  unseen_value: money,
  seen_value: money,
  shared_value: money,
  attributed_value: money,
});
export type ClaimsRow = z.infer<typeof row>;

export const claimsReport = z.object({
  meta: meta.extend({
    report: z.literal('claims'),
    model: z.enum(MODELS),
    of: z.enum(CLAIMED_OF),
  }),
  rows: z.array(row),
});
export type ClaimsReport = z.infer<typeof claimsReport>;

interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly model: string;
  readonly of: string;
}

const behind =
  (side: (typeof CLAIM_SIDES)[number], adds: 'conversions' | 'value') =>
  ({ key = '' }: TableRow, { from, to, model: by, of }: Asked): Opening => ({
    path: 'claims/rows',
    query: {
      ...(from && { from }),
      ...(to && { to }),
      ...{ model: by, of, side },
      ...Object.fromEntries(new URLSearchParams(key)),
    },
    adds,
  });

const columns: readonly Column<Asked>[] = [
  { key: 'platform', unit: 'text', label: { en: 'Platform', ru: 'Площадка', tr: 'Platform' } },
  {
    key: 'setting',
    unit: 'text',
    label: { en: 'Its setting', ru: 'Её настройка', tr: 'Ayarı' },
  },
  { key: 'action', unit: 'text', label: { en: 'It counts', ru: 'Что считает', tr: 'Saydığı' } },
  {
    ...{ key: 'claimed', unit: 'count', bar: true, opens: behind('claimed', 'conversions') },
    label: { en: 'Claimed', ru: 'Заявлено', tr: 'Bildirilen' },
  },
  {
    ...{ key: 'unseen', unit: 'count', opens: () => 'derived' },
    label: { en: 'Not seen here', ru: 'Не видим у себя', tr: 'Bizde görünmeyen' },
  },
  {
    ...{ key: 'seen', unit: 'count', opens: behind('seen', 'conversions') },
    label: { en: 'Seen with its touch', ru: 'С её касанием', tr: 'Teması görülen' },
  },
  {
    ...{ key: 'shared', unit: 'count', opens: () => 'derived' },
    label: { en: 'Given to others', ru: 'Отдано другим', tr: 'Başkalarına verilen' },
  },
  {
    ...{ key: 'attributed', unit: 'count', opens: behind('attributed', 'conversions') },
    label: { en: 'Attributed', ru: 'Атрибутировано', tr: 'Atfedilen' },
  },
  {
    ...{ key: 'claimed_value', unit: 'money', opens: behind('claimed', 'value') },
    label: { en: 'Claimed, value', ru: 'Заявлено, сумма', tr: 'Bildirilen tutar' },
  },
  {
    ...{ key: 'unseen_value', unit: 'money', opens: () => 'derived' },
    label: { en: 'Not seen, value', ru: 'Не видим, сумма', tr: 'Görünmeyen tutar' },
  },
  {
    ...{ key: 'seen_value', unit: 'money', opens: behind('seen', 'value') },
    label: { en: 'Seen, revenue', ru: 'С касанием, выручка', tr: 'Teması görülen ciro' },
  },
  {
    ...{ key: 'shared_value', unit: 'money', opens: () => 'derived' },
    label: { en: 'Given to others, revenue', ru: 'Отдано, выручка', tr: 'Verilen ciro' },
  },
  {
    ...{ key: 'attributed_value', unit: 'money', opens: behind('attributed', 'value') },
    label: { en: 'Attributed, revenue', ru: 'Атрибутировано, выручка', tr: 'Atfedilen ciro' },
  },
];

const of = z
  .enum(CLAIMED_OF)
  .default('sale')
  .describe('Which of our conversions: sale (orders and deals), order, deal or lead');

export const claimsRows = drillContract({
  path: 'rows',
  question: {
    en: 'The claims or conversions behind a figure',
    ru: 'Заявленное или конверсии, из которых складывается цифра',
    tr: 'Bir rakamın arkasındaki bildirimler ya da dönüşümler',
  },
  asks: {
    ...periodTerms,
    model,
    of,
    side: z.enum(CLAIM_SIDES).describe('Which figure'),
    platform: z.string().max(128).describe('Platform of the row'),
    setting: z.string().max(128).default('').describe('Setting of the row'),
    action: z.string().max(128).default('').describe('Action of the row'),
    limit: boundedInteger(1, 10_000).default(200).describe('Rows of a page'),
    offset: boundedInteger(0, MOST_OFFSET).default(0).describe('Rows to leave out first'),
  },
  isDated: true,
  answer: z.object({
    rows: z.array(
      z.object({ label: z.string(), day: z.string(), conversions: number, value: money }),
    ),
  }),
  columns: [
    { key: 'label', unit: 'text', label: { en: 'Row', ru: 'Строка', tr: 'Satır' } },
    { key: 'day', unit: 'text', label: { en: 'Day', ru: 'День', tr: 'Gün' } },
    {
      key: 'conversions',
      unit: 'count',
      label: { en: 'Conversions', ru: 'Конверсии', tr: 'Dönüşümler' },
    },
    { key: 'value', unit: 'money', label: { en: 'Amount', ru: 'Сумма', tr: 'Tutar' } },
  ],
  schema: 'ClaimsRows',
});

/** What ad platforms claim, held against what is seen and attributed here. */
export const claims = reportContract({
  name: 'claims',
  question: {
    en: 'What do ad platforms claim, and what is attributed to them here?',
    ru: 'Что заявляют рекламные площадки и что атрибутировано им у нас?',
    tr: 'Reklam platformları ne bildiriyor, burada onlara ne atfediliyor?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: { model, of },
  mayFindNothing: true,
  answer: claimsReport,
  columns,
  table: ({ rows }) => ({ columns, rows: rows.map(({ key, ...cells }) => ({ key, cells })) }),
  notes: ({ rows }, language = 'en') => claimsNotes(rows).map((note) => note[language]),
  drills: { rows: claimsRows },
  samples: [{}, { model: 'linear', of: 'order' }],
});
