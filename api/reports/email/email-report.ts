import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { EmailReport, email } from '../../contract/reports/email.ts';
import type { Answering } from '../answer.ts';
import { moneyOf } from '../journey-filter.ts';
import { reportMeta } from '../report-meta.ts';
import { MESSAGES } from './email-statement.ts';

const GROUPS = `${MESSAGES}${sqlFile(import.meta.url, './groups.sql')}`;

const COUNTS = [
  ...(['sent', 'delivered', 'bounced', 'opened', 'read', 'clicked'] as const),
  ...(['unsubscribed', 'complained', 'orders'] as const),
];
type MessageType = NonNullable<EmailReport['rows'][number]['message_type']>;
type Stored = Record<
  (typeof COUNTS)[number] | 'revenue' | 'margin' | 'unknown_revenue' | 'unknown_margin',
  string
> & { readonly is_total: number; readonly name: string; readonly message_type: MessageType | '' };
type Figures = EmailReport['totals'];

/** Messages by campaign, type or month: what became of them, and the sales that followed a click. */
export const emailReport: Answering<typeof email> = async (published, asked, config) => {
  const { reader, state } = published;
  const { by, window } = asked;
  const meta = reportMeta(published, asked, config);
  const { from, to } = meta;
  const found = state
    ? await reader.rows<Stored>(GROUPS, {
        ...{ generation: state.generation, revision: state.revision },
        ...{ from, to, timezone: config.timezone, by, window },
      })
    : [];
  const total = found.find(({ is_total }) => Number(is_total) === 1);
  return {
    meta: { report: 'email', ...meta, by, window },
    rows: found
      .filter((row) => row !== total)
      .map((row) => ({
        name: row.name,
        message_type: row.message_type === '' ? null : row.message_type,
        ...figuresOf(row),
      })),
    totals: figuresOf(total),
  };
};

function figuresOf(row: Stored | undefined): Figures {
  const counts = Object.fromEntries(COUNTS.map((key) => [key, Number(row?.[key] ?? 0)])) as Record<
    (typeof COUNTS)[number],
    number
  >;
  const { sent, bounced, read, clicked } = counts;
  const isTold = counts.delivered > 0 || sent <= bounced;
  const arrived = isTold ? counts.delivered : sent - bounced;
  const share = (part: number, of: number) => (of > 0 ? part / of : null);
  const revenue = moneyOf(row?.revenue ?? '0', row?.unknown_revenue ?? '0');
  return {
    ...counts,
    delivered: isTold ? counts.delivered : null,
    delivery_rate: share(sent - bounced, sent),
    open_rate: share(read, arrived),
    click_rate: share(clicked, arrived),
    click_to_open: share(clicked, read),
    unsubscribe_rate: share(counts.unsubscribed, arrived),
    complaint_rate: share(counts.complained, arrived),
    ...{ revenue, margin: moneyOf(row?.margin ?? '0', row?.unknown_margin ?? '0') },
    revenue_per_thousand:
      revenue === null || arrived === 0 ? null : ((Number(revenue) * 1000) / arrived).toFixed(2),
  };
}
