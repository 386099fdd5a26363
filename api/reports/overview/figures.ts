import type { ExploreReport } from '../../contract/reports/explore.ts';
import { OVERVIEW_FIGURES, type OverviewFigure } from '../../contract/reports/overview.ts';
import { nextDay, type Period } from '../period.ts';

type Key = OverviewFigure['key'];
/** Of what has cost; the others are of everything. */
const PAID: ReadonlySet<Key> = new Set(['romi_margin']);
/** Ratios of a day say little. */
const RATIOS: ReadonlySet<Key> = new Set(['romi_margin', 'mer']);

/**
 * The strip: each figure of the period beside the one before, and its days.
 * @param lines days of the lines, in which the report by day was asked.
 */
export function overviewFigures(
  whole: ExploreReport,
  byDay: ExploreReport,
  lines: Period,
): OverviewFigure[] {
  const at = new Map(byDay.rows.map((row) => [row.day ?? '', row]));
  const days = daysOf(lines);
  return OVERVIEW_FIGURES.map((key) => {
    const of = PAID.has(key) ? whole.paid : whole.totals;
    return {
      key,
      value: of[key] ?? null,
      previous: of.previous?.[key] ?? null,
      why: of.why[key] ?? null,
      at_least: key === 'cost' ? of.cost_known : null,
      days: RATIOS.has(key) ? [] : days.map((day) => figureOf(at.get(day), key)),
    };
  });
}

/** Of a day without a row nothing happened. */
function figureOf(row: ExploreReport['rows'][number] | undefined, key: Key) {
  if (!row) return key === 'new_customers' ? 0 : '0.00';
  return row[key] ?? (key === 'cost' ? row.cost_known : null);
}

function daysOf({ from, to }: Period): readonly string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = nextDay(day)) days.push(day);
  return days;
}
