import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column, ReportTable, TableRow } from '../table.ts';
import { journeysMeta, journeysTerms, page } from '../terms.ts';
import { journeysWhere } from '../where.ts';
import { CONVERSIONS_COLUMN, NULLS_COLUMN, VALUE_COLUMN } from './journeys-columns.ts';
import { JOURNEY_SAMPLES, type JourneysAsked, openJourneys } from './journeys-opening.ts';

export const overlapReport = z.object({
  meta: journeysMeta.extend({ report: z.literal('overlap') }),
  /** Channels by conversions they had a part in. */
  channels: z.array(
    z.object({
      channel: z.string(),
      /** Conversions with a touch of the channel: `assisted` where another was last, `last` where it was. */
      conversions: z.number(),
      assisted: z.number(),
      last: z.number(),
      /** No other channel in the journey. */
      alone: z.number(),
      /** assisted / last; null where it was never last. */
      ratio: z.number().nullable(),
      value: z.string().nullable(),
    }),
  ),
  /** Sets of channels that led to conversions together, the most frequent first. */
  sets: z.array(
    z.object({
      channels: z.array(z.string()),
      conversions: z.number(),
      value: z.string().nullable(),
      nulls: z.number(),
    }),
  ),
  totals: z.object({ sets: z.number(), conversions: z.number(), value: z.string().nullable() }),
});
export type OverlapReport = z.infer<typeof overlapReport>;

const columns: readonly Column<JourneysAsked>[] = [
  { key: 'kind', unit: 'text', label: { en: 'Kind', ru: 'Вид', tr: 'Tür' } },
  {
    key: 'channels',
    unit: 'list',
    separator: ', ',
    isChannel: true,
    label: { en: 'Channels', ru: 'Каналы', tr: 'Kanallar' },
  },
  { ...CONVERSIONS_COLUMN, opens: (row, asked) => openJourneys(asked, which(row)) },
  {
    key: 'assisted',
    unit: 'count',
    label: { en: 'Assisted', ru: 'Помогал', tr: 'Destekledi' },
    opens: () => 'derived',
  },
  {
    key: 'last',
    unit: 'count',
    label: { en: 'Last', ru: 'Последний', tr: 'Sonuncu' },
    opens: (row, asked) =>
      openJourneys(asked, { match: `… > ${channelOf(row)}`, transform: 'exposure' }),
  },
  {
    key: 'alone',
    unit: 'count',
    label: { en: 'Alone', ru: 'Единственный', tr: 'Tek başına' },
    opens: (row, asked) => openJourneys(asked, { set: channelOf(row) }),
  },
  {
    key: 'ratio',
    unit: 'ratio',
    label: { en: 'Assisted to last', ru: 'Помощь к последнему', tr: 'Desteğin sonuncuya oranı' },
    opens: () => 'derived',
  },
  { ...VALUE_COLUMN, opens: (row, asked) => openJourneys(asked, which(row), 'value') },
  NULLS_COLUMN,
];

function channelOf({ cells }: TableRow): string {
  return (cells.channels as readonly string[])[0] ?? '';
}

function which(row: TableRow): Readonly<Record<string, string>> {
  return row.cells.kind === 'channel'
    ? { channel: channelOf(row) }
    : { set: (row.cells.channels as readonly string[]).join(',') };
}

/** Which channels work together. */
export const overlap = reportContract({
  name: 'overlap',
  question: {
    en: 'Which channels work together?',
    ru: 'Какие каналы работают вместе?',
    tr: 'Hangi kanallar birlikte çalışıyor?',
  },
  readers: EVERYBODY,
  body: 'sets',
  asks: { ...journeysTerms, ...journeysWhere, ...page },
  answer: overlapReport,
  columns,
  /** Channels and sets one below the other, told apart by `kind`; what only one of them has is empty in the other. */
  table: ({ channels, sets }): ReportTable => ({
    columns,
    rows: [
      ...channels.map((row) => ({
        cells: { kind: 'channel', ...row, channels: [row.channel] },
      })),
      ...sets.map((row) => ({ cells: { kind: 'set', ...row } })),
    ],
  }),
  samples: JOURNEY_SAMPLES.map((sample) => ({ ...sample, limit: '10000' })),
});
export type OverlapQuery = z.input<typeof overlap.query>;
export type OverlapRequest = z.output<typeof overlap.query>;
