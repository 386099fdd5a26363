import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column } from '../table.ts';
import { BASES, basis, day, MODELS, meta, model } from '../terms.ts';
import { swotColumns } from './swot-columns.ts';
import { swotNotes } from './swot-notes.ts';
import { RULE_NAMES, SIDES, SOURCES } from './swot-terms.ts';

const money = z.string().nullable();

const line = z.object({
  key: z.string(),
  side: z.enum(SIDES),
  rule: z.enum(RULE_NAMES),
  /** A channel, a campaign or a subject of the market; empty where it is the whole business. */
  name: z.string(),
  /** Channel, source and campaign of one. */
  place: z.array(z.string()),
  /** In the unit of its rule; null where the money says it all. */
  value: z.number().nullable(),
  threshold: z.number(),
  /** Signed; null where no money can be told. */
  amount: money,
  /** Ends of the 80 % interval of the amount. */
  low: money,
  high: money,
  /** Sales, answers, leads or calls that the figure is of. */
  count: z.number().nullable(),
  report: z.enum(SOURCES),
});
export type SwotLine = z.infer<typeof line>;

const swotReport = z.object({
  meta: meta.extend({
    report: z.literal('swot'),
    model: z.enum(MODELS),
    basis: z.enum(BASES),
    compare: z.object({ from: day, to: day }),
    /** What the draft is made of: whether there was enough of it, and how much it takes. */
    sources: z.array(
      z.object({
        source: z.enum(SOURCES),
        status: z.enum(['enough', 'too_few', 'none']),
        have: z.number(),
        needed: z.number().nullable(),
      }),
    ),
  }),
  /** By side, and in each by the money at stake, the most first. */
  rows: z.array(line),
});
export type SwotReport = z.infer<typeof swotReport>;

/** A draft of strengths, weaknesses, opportunities and threats from what the other reports say. */
export const swot = reportContract({
  name: 'swot',
  question: {
    en: 'What are we strong and weak at, and what helps or threatens us?',
    ru: 'В чём мы сильны и слабы, что помогает и что угрожает?',
    tr: 'Nerede güçlü, nerede zayıfız; bize ne yardım ediyor, ne tehdit ediyor?',
  },
  readers: EVERYBODY,
  body: 'list',
  mayFindNothing: true,
  asks: { model, basis },
  answer: swotReport,
  columns: swotColumns,
  table: ({ rows }) => ({
    columns: swotColumns as readonly Column[],
    rows: rows.map(({ key, rule, name, ...cells }) => ({
      key,
      // What is said of the whole business has no name.
      cells: { ...cells, ...(name !== '' && { name }), swot_rule: rule },
    })),
  }),
  notes: (answer, language = 'en') => swotNotes(answer).map((texts) => texts[language]),
  drills: {},
  samples: [{}],
});
