import * as z from 'zod';
import { customerMeta, customerValue } from '../customer-terms.ts';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column } from '../table.ts';
import { day, meta, page } from '../terms.ts';
import { CUSTOMER_COLUMNS, SEGMENT_COLUMNS } from './rfm-columns.ts';
import { customerTotals, RFM_SEGMENTS, rfmCustomer, rfmRows, rfmSales } from './rfm-drills.ts';
import { rfmNotes } from './rfm-notes.ts';

/** The four points between five scores; null where nothing can be compared. */
const cuts = z.array(z.number()).nullable();
const scores = z.array(z.number());

export const rfmReport = z.object({
  meta: meta.extend({
    report: z.literal('rfm'),
    ...customerMeta,
    /** What the rows of files are. */
    by: z.enum(['segment', 'customer']),
    /** Twelve months, the last of which ends with the period. */
    window: z.object({ from: day, to: day }),
    sample: z.object({
      status: z.enum(['enough', 'below_minimum']),
      customers: z.number(),
      minimum: z.number(),
    }),
    cuts: z.object({ recency_days: cuts, orders: cuts, value: cuts }),
    /** Scores that nobody has, because cut points coincide. */
    unused: z.object({ r: scores, f: scores, m: scores }),
    /** Customers with a sale whose money is not known. */
    unknown_customers: z.number(),
  }),
  /** Empty where there are too few customers for scores. */
  segments: z.array(customerTotals.extend({ segment: z.enum(RFM_SEGMENTS) })),
  totals: customerTotals,
  /** One page, the most valuable first. */
  customers: z.array(rfmCustomer),
});
export type RfmReport = z.infer<typeof rfmReport>;

/** Which customers are dear, and which of them are about to leave. */
export const rfm = reportContract({
  name: 'rfm',
  question: {
    en: 'Which customers are the best, and which are we losing?',
    ru: 'Какие клиенты лучшие, а каких мы теряем?',
    tr: 'En iyi müşteriler hangileri, hangilerini kaybediyoruz?',
  },
  readers: EVERYBODY,
  body: 'list',
  isOfTwelveMonths: true,
  asks: {
    value: customerValue,
    by: z
      .enum(['segment', 'customer'])
      .default('segment')
      .describe('Rows of files: segments, or single customers, as where they are too few'),
    ...page,
  },
  answer: rfmReport,
  columns: [
    ...SEGMENT_COLUMNS,
    ...CUSTOMER_COLUMNS.filter((one) => !SEGMENT_COLUMNS.includes(one)),
  ],
  table: ({ meta: { by }, segments, customers }) =>
    by === 'segment'
      ? {
          columns: SEGMENT_COLUMNS as readonly Column[],
          rows: segments.map((cells) => ({ cells })),
        }
      : {
          columns: CUSTOMER_COLUMNS as readonly Column[],
          rows: customers.map((cells) => ({ cells })),
        },
  notes: ({ meta }, language = 'en') =>
    rfmNotes({
      value: meta.value,
      sample: meta.sample,
      unused: meta.unused,
      unknown: meta.unknown_customers,
    }).map((texts) => texts[language]),
  drills: { rows: rfmRows, sales: rfmSales },
  samples: [
    { by: 'segment' },
    { by: 'customer', limit: '10000' },
    { by: 'customer', value: 'revenue', limit: '10000' },
  ],
});
export type RfmQuery = z.input<typeof rfm.query>;
