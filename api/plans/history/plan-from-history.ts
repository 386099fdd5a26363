import { Exact } from '@throughline/transform/plan/figures/exact';
import type { Language } from '../../contract/languages.ts';
import {
  type Plan,
  type PlanFromHistory,
  type PlanNote,
  planSchema,
} from '../../contract/plans.ts';
import { ProblemError } from '../../problems/problems.ts';
import { monthAfter } from '../month-after.ts';
import { type CampaignInputs, campaignInputs } from './campaign-inputs.ts';
import type { History, HistoryRow } from './history.ts';
import type { Lag } from './lag.ts';
import { planNote } from './plan-notes.ts';
import { seasonOf } from './season.ts';

/** Of a document that is stored; the smaller ones go together. */
const MOST_CAMPAIGNS = 150;
const RATE_MONTHS = 12;
/** Where no curve tells when deals come. */
const RIPE_DAYS = 90;

export interface FromHistory {
  readonly plan: Plan;
  /** What was done where history does not reach. */
  readonly notes: readonly PlanNote[];
}

/**
 * A plan of the budgets of the same months a year earlier, times growth, with rates of the last twelve months: those of
 * small campaigns are shrunk towards their channel's, and that towards the business's.
 * @throws ProblemError `plan_history_missing` where no month of the year before has a cost.
 */
export function planFromHistory(
  history: History | null,
  lag: Lag | null,
  asked: PlanFromHistory,
  { currency, language }: { readonly currency: string; readonly language: Language },
): FromHistory {
  const first = asked.first_month ?? `${asked.year}-01`;
  const months = Array.from({ length: asked.months }, (_, at) => monthAfter(first, at));
  if (!history) throw missing(months, 'there are no facts yet');
  const notes: PlanNote[] = [];
  const note = (code: PlanNote['code'], about: Readonly<Record<string, string | number>> = {}) =>
    notes.push(planNote(code, about, language));

  const rows = grouped(history, note);
  const recent = new Set(lastMonths(history, RATE_MONTHS));
  const ripeBefore = new Date(Date.parse(history.to) - (lag?.ripeDays ?? RIPE_DAYS) * 86_400_000);
  const isRipe = (month: string) =>
    `${monthAfter(month, 1)}-01` <= ripeBefore.toISOString().slice(0, 10);
  const ofYear = rows.filter(({ month }) => recent.has(month));
  const ripe = ofYear.some((row) => isRipe(row.month) && row.leads > 0);
  if (!ripe && ofYear.some(({ leads }) => leads > 0)) note('rates_immature');
  const inputs = new Map(
    campaignInputs(ofYear, ripe ? isRipe : () => true).map((one) => [keyOf(one), one]),
  );

  const lines = months.flatMap((month) => {
    const base = baseMonth(month, history);
    if (base === undefined) {
      note('month_without_history', { month });
      return [];
    }
    if (base !== monthAfter(month, -12)) note('two_years_earlier', { month, base });
    const growth = new Exact(1).plus(asked.growth).pow(base === monthAfter(month, -12) ? 1 : 2);
    return rows
      .filter((row) => row.month === base && Number(row.cost ?? 0) > 0)
      .map((row) => lineOf(row, month, growth, inputs.get(keyOf(row)), asked.growth));
  });
  if (lines.length === 0)
    throw missing(months, 'no channel has a cost in the same months a year earlier');
  const unrated = new Set(
    lines.flatMap(({ channel, campaign, rated }) =>
      rated ? [] : [`${channel} · ${campaign ?? ''}`],
    ),
  );
  if (unrated.size > 0) note('campaign_without_rates', { n: unrated.size });
  if (lines.some(({ line }) => line.aov === undefined)) note('revenue_unknown');
  else if (lines.some(({ line }) => line.margin_rate === undefined)) note('margin_unknown');

  const season = seasonOf(history);
  if (!season) note('season_flat', { n: history.months.length });
  const hasLeads = ofYear.some(({ leads }) => leads > 0);
  if (!lag && hasLeads) note('lag_flat');
  const plan = planSchema.safeParse({
    name: asked.name ?? `Plan ${first}`,
    settings: {
      currency,
      ...asked.settings,
      ...{ first_month: first, months: asked.months },
      ...(season && { seasonality: season }),
      ...(lag && hasLeads && { lag: lag.shares }),
      sources: {
        ...(season && { seasonality: { source: 'history', n: history.months.length } }),
        ...(lag && hasLeads && { lag: { source: 'history', n: lag.deals } }),
      },
    },
    lines: lines.map(({ line }) => line),
  });
  if (!plan.success)
    throw new ProblemError('body_invalid', {
      errors: plan.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })),
    });
  return { plan: plan.data, notes };
}

