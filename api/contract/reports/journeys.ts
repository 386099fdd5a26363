import * as z from 'zod';
import { boundedInteger, boundedNumber } from '../bounded-number.ts';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column, ReportTable } from '../table.ts';
import { conversionKind, journeysMeta, journeysTerms, page, TRANSFORMS } from '../terms.ts';
import { journeysWhere } from '../where.ts';
import { journeyDrill } from './journey.ts';
import { PATH_COLUMN, VALUE_COLUMN } from './journeys-columns.ts';
import { JOURNEY_SAMPLES } from './journeys-opening.ts';
import { pathPattern } from './path-pattern.ts';

/** A hundred years. */
const MOST_DAYS = 36_500;
const MOST_TOUCHES = 1_000_000;

/** To what the days of a journey are counted: as the report `lags` does, and to the conversion itself. */
export const STAGES = ['conversion', 'lead', 'deal', 'payment'] as const;

export const journeyItem = z.object({
  /** Opens `journeys/{conversion}`. */
  conversion: z.string(),
  kind: conversionKind,
  label: z.string(),
  source: z.string(),
  at: z.string(),
  value: z.string().nullable(),
  touches: z.number(),
  days: z.number().nullable(),
  path: z.array(z.string()),
});
export type JourneyItem = z.infer<typeof journeyItem>;

export const journeysReport = z.object({
  meta: journeysMeta.extend({ report: z.literal('journeys') }),
  totals: z.object({ conversions: z.number(), value: z.string().nullable() }),
  rows: z.array(journeyItem),
});
export type JourneysReport = z.infer<typeof journeysReport>;

/** The conversion itself is what a figure of its row is of. */
const itself = () => 'bound' as const;

const columns: readonly Column[] = [
  { key: 'conversion', unit: 'text', label: { en: 'Conversion', ru: 'Конверсия', tr: 'Dönüşüm' } },
  { key: 'kind', unit: 'text', label: { en: 'Kind', ru: 'Вид', tr: 'Tür' } },
  { key: 'label', unit: 'text', label: { en: 'Name', ru: 'Название', tr: 'Ad' } },
  { key: 'source', unit: 'text', label: { en: 'Source', ru: 'Источник', tr: 'Kaynak' } },
  { key: 'at', unit: 'text', label: { en: 'Time', ru: 'Время', tr: 'Zaman' } },
  { ...VALUE_COLUMN, opens: itself },
  {
    key: 'touches',
    unit: 'count',
    label: { en: 'Touches', ru: 'Касания', tr: 'Temaslar' },
    opens: ({ cells }) => ({
      path: `journeys/${cells.conversion}`,
      query: {},
      adds: 'count',
      rows: 'touches',
    }),
  },
  { key: 'days', unit: 'days', label: { en: 'Days', ru: 'Дни', tr: 'Gün' }, opens: itself },
  PATH_COLUMN,
];

/** The conversions behind a panel. All given conditions must hold. */
export const journeys = reportContract({
  name: 'journeys',
  question: {
    en: 'Which single conversions stand behind a figure, with their paths',
    ru: 'Какие отдельные конверсии стоят за цифрой и какими путями они пришли',
    tr: 'Bir rakamın arkasında hangi dönüşümler ve yollar var',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: {
    ...journeysTerms,
    ...journeysWhere,
    path: z.string().max(4000).optional().describe('Exactly these steps, " > " between them'),
    match: pathPattern,
    transform: z
      .enum(TRANSFORMS)
      .default('exposure')
      .describe('How paths are changed before they are compared and shown'),
    set: z.string().max(4000).optional().describe('Exactly these channels, commas between them'),
    channel: z.string().optional().describe('With a touch of this channel'),
    stage: z
      .enum(STAGES)
      .default('conversion')
      .describe('To what min_days and max_days count from the first touch; payment by whole days'),
    min_days: boundedNumber(0, MOST_DAYS).optional().describe('From so many days on'),
    max_days: boundedNumber(0, MOST_DAYS).optional().describe('Up to but without so many days'),
    min_touches: boundedInteger(0, MOST_TOUCHES).optional().describe('At least so many touches'),
    max_touches: boundedInteger(0, MOST_TOUCHES).optional().describe('At most so many touches'),
    search: z.string().max(200).optional().describe('Part of a number, title or id'),
    ...page,
  },
  answer: journeysReport,
  columns,
  table: ({ rows }): ReportTable => ({ columns, rows: rows.map((cells) => ({ cells })) }),
  drills: { conversion: journeyDrill },
  samples: JOURNEY_SAMPLES.map((sample) => ({ ...sample, limit: '10000' })),
});
export type JourneysQuery = z.input<typeof journeys.query>;
export type JourneysRequest = z.output<typeof journeys.query>;
