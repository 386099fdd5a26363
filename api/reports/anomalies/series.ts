import type { Watched } from '../../contract/reports/anomalies.ts';
import type { ExploreReport } from '../../contract/reports/explore.ts';
import type { Period } from '../period.ts';
import { nextDay } from '../period.ts';

/** A metric by day as the calculation takes it; null where a day of it is not known. */
export interface DailySeries {
  readonly metric: Watched;
  readonly kind: 'count' | 'money';
  readonly start: string;
  readonly values: readonly (number | null)[];
  readonly by: Readonly<Record<string, Readonly<Record<string, readonly (number | null)[]>>>>;
}

export const KIND = { visits: 'count', leads: 'count', revenue: 'money', cost: 'money' } as const;

/**
 * A metric by day, whole and by the values of each dimension. A day without a row is 0; what no touch led to is a value of
 * its own.
 * @param parts by the dimension, rows of a day and a value; those of channels are together the whole.
 */
export function dailySeries(
  metric: Watched,
  days: Period,
  parts: Readonly<Record<'channel' | 'source', ExploreReport['rows']>>,
): DailySeries {
  const places = placesOf(days);
  return {
    ...{ metric, kind: KIND[metric], start: days.from },
    values: along(places, parts.channel, metric),
    by: Object.fromEntries(
      Object.entries(parts).map(([dimension, rows]) => [
        dimension,
        Object.fromEntries(
          grouped(rows, dimension as 'channel' | 'source').map(([value, own]) => [
            value,
            along(places, own, metric),
          ]),
        ),
      ]),
    ),
  };
}

function placesOf({ from, to }: Period): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (let day = from; day <= to; day = nextDay(day)) places.set(day, places.size);
  return places;
}

function along(
  places: ReadonlyMap<string, number>,
  rows: ExploreReport['rows'],
  metric: Watched,
): (number | null)[] {
  const values = new Array<number | null>(places.size).fill(0);
  for (const row of rows) {
    const at = places.get(row.day ?? '');
    if (at === undefined) continue;
    // Where a part of a cost was never told, the part that is known has its usual days as well.
    const told = row[metric] ?? (metric === 'cost' ? (row.cost_known ?? 0) : null);
    const known = values[at] ?? null;
    values[at] = told === null || known === null ? null : known + Number(told);
  }
  return values;
}

/** The name of what no touch led to, as the calculation names no value with an empty text. */
export const NOBODY = '(none)';

function grouped(rows: ExploreReport['rows'], dimension: 'channel' | 'source') {
  const by = new Map<string, ExploreReport['rows']>();
  for (const row of rows) {
    const value = row.kind === 'row' ? row[dimension] || NOBODY : NOBODY;
    by.set(value, [...(by.get(value) ?? []), row]);
  }
  return [...by];
}

/** Sales of a usual day: the median over the days, so many of which are fewer. */
export function usualSales(days: Period, rows: ExploreReport['rows']): number {
  const places = placesOf(days);
  const counts = new Array<number>(places.size).fill(0);
  for (const row of rows) {
    const at = places.get(row.day ?? '');
    if (at !== undefined) counts[at]! += Number(row.orders ?? 0) + Number(row.deals ?? 0);
  }
  counts.sort((a, b) => a - b);
  return counts[Math.floor((counts.length - 1) / 2)] ?? 0;
}
