import { type Exact, ONE, sumKnown, ZERO } from '../figures/exact.ts';
import type { LineFigures } from './line-figures.ts';

export interface MonthFigures {
  readonly cost: Exact;
  readonly cashOut: Exact;
  readonly visits: Exact;
  readonly leads: Exact;
  readonly deals: Exact;
  readonly revenue: Exact | null;
  readonly margin: Exact | null;
  readonly cashIn: Exact | null;
}

export interface Timing {
  /** Months that are shown. */
  readonly horizon: number;
  /** Share of a lead month's deals that close s months later. */
  readonly lag: readonly number[];
  /** Share of a deal's revenue that is paid s months later. */
  readonly paymentLag: readonly number[];
  readonly costDelay: number;
  readonly vat: number;
}

/**
 * What happens in which month: deals of u = Σ_s deals of lead month u − s · lag_s, revenue and margin with the deal;
 * cash in = revenue · (1 + VAT) spread by payment_lag; cash out `costDelay` months after the cost.
 */
export function planMonths(
  lines: readonly { readonly month: number; readonly figures: LineFigures }[],
  { horizon, lag, paymentLag, costDelay, vat }: Timing,
): MonthFigures[] {
  const of = <Part>(pick: (figures: LineFigures) => Part, month: number): Part[] =>
    lines.filter((line) => line.month === month).map(({ figures }) => pick(figures));
  const each = (month: (t: number) => Exact | null) =>
    Array.from({ length: horizon }, (_, t) => month(t));
  const known = (pick: (figures: LineFigures) => Exact) =>
    each((t) => sumKnown(of(pick, t))) as Exact[];
  const deals = spread(
    known((line) => line.deals),
    lag,
  );
  const revenue = spread(
    each((t) => sumKnown(of((line) => line.revenue, t))),
    lag,
  );
  const margin = spread(
    each((t) => sumKnown(of((line) => line.margin, t))),
    lag,
  );
  const cashIn = spread(revenue, paymentLag);
  const cashOut = spread(
    known((line) => line.cashOut),
    [...Array(costDelay).fill(0), 1],
  );
  const cost = known((line) => line.cost);
  const visits = known((line) => line.visits);
  const leads = known((line) => line.leads);
  return Array.from({ length: horizon }, (_, t) => ({
    cost: cost[t]!,
    cashOut: cashOut[t]!,
    visits: visits[t]!,
    leads: leads[t]!,
    deals: deals[t]!,
    revenue: revenue[t]!,
    margin: margin[t]!,
    cashIn: cashIn[t]?.times(ONE.plus(vat)) ?? null,
  }));
}

/** Each month's figure over the months that follow; what is unknown is unknown wherever a part of it falls. */
function spread(figures: readonly (Exact | null)[], shares: readonly number[]): (Exact | null)[] {
  return figures.map((_, month) =>
    sumKnown(
      shares.slice(0, month + 1).map((share, later) => {
        if (share === 0) return ZERO;
        return figures[month - later]?.times(share) ?? null;
      }),
    ),
  );
}

/** What of a total comes after the months shown, or never (shares of a lag that add up to less than 1). */
export function afterMonths(months: readonly (Exact | null)[], total: Exact | null): Exact | null {
  const within = sumKnown(months);
  return total && within && total.minus(within);
}
