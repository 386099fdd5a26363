import { Exact, ONE, ratio, ZERO } from '../figures/exact.ts';
import type { PlanLine } from './plan-input.ts';

/** What the spend of one line brings, whenever it comes. Null is unknown. */
export interface LineFigures {
  readonly fee: Exact;
  /** Net media and fee, without VAT. */
  readonly cost: Exact;
  readonly vat: Exact;
  readonly cashOut: Exact;
  readonly impressions: Exact | null;
  /** Null where visits are planned without clicks. */
  readonly clicks: Exact | null;
  readonly visits: Exact;
  readonly leads: Exact;
  readonly qualified: Exact;
  readonly deals: Exact;
  readonly revenue: Exact | null;
  readonly margin: Exact | null;
  readonly breakEvenCpl: Exact | null;
  readonly breakEvenCpc: Exact | null;
}

/**
 * The chain: clicks = budget / cpc, or 1000 · budget / cpm · ctr; visits = clicks · landing;
 * leads = visits · lead_rate · season; qualified = leads · qualify_rate; deals = qualified · deal_rate;
 * revenue = deals · aov · (1 − refund_rate); margin = revenue · margin_rate.
 *
 * Break-even: CPL* = qualify · deal · aov · (1 − refund) · margin_rate / (1 + fee), CPC* = CPL* · lead_rate · season ·
 * landing: at these prices margin equals cost.
 */
export function lineFigures(
  line: PlanLine,
  { vat, fee, season }: { readonly vat: number; readonly fee: number; readonly season: number },
): LineFigures {
  const feeMoney = line.budget.times(fee);
  const cost = line.budget.plus(feeMoney);
  const vatMoney = cost.times(vat);
  const { impressions, clicks, visits } = reach(line);
  const leadsPerVisit = new Exact(line.lead_rate).times(season);
  const leads = visits.times(leadsPerVisit);
  const qualified = leads.times(line.qualify_rate);
  const deals = qualified.times(line.deal_rate);
  const revenuePerDeal = line.aov?.times(ONE.minus(line.refund_rate)) ?? null;
  const revenue = revenuePerDeal && deals.times(revenuePerDeal);
  const marginPerDeal =
    revenuePerDeal && line.margin_rate != null ? revenuePerDeal.times(line.margin_rate) : null;
  const breakEvenCpl = () =>
    marginPerDeal &&
    new Exact(line.qualify_rate).times(line.deal_rate).times(marginPerDeal).div(ONE.plus(fee));
  return {
    fee: feeMoney,
    cost,
    vat: vatMoney,
    cashOut: cost.plus(vatMoney),
    impressions,
    clicks,
    visits,
    leads,
    qualified,
    deals,
    revenue,
    margin: marginPerDeal && deals.times(marginPerDeal),
    // Few ask for them, and they cost as much as all the rest.
    get breakEvenCpl() {
      return breakEvenCpl();
    },
    get breakEvenCpc() {
      return (clicks && breakEvenCpl()?.times(leadsPerVisit).times(line.landing)) ?? null;
    },
  };
}

function reach({ budget, cpc, cpm, ctr, visits, landing }: PlanLine): {
  readonly impressions: Exact | null;
  readonly clicks: Exact | null;
  readonly visits: Exact;
} {
  if (visits != null) return { impressions: null, clicks: null, visits: new Exact(visits) };
  if (cpm != null && ctr != null) {
    const impressions = budget.times(1000).div(cpm);
    const clicks = impressions.times(ctr);
    return { impressions, clicks, visits: clicks.times(landing) };
  }
  const clicks = cpc == null ? ZERO : budget.div(cpc);
  return {
    impressions: ctr == null ? null : ratio(clicks, new Exact(ctr)),
    clicks,
    visits: clicks.times(landing),
  };
}
