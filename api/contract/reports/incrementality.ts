import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import { meta } from '../terms.ts';
import { INCREMENTALITY_COLUMNS } from './incrementality-columns.ts';
import { incrementalityNotes } from './incrementality-notes.ts';
import { incrementalityRows } from './incrementality-rows.ts';
import { CONCLUSIONS, experiment, incrementalValue, ROLES } from './incrementality-terms.ts';

const money = z.string().nullable();
const number = z.number().nullable();

const incrementalityReport = z.object({
  meta: meta.extend({
    report: z.literal('incrementality'),
    value: incrementalValue.removeDefault(),
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
      /** Empty for the control. */
      conclusion: z.enum(['', ...CONCLUSIONS]),
    }),
  ),
});
export type IncrementalityReport = z.infer<typeof incrementalityReport>;

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
    control: z
      .string()
      .max(256)
      .optional()
      .describe('Name of the group that was left alone; found by its name without it'),
  },
  answer: incrementalityReport,
  columns: INCREMENTALITY_COLUMNS,
  table: ({ rows }) => ({
    columns: INCREMENTALITY_COLUMNS,
    rows: rows.map((cells) => ({ cells, key: `${cells.experiment}/${cells.arm}` })),
  }),
  notes: (answer, language = 'en') => incrementalityNotes(answer).map((texts) => texts[language]),
  mayFindNothing: true,
  drills: { rows: incrementalityRows },
  samples: [{}, { value: 'revenue' }],
});
