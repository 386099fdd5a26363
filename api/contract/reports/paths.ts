import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column, ReportTable, TableRow } from '../table.ts';
import { journeysMeta, journeysTerms, page, TRANSFORMS } from '../terms.ts';
import { journeysWhere } from '../where.ts';
import { CONVERSIONS_COLUMN, NULLS_COLUMN, PATH_COLUMN, VALUE_COLUMN } from './journeys-columns.ts';
import { JOURNEY_SAMPLES, type JourneysAsked, openJourneys } from './journeys-opening.ts';
import { pathPattern } from './path-pattern.ts';

export const pathRow = z.object({
  /** Channels in the order of touch; empty for conversions without a touch. */
  path: z.array(z.string()),
  conversions: z.number(),
  value: z.string().nullable(),
  /** Journeys of the same path that ended without a conversion. */
  nulls: z.number(),
  rate: z.number().nullable(),
  /** From the first touch to the conversion; null without conversions. */
  median_days: z.number().nullable(),
});
export type PathRow = z.infer<typeof pathRow>;

export const pathsReport = z.object({
  meta: journeysMeta.extend({ report: z.literal('paths'), transform: z.enum(TRANSFORMS) }),
  /** Over all paths that match, not only this page. */
  totals: z.object({
    paths: z.number(),
    conversions: z.number(),
    value: z.string().nullable(),
    nulls: z.number(),
  }),
  rows: z.array(pathRow),
});
export type PathsReport = z.infer<typeof pathsReport>;

interface PathsAsked extends JourneysAsked {
  readonly transform: string;
}

const columns: readonly Column<PathsAsked>[] = [
  PATH_COLUMN,
  { ...CONVERSIONS_COLUMN, opens: (row, asked) => openJourneys(asked, pathOf(row, asked)) },
  { ...VALUE_COLUMN, opens: (row, asked) => openJourneys(asked, pathOf(row, asked), 'value') },
  NULLS_COLUMN,
  {
    key: 'rate',
    unit: 'percent',
    better: 'higher',
    label: { en: 'Conversion rate', ru: 'Доля конверсий', tr: 'Dönüşüm oranı' },
    opens: () => 'derived',
  },
  {
    key: 'median_days',
    unit: 'days',
    better: 'lower',
    label: { en: 'Median days', ru: 'Медиана дней', tr: 'Medyan gün' },
    opens: () => 'derived',
  },
];

function pathOf({ cells }: TableRow, { transform }: PathsAsked) {
  return { path: (cells.path as readonly string[]).join(' > '), transform };
}

/** Which ways led to conversions, and how many of the same ways led nowhere. */
export const paths = reportContract({
  name: 'paths',
  question: {
    en: 'Which paths lead to conversions, and which do not?',
    ru: 'Какие пути ведут к конверсиям, а какие нет?',
    tr: 'Hangi yollar dönüşüme götürüyor, hangileri götürmüyor?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: {
    ...journeysTerms,
    ...journeysWhere,
    match: pathPattern,
    transform: z
      .enum(TRANSFORMS)
      .default('exposure')
      .describe('How paths are changed before equal ones are counted together'),
    sort: z
      .enum(['conversions', 'value', 'rate', 'median_days', 'nulls'])
      .default('conversions')
      .describe('What the rows are sorted by, the most first'),
    ...page,
  },
  answer: pathsReport,
  columns,
  table: ({ rows }): ReportTable => ({ columns, rows: rows.map((cells) => ({ cells })) }),
  samples: JOURNEY_SAMPLES.map((sample) => ({ ...sample, limit: '10000' })),
});
export type PathsQuery = z.input<typeof paths.query>;
export type PathsRequest = z.output<typeof paths.query>;