function lineOf(
  row: HistoryRow,
  month: string,
  growth: Exact,
  inputs: CampaignInputs | undefined,
  rate: number,
) {
  const budget = new Exact(row.cost!).times(growth).toDecimalPlaces(2).toFixed();
  const own = inputs && (inputs.values.cpc !== undefined || inputs.visits !== undefined);
  const line = {
    channel: row.channel,
    ...(row.campaign && { campaign: row.campaign }),
    ...{ month, budget },
    ...(own ? inputs.values : priceOf(row)),
    ...(own &&
      inputs.visits !== undefined && { visits: String(Math.round(inputs.visits * (1 + rate))) }),
    sources: { budget: { source: 'history' as const, n: 1 }, ...(own && inputs.sources) },
  };
  return { channel: row.channel, campaign: row.campaign, rated: own === true, line: line as Line };
}

type Line = Partial<Plan['lines'][number]>;

/** Of a campaign that had nothing in the last year: its own month, without what comes after the visit. */
function priceOf({ cost, clicks, visits }: HistoryRow): Line {
  return clicks > 0
    ? { cpc: Math.max(0.000001, Number(cost) / clicks).toFixed(6) }
    : { visits: String(Math.round(visits)) };
}

/** The same month a year earlier, or two where that one is not over yet. */
function baseMonth(month: string, { months }: History): string | undefined {
  return [monthAfter(month, -12), monthAfter(month, -24)].find((one) => months.includes(one));
}

function lastMonths({ months, to }: History, count: number): string[] {
  const last = months.at(-1) ?? to.slice(0, 7);
  return Array.from({ length: count }, (_, at) => monthAfter(last, -at));
}

/** Campaigns beyond those that cost most are one campaign of their channel. */
function grouped(
  { rows }: History,
  note: (code: PlanNote['code'], about: Readonly<Record<string, string | number>>) => void,
): HistoryRow[] {
  const costs = new Map<string, number>();
  for (const row of rows)
    costs.set(keyOf(row), (costs.get(keyOf(row)) ?? 0) + Number(row.cost ?? 0));
  const paid = [...costs].filter(([, cost]) => cost > 0);
  if (paid.length <= MOST_CAMPAIGNS) return [...rows];
  paid.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const others = new Set(paid.slice(MOST_CAMPAIGNS).map(([key]) => key));
  note('campaigns_together', { n: others.size });
  const merged = new Map<string, HistoryRow>();
  const kept: HistoryRow[] = [];
  for (const row of rows) {
    if (!others.has(keyOf(row))) {
      kept.push(row);
      continue;
    }
    const key = JSON.stringify([row.month, row.channel]);
    merged.set(key, added(merged.get(key), row));
  }
  return [...kept, ...merged.values()];
}

function added(sum: HistoryRow | undefined, row: HistoryRow): HistoryRow {
  if (!sum) return { ...row, campaign: 'Other campaigns' };
  const money = (key: 'cost' | 'revenue' | 'margin') => {
    const [a, b] = [sum[key], row[key]];
    return a === null || b === null ? null : new Exact(a).plus(b).toFixed();
  };
  return {
    ...sum,
    ...{ cost: money('cost'), revenue: money('revenue'), margin: money('margin') },
    ...{ impressions: sum.impressions + row.impressions, clicks: sum.clicks + row.clicks },
    ...{ visits: sum.visits + row.visits, leads: sum.leads + row.leads },
    sales: sum.sales + row.sales,
  };
}

function keyOf({ channel, campaign }: Pick<HistoryRow, 'channel' | 'campaign'>): string {
  return JSON.stringify([channel, campaign]);
}

function missing(months: readonly string[], why: string): ProblemError {
  const [first, last] = [monthAfter(months[0]!, -12), monthAfter(months.at(-1)!, -12)];
  return new ProblemError('plan_history_missing', {
    detail: `No plan can be made from ${first} to ${last}: ${why}. Import costs of these months, or write the plan as a sheet (throughline plan import).`,
  });
}
