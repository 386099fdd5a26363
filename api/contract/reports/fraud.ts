import * as z from 'zod';
import { boundedNumber } from '../bounded-number.ts';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import { meta } from '../terms.ts';
import { FRAUD_COLUMNS } from './fraud-columns.ts';
import { fraudNotes } from './fraud-notes.ts';
import { fraudRows } from './fraud-rows.ts';
import { CREDIT_SIGNALS, FRAUD_SIGNALS } from './fraud-terms.ts';

const fraudReport = z.object({
  meta: meta.extend({
    report: z.literal('fraud'),
    /** False findings that are expected in such a report at most, if there were no fraud. */
    false_alerts: z.number(),
    /** How it stands with each sign; `not_told`: nothing that it could show in was told. */
    signals: z.array(
      z.object({
        signal: z.enum(FRAUD_SIGNALS),
        status: z.enum(['found', 'nothing', 'too_few', 'not_told']),
        examined: z.number(),
        found: z.number(),
        /** Campaigns with enough to be judged, and findings among them. */
        campaigns: z.number(),
        findings: z.number(),
      }),
    ),
  }),
  /** Findings, the most money first. */
  rows: z.array(
    z.object({
      signal: z.enum(FRAUD_SIGNALS),
      channel: z.string(),
      /** Empty where none is told. */
      campaign: z.string(),
      /** Visits, orders, calls or leads. */
      found: z.number(),
      examined: z.number(),
      share: z.number(),
      /** The same share in all other campaigns; null where there are none. */
      ordinary_share: z.number().nullable(),
      /** Cost of the campaign × share; null where it has no known cost, and of signs that take credit. */
      cost_at_stake: z.string().nullable(),
      /** Of signs that take credit; null where it is not known, and of all other signs. */
      revenue: z.string().nullable(),
    }),
  ),
});
export type FraudReport = z.infer<typeof fraudReport>;

/** Clicks, calls and leads that look false, with the money that stands on them. */
export const fraud = reportContract({
  name: 'fraud',
  question: {
    en: 'Which clicks, calls and leads look false, and how much money is at stake?',
    ru: 'Какие клики, звонки и лиды похожи на накрутку и сколько денег под вопросом?',
    tr: 'Hangi tıklamalar, aramalar ve potansiyel müşteriler sahte görünüyor ve ne kadar para söz konusu?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: {
    false_alerts: boundedNumber(0.001, 10)
      .default(0.1)
      .describe('False findings that are acceptable in such a report, on average'),
  },
  answer: fraudReport,
  columns: FRAUD_COLUMNS,
  table: ({ rows }) => ({
    columns: FRAUD_COLUMNS,
    rows: rows.map(({ cost_at_stake, revenue, ...cells }) => ({
      // A sign that takes credit puts no cost at stake, the others no revenue.
      cells: {
        ...cells,
        ...(CREDIT_SIGNALS.includes(cells.signal) ? { revenue } : { cost_at_stake }),
      },
      key: `${cells.signal}/${cells.channel}/${cells.campaign}`,
    })),
  }),
  notes: ({ meta: about }, language = 'en') => fraudNotes(about).map((texts) => texts[language]),
  mayFindNothing: true,
  drills: { rows: fraudRows },
  samples: [{}, { false_alerts: '1' }],
});
