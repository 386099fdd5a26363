import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column, ReportTable, TableRow } from '../table.ts';
import { journeysMeta, journeysTerms } from '../terms.ts';
import { journeysWhere } from '../where.ts';
import { CONVERSIONS_COLUMN } from './journeys-columns.ts';
import { JOURNEY_SAMPLES, type JourneysAsked, openJourneys } from './journeys-opening.ts';

/** A histogram: bins `[from, to)`; the last has no end. */
const bin = z.object({ from: z.number(), to: z.number().nullable(), conversions: z.number() });
const distribution = z.object({
  bins: z.array(bin),
  median: z.number().nullable(),
  p75: z.number().nullable(),
  p90: z.number().nullable(),
  p95: z.number().nullable(),
  conversions: z.number(),
});
export const lagsReport = z.object({
  meta: journeysMeta.extend({ report: z.literal('lags'), lookback_days: z.number() }),
  /** Days from the first touch to each stage; stages that are not known are left out of the count. */
  days: z.object({ lead: distribution, deal: distribution, payment: distribution }),
  /** Touches of a journey. */
  touches: distribution,
  /** Smallest window in days that holds the first touch of 95 % of conversions; null where the data cannot say. */
  suggested_lookback_days: z.number().nullable(),
  /** True where so many journeys begin at the edge of the window that a longer one may find more. */
  is_truncated: z.boolean(),
});
export type LagsReport = z.infer<typeof lagsReport>;

const columns: readonly Column<JourneysAsked>[] = [
  { key: 'stage', unit: 'text', label: { en: 'Stage', ru: 'Этап', tr: 'Aşama' } },
  {
    key: 'from',
    unit: 'days',
    label: { en: 'From', ru: 'От', tr: 'Başlangıç' },
    opens: () => 'bound',
  },
  { key: 'to', unit: 'days', label: { en: 'Up to', ru: 'До', tr: 'Bitiş' }, opens: () => 'bound' },
  { ...CONVERSIONS_COLUMN, opens: (row, asked) => openJourneys(asked, binOf(row)) },
];

/** The journeys of a bin: days up to but without its end, touches with both ends. */
function binOf({ cells: { stage, from, to } }: TableRow): Readonly<Record<string, string>> {
  if (stage === 'touches')
    return {
      min_touches: String(from),
      ...(to !== null && { max_touches: String(Number(to) - 1) }),
    };
  return {
    stage: String(stage),
    min_days: String(from),
    ...(to !== null && { max_days: String(to) }),
  };
}

/** How long and how many touches it takes. */
export const lags = reportContract({
  name: 'lags',
  question: {
    en: 'How many days and touches does a conversion take?',
    ru: 'Сколько дней и касаний занимает конверсия?',
    tr: 'Bir dönüşüm kaç gün ve kaç temas sürüyor?',
  },
  readers: EVERYBODY,
  body: 'distributions',
  asks: { ...journeysTerms, ...journeysWhere },
  answer: lagsReport,
  columns,
  /** The bins of all distributions: `lead`, `deal` and `payment` in days, `touches` in touches. */
  table: ({ days, touches }): ReportTable => ({
    columns,
    rows: Object.entries({ ...days, touches }).flatMap(([stage, { bins }]) =>
      bins.map((bin) => ({ cells: { stage, ...bin } })),
    ),
  }),
  samples: JOURNEY_SAMPLES,
});
export type LagsQuery = z.input<typeof lags.query>;
export type LagsRequest = z.output<typeof lags.query>;
