import {
  type HistoryMonth,
  historySpreads,
  type Spreads,
} from '@throughline/transform/plan/risk/history-spreads';
import { nameKey } from '../../reports/query/rows/campaign-names.ts';
import type { History, HistoryRow } from '../history/history.ts';
import { monthAfter } from '../month-after.ts';

/** How much the drivers of a line vary; null where no facts tell of anything. */
export type PlanSpreads = (line: {
  readonly channel: string;
  readonly campaign: string;
}) => Spreads | null;

/** Sales of younger months are still to come: what they are of leads and visits is not known yet. */
const RIPE_DAYS = 90;
const DAY_MS = 86_400_000;

/** Nothing is known: everything varies as it is assumed to. */
export const NO_SPREADS: PlanSpreads = () => null;

/** How much drivers have varied in the whole months of the past. */
export function planSpreads(history: History | null, planMonths: number): PlanSpreads {
  if (!history || history.months.length === 0) return NO_SPREADS;
  const { months } = history;
  const campaigns = new Map<string, { channel: string; campaign: string; rows: HistoryRow[] }>();
  for (const row of history.rows) {
    const [channel, campaign] = [nameKey(row.channel), nameKey(row.campaign)];
    const key = JSON.stringify([channel, campaign]);
    const known = campaigns.get(key) ?? { channel, campaign, rows: [] };
    known.rows.push(row);
    campaigns.set(key, known);
  }
  const ripeBefore = new Date(Date.parse(history.to) - RIPE_DAYS * DAY_MS)
    .toISOString()
    .slice(0, 10);
  const of = historySpreads(
    [...campaigns.values()].map(({ channel, campaign, rows }) => ({
      ...{ channel, campaign },
      months: monthsOf(rows, months),
    })),
    {
      planMonths,
      ripe: months.filter((month) => `${monthAfter(month, 1)}-01` <= ripeBefore).length,
    },
  );
  return ({ channel, campaign }) => of(nameKey(channel), nameKey(campaign));
}

/** An unknown cost or revenue tells of no price: it stands as 0, which is none. */
function monthsOf(rows: readonly HistoryRow[], months: readonly string[]): HistoryMonth[] {
  return months.map((month) => {
    const own = rows.filter((row) => row.month === month);
    const sum = (of: (row: HistoryRow) => number) => own.reduce((so, row) => so + of(row), 0);
    return {
      ...{ cost: sum(({ cost }) => Number(cost ?? 0)), clicks: sum(({ clicks }) => clicks) },
      ...{ visits: sum(({ visits }) => visits), leads: sum(({ leads }) => leads) },
      ...{ deals: sum(({ sales }) => sales), revenue: sum(({ revenue }) => Number(revenue ?? 0)) },
    };
  });
}
