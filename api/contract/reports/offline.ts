import * as z from 'zod';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column } from '../table.ts';
import { meta } from '../terms.ts';
import { ALL_OFFLINE_COLUMNS, offlineColumns } from './offline-columns.ts';
import { offlinePeople, offlineRows, offlineSales } from './offline-drills.ts';
import { offlineNotes } from './offline-notes.ts';
import { OFFLINE_BY, offlineWhere, offlineWindow } from './offline-terms.ts';

const money = z.string().nullable();
const count = z.number().nullable();
const figures = z.object({
  sales: z.number(),
  /** Sales whose buyer left an identifier: only they can be seen online. */
  known: z.number(),
  /** Sales whose buyer had a touch online inside the window. */
  online: z.number(),
  /** online / known with its interval at 95 % (Wilson); null below the minimum. */
  online_share: count,
  low: count,
  high: count,
  /** Median of the days from the last touch online to the sale. */
  days: count,
  revenue: money,
  margin: money,
  online_revenue: money,
  online_margin: money,
});
const eventFigures = z.object({
  people: z.number(),
  registered: z.number(),
  attended: z.number(),
  /** Came, of those who had registered; null where nobody had. */
  show_rate: count,
  requests: z.number(),
  event_sales: z.number(),
  event_revenue: money,
  event_margin: money,
});

const offlineReport = z.object({
  meta: meta.extend({
    report: z.literal('offline'),
    by: z.enum(OFFLINE_BY),
    where: z.array(z.string()),
    /** Days. */
    window: z.number(),
    /** Sales with a known buyer from which on a share says something. */
    minimum: z.number(),
    /** All sales of the period, and their revenue. */
    all: z.object({ sales: z.number(), revenue: money }),
  }),
  /** Sales by what was asked; none where rows are events. */
  rows: z.array(figures.extend({ name: z.string() })),
  totals: figures.extend({ without_branch: z.number() }),
  /** Events, where rows are those. */
  events: z.array(eventFigures.extend({ name: z.string() })),
});
export type OfflineReport = z.infer<typeof offlineReport>;

/** Which offline sales began online, and what came of events. */
export const offline = reportContract({
  name: 'offline',
  question: {
    en: 'Which offline sales began online, and what do events lead to?',
    ru: 'Какие офлайн-продажи начались онлайн и что дают мероприятия?',
    tr: 'Hangi çevrimdışı satışlar çevrimiçi başladı ve etkinlikler ne getiriyor?',
  },
  readers: EVERYBODY,
  body: 'list',
  mayFindNothing: true,
  asks: {
    by: z.enum(OFFLINE_BY).default('branch').describe('What a row is'),
    window: offlineWindow,
    where: offlineWhere,
  },
  answer: offlineReport,
  columns: ALL_OFFLINE_COLUMNS,
  table: ({ meta: { by }, rows, totals: { without_branch: _, ...totals }, events }) => ({
    columns: offlineColumns(by) as readonly Column[],
    rows:
      by === 'event'
        ? events.map(({ name, ...cells }) => ({ cells: { event: name, ...cells }, key: name }))
        : [
            ...rows.map(({ name, ...cells }) => ({ cells: { [by]: name, ...cells }, key: name })),
            ...(rows.length > 0 ? [{ cells: { ...totals }, sum: 'total' as const }] : []),
          ],
  }),
  notes: (answer, language = 'en') => offlineNotes(answer).map((texts) => texts[language]),
  drills: { rows: offlineRows, people: offlinePeople, sales: offlineSales },
  samples: [
    {},
    { by: 'channel', window: '30' },
    { by: 'month', where: 'branch:not:' },
    { by: 'event' },
  ],
});
