import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import type { AGAINST } from '../../contract/reports/market.ts';
import type { Period } from '../period.ts';

dayjs.extend(utc);

/** A figure of the market as it was told: `until` is its first day where it is of a period without an end. */
export interface Point {
  readonly metric: string;
  readonly subject: string;
  readonly region: string;
  readonly unit: string;
  readonly provenance: string;
  readonly from: string;
  readonly until: string;
  readonly value: number;
}

/** Figures of one thing, oldest first, each with the days that it is of. */
export interface Series {
  readonly name: Pick<Point, 'metric' | 'subject' | 'region' | 'unit' | 'provenance'>;
  readonly points: readonly (Period & { readonly value: number })[];
}

/** Points by what they are of. What tells no last day is of a month, a week or a day by how far its points are apart. */
export function seriesOf(points: readonly Point[]): readonly Series[] {
  const groups = new Map<string, Point[]>();
  for (const point of points) {
    const { metric, subject, region, unit, provenance } = point;
    const key = JSON.stringify([metric, subject, region, unit, provenance]);
    groups.set(key, [...(groups.get(key) ?? []), point]);
  }
  return [...groups.values()].map((group) => {
    const sorted = group.toSorted((a, b) => (a.from < b.from ? -1 : 1));
    const { metric, subject, region, unit, provenance } = sorted[0]!;
    const gap = usualGap(sorted);
    return {
      name: { metric, subject, region, unit, provenance },
      points: sorted.map(({ from, until, value }) => ({
        ...{ from, to: until > from ? until : lastDayOf(from, gap), value },
      })),
    };
  });
}

/** The newest period of a series that ended in the days asked for, and the earlier one to hold it against. */
export function comparedPoints(
  { points }: Series,
  { from, to }: Period,
  against: (typeof AGAINST)[number],
) {
  const now = points.findLast((point) => point.to >= from && point.to <= to);
  if (!now) return null;
  const before = points.filter((point) => point.to < now.from);
  const yearAgo = dayjs.utc(now.from).subtract(1, 'year');
  const earlier =
    against === 'before'
      ? before.at(-1)
      : before.find((point) => Math.abs(dayjs.utc(point.from).diff(yearAgo, 'day')) <= 3);
  return { now, earlier: earlier ?? null };
}

/** Days between two points, the middle one of them; 0 where there is one point. */
function usualGap(points: readonly Point[]): number {
  const gaps = points
    .slice(1)
    .map((point, index) => dayjs.utc(point.from).diff(dayjs.utc(points[index]!.from), 'day'))
    .sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 2)] ?? 0;
}

function lastDayOf(from: string, gap: number): string {
  const first = dayjs.utc(from);
  // A single figure of the first of a month is taken for the month's.
  const isMonth = (gap >= 28 && gap <= 31) || (gap === 0 && first.date() === 1);
  const last = isMonth
    ? first.add(1, 'month').subtract(1, 'day')
    : first.add(gap === 7 ? 6 : 0, 'day');
  return last.format('YYYY-MM-DD');
}
