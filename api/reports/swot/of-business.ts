import type { MarketReport } from '../../contract/reports/market.ts';
import type { NpsReport } from '../../contract/reports/nps.ts';
import type { PlanFactReport } from '../../contract/reports/plan-fact.ts';
import type { ReviewsReport } from '../../contract/reports/reviews.ts';
import type { SalesDeskReport } from '../../contract/reports/sales-desk.ts';
import type { StockReport } from '../../contract/reports/stock.ts';
import type { SwotLine } from '../../contract/reports/swot.ts';
import {
  LEAST_ANSWERS,
  LEAST_LEADS,
  MOST_NAMED,
  RULES,
} from '../../contract/reports/swot-terms.ts';
import { line } from './lines.ts';

/** What the rates of conversion add to the outcome of the plan, or take off it. */
export function againstPlan({ totals }: Pick<PlanFactReport, 'totals'>): SwotLine[] {
  const planned = Number(totals.outcome.plan ?? 0);
  const rates = (totals.bridge ?? []).filter(({ driver }) =>
    driver.split('+').every((one) => one === 'lead_rate' || one === 'deal_rate'),
  );
  if (planned <= 0 || rates.length === 0) return [];
  const effect = rates.reduce((sum, one) => sum + Math.round(Number(one.effect) * 100), 0) / 100;
  const value = effect / planned;
  const amount = effect.toFixed(2);
  if (value >= RULES.above_plan.threshold) return [line('above_plan', { value, amount })];
  if (value <= RULES.below_plan.threshold) return [line('below_plan', { value, amount })];
  return [];
}

/** How many leads are answered in time. */
export function answering({ meta, totals }: Pick<SalesDeskReport, 'meta' | 'totals'>): SwotLine[] {
  if (!meta.has_answers || !totals || totals.in_time_share === null) return [];
  const { leads: count, in_time_share: value } = totals;
  if (count < LEAST_LEADS) return [];
  if (value >= RULES.answers_quickly.threshold) return [line('answers_quickly', { value, count })];
  if (value < RULES.answers_late.threshold) return [line('answers_late', { value, count })];
  return [];
}

/** The score, where its interval leaves out 0, and a fall beyond chance. */
export function recommending({ meta, totals }: Pick<NpsReport, 'meta' | 'totals'>): SwotLine[] {
  const { nps: value, low, high, answers: count } = totals;
  if (value === null || low === null || high === null || count < LEAST_ANSWERS) return [];
  const { difference = null, status } = meta.change ?? {};
  return [
    ...(low > 0 ? [line('recommended', { value, count })] : []),
    ...(high < 0 ? [line('not_recommended', { value, count })] : []),
    ...(status === 'differs' && difference !== null && difference < 0
      ? [line('nps_falls', { value: difference, count })]
      : []),
  ];
}

/** The mean of the reviews, where its interval is beyond a threshold, and a fall beyond chance. */
export function rating({ meta, totals }: Pick<ReviewsReport, 'meta' | 'totals'>): SwotLine[] {
  const { rating: value, low, high, rated: count } = totals;
  if (value === null || low === null || high === null) return [];
  const { difference = null, status } = meta.change ?? {};
  return [
    ...(low > RULES.rated_well.threshold ? [line('rated_well', { value, count })] : []),
    ...(high < RULES.rated_badly.threshold ? [line('rated_badly', { value, count })] : []),
    ...(status === 'differs' && difference !== null && difference < 0
      ? [line('rating_falls', { value: difference, count })]
      : []),
  ];
}

/** What ads of products cost on days without stock. */
export function stocked({ rows }: Pick<StockReport, 'rows'>): SwotLine[] {
  const out = rows.filter(({ ads_out }) => ads_out !== null && Number(ads_out) > 0);
  const cost = out.reduce((sum, { ads_out }) => sum + Math.round(Number(ads_out) * 100), 0) / 100;
  if (cost <= 0) return [];
  return [line('ads_without_stock', { value: out.length, amount: (-cost).toFixed(2) })];
}

/** Series of the market that move, and whether we move faster; those that move most. */
export function marketed({ rows }: Pick<MarketReport, 'rows'>): SwotLine[] {
  const most = (lines: readonly SwotLine[]) =>
    lines.toSorted((a, b) => Math.abs(b.value ?? 0) - Math.abs(a.value ?? 0)).slice(0, MOST_NAMED);
  const nameOf = ({ metric, subject }: MarketReport['rows'][number]) =>
    [metric, subject].filter((one) => one !== '').join(': ');
  const moved = rows.flatMap((row) => {
    const { change: value } = row;
    if (value === null) return [];
    if (value >= RULES.market_grows.threshold)
      return [line('market_grows', { name: nameOf(row), value })];
    if (value <= RULES.market_shrinks.threshold)
      return [line('market_shrinks', { name: nameOf(row), value })];
    return [];
  });
  const raced = rows.flatMap((row) => {
    const { ahead: value } = row;
    if (value === null) return [];
    if (value >= RULES.ahead.threshold) return [line('ahead', { name: nameOf(row), value })];
    if (value <= RULES.behind.threshold) return [line('behind', { name: nameOf(row), value })];
    return [];
  });
  return [...most(moved), ...most(raced)];
}
