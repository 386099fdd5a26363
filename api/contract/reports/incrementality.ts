import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column } from '../table.ts';
import { day, meta } from '../terms.ts';
import { INCREMENTALITY_COLUMNS, incrementalityColumns } from './incrementality-columns.ts';
import { incrementalityNotes } from './incrementality-notes.ts';
import { incrementalityRows } from './incrementality-rows.ts';
import {
  CONCLUSIONS,
  experiment,
  incrementalValue,
  ROLES,
  testedChannel,
} from './incrementality-terms.ts';

const money = z.string().nullable();
const number = z.number().nullable();

const incrementalityReport = z.object({
  meta: meta.extend({
    report: z.literal('incrementality'),
    value: incrementalValue.removeDefault(),
    /** The channel that the factors are of; null where none was asked for. */
    channel: z.string().nullable(),
    minimum: z.object({ people: z.number(), buyers: z.number() }),
    experiments: z.array(
      z.object({
        name: z.string(),
        /** The group that was left alone, null where none is known to be. */
        control: z.string().nullable(),
        /** Of the smallest group, and buyers of all groups. */
        people: z.number(),
        buyers: z.number(),
        /** Whether a group can be compared with the control. */
        is_enough: z.boolean(),
        /** Seen in several groups, and so in none. */
        crossed: z.number(),
        /** Of the assignments, and how long ago the last one was. */
        first_day: day,
        last_day: day,
        age_days: z.number(),
      }),
    ),
  }),
  rows: z.array(
    z.object({
      experiment: z.string(),
      arm: z.string(),
      group_role: z.enum(ROLES),
      people: z.number(),
      buyers: z.number(),
      rate: number,
      value: money,
      value_per_person: money,
      /** The difference of rates over the rate of the control; 0.25 is a quarter more. */
      lift: number,
      more_buyers: number,
      more_buyers_low: number,
      more_buyers_high: number,
      more_value: money,
      more_value_low: money,
      more_value_high: money,
      /** What the channel is credited with of the group's sales, by the last touch that is not direct. */
      attributed: money,
      /** Incremental over attributed value, with the ends of its 95 % interval. */
      factor: number,
      factor_low: number,
      factor_high: number,
      /** What the channel is credited with of all sales of the period, and that times the factor. */
      channel_value: money,
      calibrated_value: money,
      /** Empty for the control. */
      conclusion: z.enum(['', ...CONCLUSIONS]),
    }),
  ),
});
export type IncrementalityReport = z.infer<typeof incrementalityReport>;

type Row = IncrementalityReport['rows'][number];

const measured = ({
  attributed: _attributed,
  factor: _factor,
  factor_low: _low,
  factor_high: _high,
  channel_value: _channel,
  calibrated_value: _calibrated,
  ...cells
}: Row) => cells;

/** What a hold-out test shows to be caused by what was tested. */
export const incrementality = reportContract({
  name: 'incrementality',
  question: {
    en: 'What do the ads really bring, according to the tests?',
    ru: 'Что на деле приносит реклама, судя по тестам?',
    tr: 'Testlere göre reklam gerçekte ne kazandırıyor?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: {
    value: incrementalValue,
    experiment: experiment.optional(),
    channel: testedChannel.optional(),
    control: z
      .string()
      .max(256)
      .optional()
      .describe('Name of the group that was left alone; found by its name without it'),
  },
  answer: incrementalityReport,
  columns: INCREMENTALITY_COLUMNS,
  table: ({ meta: about, rows }) => ({
    columns: incrementalityColumns(about.channel) as readonly Column[],
    rows: rows.map((row) => ({
      // Without a channel there is nothing to calibrate, and the control is what it is calibrated against.
      cells: about.channel === null || row.group_role === 'control' ? measured(row) : row,
      key: `${row.experiment}/${row.arm}`,
    })),
  }),
  notes: (answer, language = 'en') => incrementalityNotes(answer).map((texts) => texts[language]),
  mayFindNothing: true,
  drills: { rows: incrementalityRows },
  samples: [{}, { value: 'revenue', channel: 'Paid Social' }],
});
