import { type Exact, ZERO } from '../../figures/exact.ts';
import { moneyText } from '../../figures/money-text.ts';
import type { CohortMonths } from './group-orders.ts';
import { runningSum } from './running-sum.ts';

export interface CohortAverage {
  readonly month: number;
  readonly cohorts: number;
  readonly customers: number;
  readonly retention: number;
  readonly ltv: string | null;
}

/**
 * Month k over all cohorts whose month k has ended: Σ active / Σ customers and Σ running margin / Σ customers, so that a
 * cohort of three does not weigh as much as one of three thousand.
 */
export function averageCohorts(
  cohorts: readonly CohortMonths[],
  asOf: number,
): readonly CohortAverage[] {
  const averages: { cohorts: number; customers: number; active: number; margin: Exact | null }[] =
    [];
  for (const { month, customers, months } of cohorts) {
    const running = runningSum(months.map(({ margin }) => margin));
    for (let k = 0; month + k < asOf; k++) {
      const sum = averages[k] ?? { cohorts: 0, customers: 0, active: 0, margin: ZERO };
      const margin = running[k] ?? null;
      averages[k] = {
        cohorts: sum.cohorts + 1,
        customers: sum.customers + customers,
        active: sum.active + (months[k]?.active ?? 0),
        margin: sum.margin === null || margin === null ? null : sum.margin.plus(margin),
      };
    }
  }
  return averages.map(({ cohorts: count, customers, active, margin }, month) => ({
    month,
    cohorts: count,
    customers,
    retention: active / customers,
    ltv: moneyText(margin?.div(customers) ?? null),
  }));
}
