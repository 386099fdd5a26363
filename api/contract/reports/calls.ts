import * as z from 'zod';
import { boundedInteger } from '../bounded-number.ts';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column } from '../table.ts';
import { meta } from '../terms.ts';
import { ALL_CALLS_COLUMNS, callsColumns } from './calls-columns.ts';
import { callsNotes } from './calls-notes.ts';
import { callsRows } from './calls-rows.ts';
import { CALLS_BY, callsWhere, within } from './calls-terms.ts';

const figures = z.object({
  calls: z.number(),
  answered: z.number(),
  missed: z.number(),
  missed_share: z.number().nullable(),
  called_back: z.number(),
  in_time: z.number(),
  rang_again: z.number(),
  repeated: z.number(),
  lost: z.number(),
  /** Null where too few leads tell what one is worth. */
  lost_value: z.string().nullable(),
  /** Seconds; null where no source tells how long callers wait. */
  wait: z.number().nullable(),
  /** Minutes until an answer or a call back. */
  response: z.number().nullable(),
  /** Whether they were answered, no source says. */
  not_told: z.number(),
});

const callsReport = z.object({
  meta: meta.extend({
    report: z.literal('calls'),
    by: z.enum(CALLS_BY),
    where: z.array(z.string()),
    within: z.number(),
    /** Answered calls of which a source tells the wait. */
    waits: z.number(),
    /** What a lead that calls is worth, by those of the year before. */
    lead: z.object({
      status: z.enum(['known', 'too_few', 'margin_unknown']),
      leads: z.number(),
      sales: z.number(),
      minimum: z.object({ leads: z.number(), sales: z.number() }),
      /** Lead to sale. */
      rate: z.number().nullable(),
      /** Of a first sale. */
      margin: z.string().nullable(),
      /** Rate × margin. */
      value: z.string().nullable(),
    }),
    /** Calls that dialled a lent number, and how many of them belong to the visit that they are given to, as far as leases tell. */
    leased: z.object({ calls: z.number(), expected: z.number().nullable() }),
    /** How many numbers the site needs so that hardly any two visitors share one, by Erlang B. */
    pool: z.object({
      visits_an_hour: z.number(),
      /** That a visitor holds a number. */
      minutes: z.number(),
      /** Numbers taken at once. */
      load: z.number(),
      /** As asked, else those that were lent; null where nobody says. */
      numbers: z.number().nullable(),
      /** Share of visitors who share a number of theirs. */
      shared: z.number().nullable(),
      /** For at most one in a hundred. */
      needed: z.number().nullable(),
      /** By the leases of the site's own pool; else every visit is taken to hold a number for a quarter of an hour. */
      is_measured: z.boolean(),
    }),
  }),
  rows: z.array(figures.extend({ name: z.string() })),
  totals: figures,
});
export type CallsReport = z.infer<typeof callsReport>;

/** Which calls are answered, which are missed, and what that costs. */
export const calls = reportContract({
  name: 'calls',
  question: {
    en: 'Which calls do we miss, do we call back, and what do the lost ones cost?',
    ru: 'Какие звонки пропускаем, перезваниваем ли и сколько на этом теряем?',
    tr: 'Hangi aramaları kaçırıyoruz, geri dönüyor muyuz ve kaybedilenler neye mal oluyor?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: {
    by: z.enum(CALLS_BY).default('operator').describe('What a row is'),
    within,
    where: callsWhere,
    pool: boundedInteger(1, 10_000)
      .optional()
      .describe('Numbers in the pool of the call tracker, to see how many visitors share one'),
  },
  answer: callsReport,
  columns: ALL_CALLS_COLUMNS,
  table: ({ meta: { by }, rows, totals }) => ({
    columns: callsColumns(by) as readonly Column[],
    rows: [
      ...rows.map(({ name, ...cells }) => ({ cells: { [by]: name, ...cells }, key: name })),
      ...(rows.length > 0 ? [{ cells: { ...totals }, sum: 'total' as const }] : []),
    ],
  }),
  notes: ({ meta, totals }, language = 'en') =>
    callsNotes(meta, totals).map((texts) => texts[language]),
  drills: { rows: callsRows },
  samples: [{}, { by: 'channel', pool: '10' }, { by: 'hour' }],
});
