import * as z from 'zod';
import { boundedInteger, MOST_OFFSET } from '../bounded-number.ts';
import { CLOSE_MEASURES, closeHead, closeMonth } from '../closes.ts';
import { ACCOUNTINGS, accounting } from '../finance-terms.ts';
import { reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column } from '../table.ts';
import { day, meta } from '../terms.ts';
import { changeColumns } from './close-changes-columns.ts';
import { changesNotes } from './close-changes-notes.ts';
import { CHANGE_REASONS, closeChangesRows } from './close-changes-rows.ts';

const money = z.string().nullable();
/** Decimal text; null where one side of it is not known. */
const measures = z.record(z.enum(CLOSE_MEASURES), money);

const change = z.object({
  /** Names the fact and the channel. */
  key: z.string(),
  reason: z.enum(CHANGE_REASONS),
  type: z.enum(['cost', 'order', 'deal', 'refund']),
  /** As its own system names it. */
  id: z.string(),
  source: z.string(),
  day,
  /** Null for what no touch led to. */
  channel: z.string().nullable(),
  campaign: z.string(),
  /** What it came to: the cost, the revenue, or what was paid back; null where it was not there, or is not known. */
  frozen: money,
  now: money,
  /** Now less frozen. */
  difference: measures,
});
export type CloseChange = z.infer<typeof change>;

export const closeChangesReport = z.object({
  meta: meta.extend({
    report: z.literal('close-changes'),
    /** Null where no month is closed. */
    month: z.string().nullable(),
    accounting: z.enum(ACCOUNTINGS),
    close: closeHead.nullable(),
    /** Facts that differ, of which `rows` is a page. */
    changes: z.number(),
    /** The day before which facts have expired, where the month's figures stand on such; else null. */
    expired: day.nullable(),
    notes: z.array(z.string()),
  }),
  rows: z.array(change),
  /** Facts and their differences by reason; together they are `totals.difference`. */
  reasons: z.array(
    z.object({ reason: z.enum(CHANGE_REASONS), facts: z.number(), difference: measures }),
  ),
  /** Null measures have a part that is not known. */
  totals: z.object({ frozen: measures, now: measures, difference: measures }),
});
export type CloseChangesReport = z.infer<typeof closeChangesReport>;

/** What has changed of a closed month, fact by fact. */
export const closeChanges = reportContract({
  name: 'close-changes',
  question: {
    en: 'What has changed since a month was closed?',
    ru: 'Что изменилось после закрытия месяца?',
    tr: 'Ay kapatıldıktan sonra ne değişti?',
  },
  readers: EVERYBODY,
  body: 'list',
  isOfMonth: true,
  asks: {
    month: closeMonth
      .optional()
      .describe('A closed month, such as 2026-03; the newest one by default'),
    accounting,
    limit: boundedInteger(1, 10_000).default(1_000).describe('Rows of a page'),
    offset: boundedInteger(0, MOST_OFFSET).default(0).describe('Rows to leave out first'),
  },
  answer: closeChangesReport,
  columns: changeColumns,
  table: ({ rows, totals }) => ({
    columns: changeColumns as readonly Column[],
    rows: [
      ...rows.map(({ key, difference, ...about }) => ({
        cells: { ...about, ...difference },
        key,
        why: unknownOf(difference),
      })),
      ...(rows.length > 0
        ? [
            {
              cells: { ...totals.difference },
              sum: 'total' as const,
              key: '',
              why: unknownOf(totals.difference),
            },
          ]
        : []),
    ],
  }),
  notes: ({ meta: { month, changes, expired }, rows }, language = 'en') =>
    changesNotes({ month, changes, shown: rows.length, expired }, language),
  drills: { rows: closeChangesRows },
  samples: [{}, { accounting: 'cash' }],
});

function unknownOf(measures: CloseChange['difference']): Readonly<Record<string, 'unknown'>> {
  return Object.fromEntries(
    Object.entries(measures).flatMap(([key, value]) => (value === null ? [[key, 'unknown']] : [])),
  );
}
