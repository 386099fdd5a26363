import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column } from '../table.ts';
import { meta } from '../terms.ts';
import { ALL_EMAIL_COLUMNS, emailColumns } from './email-columns.ts';
import { emailRows, emailSales } from './email-drills.ts';
import { emailNotes } from './email-notes.ts';
import { EMAIL_BY, MESSAGE_COLUMNS, MESSAGE_TYPES, window } from './email-terms.ts';

const money = z.string().nullable();
const rate = z.number().nullable();

const figures = z.object({
  sent: z.number(),
  /** Null where the tool does not tell of deliveries; rates are then of what was sent and did not bounce. */
  delivered: z.number().nullable(),
  bounced: z.number(),
  delivery_rate: rate,
  /** Recipients; `read` leaves out openings that a machine made. */
  opened: z.number(),
  read: z.number(),
  open_rate: rate,
  clicked: z.number(),
  click_rate: rate,
  click_to_open: rate,
  unsubscribed: z.number(),
  unsubscribe_rate: rate,
  complained: z.number(),
  complaint_rate: rate,
  orders: z.number(),
  revenue: money,
  margin: money,
  revenue_per_thousand: money,
});

const emailReport = z.object({
  meta: meta.extend({ report: z.literal('email'), by: z.enum(EMAIL_BY), window: z.number() }),
  rows: z.array(
    figures.extend({
      name: z.string(),
      /** Null where a row is of several types. */
      message_type: z.enum(MESSAGE_TYPES).nullable(),
    }),
  ),
  totals: figures,
});
export type EmailReport = z.infer<typeof emailReport>;

/** Which mailings and triggered messages are read, and what they sell. */
export const email = reportContract({
  name: 'email',
  question: {
    en: 'Which mailings and triggered messages lead to sales?',
    ru: 'Какие рассылки и триггерные письма приводят к продажам?',
    tr: 'Hangi toplu ve tetiklenen iletiler satışa dönüşüyor?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: { by: z.enum(EMAIL_BY).default('campaign').describe('What a row is'), window },
  answer: emailReport,
  columns: ALL_EMAIL_COLUMNS,
  table: ({ meta: { by }, rows, totals }) => ({
    columns: emailColumns(by) as readonly Column[],
    rows: [
      ...rows.map(({ name, message_type, ...cells }) => ({
        cells: {
          ...(message_type !== null && by === 'campaign' && { message_type }),
          [MESSAGE_COLUMNS[by].key]: name,
          ...cells,
        },
        key: name,
      })),
      ...(rows.length > 0 ? [{ cells: { ...totals }, sum: 'total' as const }] : []),
    ],
  }),
  notes: (answer, language = 'en') => emailNotes(answer).map((texts) => texts[language]),
  drills: { rows: emailRows, sales: emailSales },
  samples: [{}, { by: 'type' }, { by: 'month' }],
});
