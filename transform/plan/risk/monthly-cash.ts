import type { RiskInput } from './risk-input.ts';

export interface MonthlyCash {
  /** Running sum of margin − cost at the end of each month, by draw. */
  readonly cumulative: readonly Float64Array[];
  readonly profit: Float64Array;
  readonly margin: Float64Array;
  readonly npv: Float64Array;
}

/**
 * When margins come (`lag` months after the lead) and what they are worth at month 0. Profit counts all margin, NPV and
 * the running sum what comes before the horizon.
 */
export function monthlyCash(input: RiskInput, byLead: readonly Float64Array[]): MonthlyCash {
  const { draws, lag, rate } = input;
  const months = monthsOf(input);
  const costs = costsOf(input);
  const margin = new Float64Array(draws);
  for (const month of byLead) add(margin, month, 1);
  const npv = new Float64Array(draws);
  const cumulative: Float64Array[] = [];
  let before = new Float64Array(draws);
  for (let month = 0; month < months; month++) {
    const net = new Float64Array(draws).fill(-(costs[month] ?? 0));
    for (const [later, share] of lag.entries()) {
      const lead = byLead[month - later];
      if (lead && share !== 0) add(net, lead, share);
    }
    add(npv, net, (1 + rate) ** (-month / 12));
    add(net, before, 1);
    cumulative.push(net);
    before = net;
  }
  const cost = costs.reduce((so, one) => so + one, 0);
  return { cumulative, margin, npv, profit: margin.map((value) => value - cost) };
}

/** Months shown: to the horizon, or all in which something happens. */
export function monthsOf({ horizon, lines, lag }: RiskInput): number {
  return horizon ?? lines.reduce((so, { month }) => Math.max(so, month), 0) + lag.length;
}

/** Cost of each month: budgets and the agency's fee. */
export function costsOf({ lines, fee }: RiskInput): number[] {
  const costs: number[] = [];
  const ordered = lines.map(({ month, budget }) => ({ month, cost: budget.times(1 + fee) }));
  for (const { month, cost } of ordered.sort((a, b) => a.cost.cmp(b.cost)))
    costs[month] = (costs[month] ?? 0) + cost.toNumber();
  return Array.from(costs, (cost) => cost ?? 0);
}

function add(into: Float64Array, values: Float64Array, times: number): void {
  for (let draw = 0; draw < into.length; draw++) into[draw]! += values[draw]! * times;
}
