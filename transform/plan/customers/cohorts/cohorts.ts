import { calculation } from '../../calculation.ts';
import { type Exact, numberOf, ratio } from '../../figures/exact.ts';
import { moneyText } from '../../figures/money-text.ts';
import { averageCohorts, type CohortAverage } from './average-cohorts.ts';
import { type CohortInput, cohortInput, monthName, monthNumber } from './cohort-input.ts';
import { type CohortMonths, groupOrders } from './group-orders.ts';
import { type CohortPayback, paybackOf } from './payback-of.ts';
import { runningSum } from './running-sum.ts';

export interface CohortCell {
  readonly month: number;
  readonly active: number;
  /** Customers with an order in the month / customers of the cohort. */
  readonly retention: number;
  readonly margin: string | null;
  /** Running margin / customers at the start: the divisor never shrinks. */
  readonly ltv: string | null;
  /** Whether the calendar month has ended. */
  readonly complete: boolean;
}

export interface Cohort {
  readonly cohort: string;
  readonly customers: number;
  readonly cost: string | null;
  readonly cac: string | null;
  /** LTV so far / CAC of the same cohort; null without a cost. */
  readonly ltv_to_cac: number | null;
  readonly payback: CohortPayback;
  readonly cells: readonly CohortCell[];
}

export interface Cohorts {
  readonly cohorts: readonly Cohort[];
  readonly averages: readonly CohortAverage[];
  /** Cost of months that brought no customer: no cohort can carry it. */
  readonly costs_without_customers: Readonly<Record<string, string | null>>;
  readonly left_out: { readonly after_as_of: number; readonly refund_before_first_order: number };
  readonly meta: { readonly unknown: { readonly margin: number } };
}

/**
 * Cohorts by month of the first order: retention(k) = customers with an order in month k / N₀ and
 * LTV(k) = Σ_{j≤k} margin_j / N₀. Margins are added exactly; a refund counts on its own day.
 */
export const cohorts = calculation<CohortInput, Cohorts>({
  name: 'cohorts',
  input: cohortInput,
  calculate(input) {
    const { cohorts: grouped, leftOut, unknownMargins } = groupOrders(input);
    const costs = input.costs ?? {};
    const asOf = monthNumber(input.as_of);
    const withCustomers = new Set(grouped.map(({ month }) => monthName(month)));
    return {
      cohorts: grouped.map((cohort) =>
        cohortFigures(cohort, asOf, costs[monthName(cohort.month)] ?? null),
      ),
      averages: averageCohorts(grouped, asOf),
      costs_without_customers: Object.fromEntries(
        Object.entries(costs)
          .filter(([month]) => !withCustomers.has(month))
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([month, cost]) => [month, moneyText(cost)]),
      ),
      left_out: leftOut,
      meta: { unknown: { margin: unknownMargins } },
    };
  },
});

/** Every figure of a cohort. @param asOf the month of the reader, which has not ended. */
export function cohortFigures(
  { month, customers, months }: CohortMonths,
  asOf: number,
  cost: Exact | null,
): Cohort {
  const running = runningSum(months.map(({ margin }) => margin));
  const ltv = running.at(-1) ?? null;
  return {
    cohort: monthName(month),
    customers,
    cost: moneyText(cost),
    cac: moneyText(cost?.div(customers) ?? null),
    ltv_to_cac: cost?.gt(0) ? numberOf(ratio(ltv, cost)) : null,
    payback: paybackOf(running, cost),
    cells: months.map(({ active, margin }, k) => ({
      month: k,
      active,
      retention: active / customers,
      margin: moneyText(margin),
      ltv: moneyText(running[k]?.div(customers) ?? null),
      complete: month + k < asOf,
    })),
  };
}
