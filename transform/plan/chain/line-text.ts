import { type Exact, numberOf, ONE, ratio } from '../figures/exact.ts';
import { moneyText } from '../figures/money-text.ts';
import type { LineFigures } from './line-figures.ts';

/** Money that was rounded together with that of the other lines. */
type LineMoney = Readonly<Record<'cost' | 'cash_out' | 'revenue' | 'margin', string | null>>;

/** A line of the plan as it is printed, with its prices, ДРР (cost / revenue) and ROMI. */
export function lineText(line: LineFigures, money: LineMoney) {
  const romi = (part: Exact | null) => numberOf(ratio(part, line.cost)?.minus(ONE) ?? null);
  return {
    cost: money.cost,
    fee: moneyText(line.fee),
    vat: moneyText(line.vat),
    cash_out: money.cash_out,
    impressions: numberOf(line.impressions),
    clicks: numberOf(line.clicks),
    visits: line.visits.toNumber(),
    leads: line.leads.toNumber(),
    qualified: line.qualified.toNumber(),
    deals: line.deals.toNumber(),
    revenue: money.revenue,
    margin: money.margin,
    cpl: moneyText(ratio(line.cost, line.leads)),
    cpo: moneyText(ratio(line.cost, line.deals)),
    drr: numberOf(ratio(line.cost, line.revenue)),
    romi_revenue: romi(line.revenue),
    romi_margin: romi(line.margin),
    break_even_cpl: moneyText(line.breakEvenCpl),
    break_even_cpc: moneyText(line.breakEvenCpc),
  };
}
