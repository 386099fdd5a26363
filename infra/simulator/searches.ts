import type { Calendar } from './calendar.ts';
import { Random } from './random.ts';
import type { Visit } from './visits.ts';

/** Spellings of the shop’s own name in searches. */
export const BRAND_TERMS = ['mug and oak', 'mug & oak', 'mugandoak', 'маг энд оук'] as const;

/** What people search for, how often, how many impressions a click takes, and the usual place. Google names not all of it. */
const QUERIES = [
  { text: 'mug and oak', share: 5, reach: 2, place: 1.2 },
  { text: 'маг энд оук', share: 3, reach: 2, place: 1.4 },
  { text: 'журнальный столик купить', share: 3, reach: 22, place: 7.1 },
  { text: 'кружка керамика', share: 4, reach: 15, place: 5.6 },
  { text: 'oak coffee table', share: 2, reach: 18, place: 8.3 },
  { text: 'подарок на новоселье', share: 2, reach: 30, place: 11.2 },
  { text: '', share: 5, reach: 12, place: 6 },
] as const;

/** Search Console is asked for so many days; the newest are not told yet. */
const DAYS = 60;
const DELAY = 3;

/** What Google tells of a query and page on a day. */
export interface SearchRow {
  readonly day: string;
  readonly query: string;
  readonly page: string;
  readonly clicks: number;
  readonly impressions: number;
  /** Mean place as decimal text. */
  readonly position: string;
}

/** Each visit from Google’s organic results in the days told is a click; impressions and places are drawn beside it. */
export function searchesOf(
  seed: number,
  calendar: Calendar,
  visits: readonly Visit[],
): readonly SearchRow[] {
  const until = calendar.days.length - DELAY;
  const first = Math.max(0, until - DAYS);
  const clicks = new Map<string, { day: number; query: number; page: string; count: number }>();
  for (const visit of visits) {
    if (visit.arrival.channel.key !== 'organic_search') continue;
    if (!visit.referrer?.includes('google')) continue;
    const day = calendar.indexOf(visit.at);
    if (day < first || day >= until) continue;
    const random = new Random(seed, 'search', visit.key);
    const query = QUERIES.indexOf(random.weighted(QUERIES, ({ share }) => share));
    const { pathname } = new URL(visit.landing);
    const key = `${day}|${query}|${pathname}`;
    const known = clicks.get(key);
    clicks.set(key, { day, query, page: pathname, count: (known?.count ?? 0) + 1 });
  }
  return [...clicks.values()]
    .sort((a, b) => a.day - b.day || a.query - b.query || (a.page < b.page ? -1 : 1))
    .map(({ day, query, page, count }) => {
      const { text, reach, place } = QUERIES[query]!;
      const random = new Random(seed, 'impressions', day, query, page);
      return {
        ...{ day: calendar.days[day]!, query: text, page, clicks: count },
        impressions: count * reach + random.int(0, reach),
        position: Math.max(1, place + random.normal() * 0.3).toFixed(1),
      };
    });
}
