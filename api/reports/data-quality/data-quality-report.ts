import {
  type DataQualityReport,
  type DataQualityRow,
  type dataQuality,
  SOURCE_STATES,
} from '../../contract/reports/data-quality.ts';
import type { Answering } from '../answer.ts';
import { publishedDay } from '../finance/arrived.ts';
import { fetchUnpriced, type Unpriced } from '../finance/unpriced.ts';
import { lastDays, type Period } from '../period.ts';
import { reportMeta } from '../report-meta.ts';
import { isoTime } from '../state.ts';
import { type FactDays, fetchBooks, fetchFactDays, type SourceBooks } from './fetch-sources.ts';
import { rhythmOf } from './rhythm.ts';

const TREND_DAYS = 14;
const DAY_MS = 86_400_000;

/** Whether each source is on time, what it told and what of it could not be read; what needs attention first. */
export const dataQualityReport: Answering<typeof dataQuality> = async (
  published,
  asked,
  config,
) => {
  const { reader, state } = published;
  const meta = reportMeta(published, asked, config);
  const { timezone } = config;
  const today = state ? publishedDay(state.asOf, timezone) : meta.to;
  const [facts, books, priced] = await Promise.all([
    state ? fetchFactDays(reader, state, today) : [],
    fetchBooks(reader, meta, timezone),
    state ? fetchUnpriced(reader, state, { from: meta.from, to: meta.to }) : undefined,
  ]);
  const told = new Map(facts.map((one) => [keyOf(one), one]));
  const booked = new Map(books.map((one) => [keyOf(one), one]));
  const rows = [...new Set([...told.keys(), ...booked.keys()])].map((key) =>
    rowOf(key, told.get(key), booked.get(key), { today, from: meta.from, to: meta.to }),
  );
  rows.sort((a, b) => urgency(a) - urgency(b) || (a.key < b.key ? -1 : 1));
  return {
    meta: {
      report: 'data-quality',
      ...meta,
      late: rows.filter(({ state: one }) => one === 'late' || one === 'silent').length,
      unpriced: unpricedSources(priced?.unpriced ?? []),
      rejecting: rows.filter(({ rejected }) => rejected > 0).length,
    },
    rows,
  } satisfies DataQualityReport;
};

/** Each once, whatever the months. */
function unpricedSources(months: readonly Unpriced[]) {
  const sources = new Map(
    months.map(({ channel, source }) => [JSON.stringify([channel, source]), { channel, source }]),
  );
  return [...sources.values()];
}

function keyOf({ source, account }: Pick<FactDays, 'source' | 'account'>): string {
  return new URLSearchParams({ source, account }).toString();
}

function rowOf(
  key: string,
  told: FactDays | undefined,
  books: SourceBooks | undefined,
  { today, from, to }: Period & { readonly today: string },
): DataQualityRow {
  const { source, account } = (told ?? books)!;
  const days = told?.days ?? [];
  const { every, late, state } = rhythmOf(days, today);
  const counts = new Map(days.map((day, index) => [day, Number(told?.facts[index])]));
  const first = lastDays(to, TREND_DAYS).from;
  return {
    ...{ key, source, account, state },
    last_day: days.at(-1) ?? null,
    ...{ every_days: every, late_days: late },
    facts: days.reduce(
      (sum, day) => (day >= from && day <= to ? sum + (counts.get(day) ?? 0) : sum),
      0,
    ),
    trend: Array.from({ length: TREND_DAYS }, (_, at) => counts.get(dayAfter(first, at)) ?? 0),
    last_received: books && books.last_received !== '' ? isoTime(books.last_received) : null,
    accepted: Number(books?.accepted ?? 0),
    duplicates: Number(books?.duplicates ?? 0),
    skipped: Number(books?.skipped ?? 0),
    rejected: Number(books?.rejected ?? 0),
  };
}

function dayAfter(first: string, days: number): string {
  return new Date(Date.parse(first) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Silent and late sources come first, then those with records that could not be read. */
function urgency({ state, rejected }: DataQualityRow): number {
  const place = SOURCE_STATES.indexOf(state);
  return place < 2 ? place : rejected > 0 ? 2 : place + 1;
}
