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

/**
 * Points by what they are of. What tells no last day is of whole months where all of a series begins on a first, else of a
 * week or a day: of how many, the points that are closest say.
 */
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
    const gap = smallestGap(sorted);
    const isOfMonths = (gap === 0 || gap >= 28) && sorted.every(({ from }) => from.endsWith('-01'));
    return {
      name: { metric, subject, region, unit, provenance },
      points: sorted.map(({ from, until, value }) => ({
        ...{ from, to: until > from ? until : lastDayOf(from, gap, isOfMonths), value },
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

/** Days between the two points that are closest; 0 where there is one point. */
function smallestGap(points: readonly Point[]): number {
  const gaps = points
    .slice(1)
    .map((point, index) => dayjs.utc(point.from).diff(dayjs.utc(points[index]!.from), 'day'));
  return gaps.length > 0 ? Math.min(...gaps) : 0;
}

/** Months between two points, so that figures of quarters and years are of their length; a lone figure is of a month. */
function monthsApart(gap: number): number {
  return gap === 0 ? 1 : Math.min(12, Math.max(1, Math.round(gap / 30.4)));
}

function lastDayOf(from: string, gap: number, isOfMonths: boolean): string {
  const first = dayjs.utc(from);
  const last = isOfMonths
    ? first.add(monthsApart(gap), 'month').subtract(1, 'day')
    : first.add(gap === 7 ? 6 : 0, 'day');
  return last.format('YYYY-MM-DD');
}
