import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import { day, meta } from '../terms.ts';
import { EXPERIMENTS_COLUMNS } from './experiments-columns.ts';
import { experimentsNotes } from './experiments-notes.ts';
import { experimentsRows } from './experiments-rows.ts';
import { incrementalValue } from './incrementality-terms.ts';

const money = z.string().nullable();
const number = z.number().nullable();
const KINDS = ['geo', 'switchback'] as const;
const SHOWS = ['adds', 'takes', 'within_chance', 'below_minimum', 'value_unknown'] as const;

const about = z.object({
  name: z.string(),
  kind: z.enum(KINDS),
  /** The channel that is tested; null where nobody says it. */
  channel: z.string().nullable(),
  from: day,
  to: day,
  is_over: z.boolean(),
  /** Regions or blocks that the comparison stands on, and the fewest of each kind that it needs. */
  units: z.object({ with: z.number(), without: z.number() }),
  minimum: z.number(),
  is_enough: z.boolean(),
  /** False where the value of a sale is not known. */
  is_known: z.boolean(),
  /** Regions that sold nothing before or during the test. */
  left_out: z.array(z.string()),
  /** How the groups grew apart within the days before the test; null where nothing says it. */
  before: z.object({ lift: z.number(), p_value: z.number() }).nullable(),
  /** Complete days so far that count. */
  days_kept: z.number(),
  /** Sales in all days of the test, and those whose region is not known. */
  sales: z.number(),
  unplaced: z.number(),
  /** Days since its last day. */
  age_days: z.number(),
});
export type ExperimentAbout = z.infer<typeof about>;

const row = z.object({
  experiment: z.string(),
  test_kind: z.enum(KINDS),
  channel: z.string().nullable(),
  ads: z.enum(['with', 'without']),
  /** Regions, or blocks, of the group. */
  units: z.number(),
  /** Days of the test that count. */
  days: z.number(),
  /** Of a geo test, in the days before it. */
  sales_before: number,
  value_before: money,
  sales: z.number(),
  value: money,
  /** Of the group with the ads: 0.1 is a tenth more than without them, with the ends of its 95 % interval. */
  lift: number,
  lift_low: number,
  lift_high: number,
  more_value: money,
  more_value_low: money,
  more_value_high: money,
  p_value: number,
  /** What the channel is credited with of the group's sales, by the last touch that is not direct. */
  attributed: money,
  /** Incremental over attributed value, with the ends of its 95 % interval. */
  factor: number,
  factor_low: number,
  factor_high: number,
  /** Empty for the group without the ads. */
  shows: z.enum(['', ...SHOWS]),
});
export type ExperimentRow = z.infer<typeof row>;

const experimentsReport = z.object({
  meta: meta.extend({
    report: z.literal('experiments'),
    value: incrementalValue.removeDefault(),
    channel: z.string().nullable(),
    /** Tests of the configuration, of whatever days. */
    configured: z.number(),
    experiments: z.array(about),
  }),
  rows: z.array(row),
});
export type ExperimentsReport = z.infer<typeof experimentsReport>;

/** What does not apply to a row is left out of its cells. */
function cellsOf(one: ExperimentRow): Readonly<Record<string, unknown>> {
  const { sales_before, value_before, ...others } = one;
  const { lift, lift_low, lift_high, more_value, more_value_low, more_value_high, ...told } =
    others;
  const { p_value, attributed, factor, factor_low, factor_high, ...cells } = told;
  return {
    ...cells,
    ...(one.test_kind === 'geo' && { sales_before, value_before }),
    ...(one.ads === 'with' && {
      ...{ lift, lift_low, lift_high, more_value, more_value_low, more_value_high, p_value },
      ...(one.channel !== null && { attributed, factor, factor_low, factor_high }),
    }),
  };
}

/** What geo and switchback tests show to be caused by the ads. */
export const experiments = reportContract({
  name: 'experiments',
  question: {
    en: 'What do the ads add, according to tests over regions and over time?',
    ru: 'Что добавляет реклама, судя по тестам в регионах и по времени?',
    tr: 'Bölge ve zaman testlerine göre reklam ne ekliyor?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: {
    value: incrementalValue,
    experiment: z.string().max(128).optional().describe('Name of a test; all of them without it'),
    channel: z
      .string()
      .max(256)
      .optional()
      .describe('Tests of this channel, such as "Paid Social", and those that name none'),
  },
  answer: experimentsReport,
  columns: EXPERIMENTS_COLUMNS,
  table: ({ rows }) => ({
    columns: EXPERIMENTS_COLUMNS,
    rows: rows.map((one) => ({ cells: cellsOf(one), key: `${one.experiment}/${one.ads}` })),
  }),
  notes: (answer, language = 'en') => experimentsNotes(answer).map((texts) => texts[language]),
  mayFindNothing: true,
  drills: { rows: experimentsRows },
  samples: [{}, { value: 'revenue', channel: 'Paid Social' }],
});
