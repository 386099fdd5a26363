import { Exact, ONE } from '../figures/exact.ts';
import { lineFigures } from './line-figures.ts';
import type { PlanLine } from './plan-input.ts';

export type Goal =
  | { readonly deals: Exact }
  | { readonly revenue: Exact }
  /** Margin less cost. */
  | { readonly profit: Exact };

/**
 * The net budget with which a line reaches a goal: the chain is linear in the budget, so it is the goal divided by what a
 * unit of budget brings. Null where a unit brings nothing, or what it brings is unknown.
 */
export function budgetFor(
  line: PlanLine,
  goal: Goal,
  settings: { readonly fee: number; readonly season: number },
): Exact | null {
  // Visits that are given do not follow from the budget.
  if (line.visits != null) return null;
  const unit = lineFigures({ ...line, budget: ONE }, { ...settings, vat: 0 });
  const [wanted, brought] =
    'deals' in goal
      ? [goal.deals, unit.deals]
      : 'revenue' in goal
        ? [goal.revenue, unit.revenue]
        : [goal.profit, unit.margin?.minus(unit.cost) ?? null];
  return brought?.gt(0) ? new Exact(wanted.div(brought)) : null;
}
