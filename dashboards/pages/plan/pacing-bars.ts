import type { PlanFactLine, PlanFactReport } from '@throughline/api/contract/reports/plan-fact';

export interface PacingBar {
  readonly key: string;
  /** Null for all of them together. */
  readonly channel: string | null;
  readonly campaign: string | null;
  readonly spent: string | null;
  readonly planned: string | null;
  /** Spent by what was planned to this day: 1 is on the plan. */
  readonly pacing: number;
}

const MOST = 12;

/** How fast the budget goes, in the month that is compared last: all of it, then the largest of the parts. */
export function pacingBars({ meta, rows, totals }: PlanFactReport): readonly PacingBar[] {
  const month = meta.through?.slice(0, 7);
  const current = rows
    .filter((row) => row.month === null || row.month === month)
    .filter((row) => row.channel !== null)
    .flatMap((row) => barOf(row.key, row, row.channel, row.campaign))
    .sort((a, b) => Number(b.planned ?? 0) - Number(a.planned ?? 0))
    .slice(0, MOST);
  // Totals are of all the days that are compared: of one month where only one is shown.
  const isOneMonth = meta.from.slice(0, 7) === month || !meta.by.includes('month');
  return [...(isOneMonth ? barOf('total', totals, null, null) : []), ...current];
}

function barOf(
  key: string,
  { chain, pacing }: PlanFactLine,
  channel: string | null,
  campaign: string | null,
): PacingBar[] {
  if (pacing === null) return [];
  const { fact: spent, plan: planned } = chain.budget;
  return [{ key, channel, campaign, spent, planned, pacing }];
}
