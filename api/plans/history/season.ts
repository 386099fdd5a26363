import { seasonIndex } from '@throughline/transform/plan/forecast/season-index';
import type { History } from './history.ts';

/** Below it a year's ups and downs are not told from its trend. */
export const SEASON_MONTHS = 24;

/** Leads a visit by month of the year against their mean, January first; null below two whole years. */
export function seasonOf({ rows, months }: History): number[] | null {
  const recent = months.slice(-Math.floor(months.length / 12) * 12);
  if (recent.length < SEASON_MONTHS) return null;
  const sums = new Map(recent.map((month) => [month, { visits: 0, results: 0 }]));
  const hasLeads = rows.some(({ leads }) => leads > 0);
  for (const { month, visits, leads, sales } of rows) {
    const sum = sums.get(month);
    if (!sum) continue;
    sum.visits += visits;
    sum.results += hasLeads ? leads : sales;
  }
  const series = recent.map((month) => {
    const { visits, results } = sums.get(month)!;
    return visits > 0 ? results / visits : null;
  });
  if (series.some((value) => value === null || value === 0)) return null;
  const index = seasonIndex(series, 12, 'multiplicative');
  const first = Number(recent[0]!.slice(5)) - 1;
  return Array.from({ length: 12 }, (_, month) =>
    Number(index[(month - first + 12) % 12]!.toFixed(6)),
  );
}
