import { type Exact, ZERO } from '../../figures/exact.ts';
import { type CohortInput, monthNumber } from './cohort-input.ts';

/** A cohort before any figure is made of it. */
export interface CohortMonths {
  readonly month: number;
  readonly customers: number;
  /** Of month k after the first order; there is one for each month up to the reader's. */
  readonly months: readonly { readonly active: number; readonly margin: Exact | null }[];
}

export interface GroupedOrders {
  readonly cohorts: readonly CohortMonths[];
  /** Rows that are in no cell, by reason. */
  readonly leftOut: { readonly after_as_of: number; readonly refund_before_first_order: number };
  readonly unknownMargins: number;
}

/** Orders by cohort (month of the customer's first order) and calendar months after it. */
export function groupOrders({ as_of, orders }: CohortInput): GroupedOrders {
  const seen = orders.filter(([, day]) => day <= as_of);
  const last = monthNumber(as_of);
  const firstMonth = new Map<string, number>();
  for (const [customer, day, , kind] of seen) {
    if (kind === 'refund') continue;
    const month = monthNumber(day);
    firstMonth.set(customer, Math.min(firstMonth.get(customer) ?? month, month));
  }

  const cohorts = new Map<number, { customers: number; cells: Cell[] }>();
  for (const month of firstMonth.values()) {
    const cohort = cohorts.get(month) ?? { customers: 0, cells: emptyCells(last - month + 1) };
    cohort.customers++;
    cohorts.set(month, cohort);
  }

  let refundsBefore = 0;
  let unknownMargins = 0;
  for (const [customer, day, margin, kind] of seen) {
    const first = firstMonth.get(customer);
    const cell =
      first === undefined ? undefined : cohorts.get(first)?.cells[monthNumber(day) - first];
    if (!cell) {
      refundsBefore++;
      continue;
    }
    if (kind !== 'refund') cell.active.add(customer);
    if (margin === null) unknownMargins++;
    cell.margin = margin === null || cell.margin === null ? null : cell.margin.plus(margin);
  }

  return {
    cohorts: [...cohorts]
      .sort(([a], [b]) => a - b)
      .map(([month, { customers, cells }]) => ({
        month,
        customers,
        months: cells.map(({ active, margin }) => ({ active: active.size, margin })),
      })),
    leftOut: {
      after_as_of: orders.length - seen.length,
      refund_before_first_order: refundsBefore,
    },
    unknownMargins,
  };
}

interface Cell {
  readonly active: Set<string>;
  margin: Exact | null;
}

function emptyCells(count: number): Cell[] {
  return Array.from({ length: count }, () => ({ active: new Set<string>(), margin: ZERO }));
}
