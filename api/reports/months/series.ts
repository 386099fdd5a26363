import type { ACCOUNTINGS } from '../../contract/finance-terms.ts';
import type { MonthSeries } from '../../contract/reports/months-rows.ts';

/** What `flows` are made of. */
export type FlowPart = 'kept' | 'sold' | 'returned' | 'refunded';

/**
 * The flows that a column adds up. By accrual a sale counts as what was kept of it; by cash as what was sold, and each refund
 * on its own day. Cash is cash in either accounting.
 */
export function partsOf(
  series: MonthSeries,
  accounting: (typeof ACCOUNTINGS)[number],
): readonly FlowPart[] {
  switch (series) {
    case 'sold':
      return ['sold'];
    case 'refunds':
      return [accounting === 'cash' ? 'refunded' : 'returned'];
    case 'cash_in':
      return ['sold', 'refunded'];
    default:
      return accounting === 'cash' ? ['sold', 'refunded'] : ['kept'];
  }
}
