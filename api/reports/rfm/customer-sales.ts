import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { CustomerSales, rfmSales } from '../../contract/reports/rfm-drills.ts';
import type { Answering } from '../answer.ts';
import { SALES } from '../customers/sales.ts';
import { moneyOf } from '../journey-filter.ts';
import { checkPeriod, twelveMonths } from '../period.ts';

const OF_CUSTOMER = `${SALES}${sqlFile(import.meta.url, './sales.sql')}`;

interface Stored {
  readonly conversion: string;
  readonly kind: CustomerSales['rows'][number]['kind'];
  readonly label: string;
  readonly source: string;
  readonly day: string;
  readonly amount: string | null;
  /** Counted from 1 over all sales of the customer. */
  readonly place: string;
  readonly all_orders: string;
  readonly all_known: string;
  readonly all_unknown: string;
}

/**
 * What one customer bought in the twelve months.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export const salesOfCustomer: Answering<typeof rfmSales> = async ({ reader, state }, asked) => {
  const { customer, value, limit, offset } = asked;
  const found = state
    ? await reader.rows<Stored>(OF_CUSTOMER, {
        ...{ generation: state.generation, revision: state.revision, value, customer },
        ...{ ...twelveMonths(checkPeriod(asked).to), limit, offset },
      })
    : [];
  const all = found[0];
  return {
    totals: {
      orders: Number(all?.all_orders ?? 0),
      value: moneyOf(all?.all_known ?? '0', all?.all_unknown ?? 0),
    },
    rows: found
      .filter(({ place }) => Number(place) > offset && Number(place) <= offset + limit)
      .map(({ conversion, kind, label, source, day, amount }) => ({
        ...{ conversion, kind, label, source, day },
        value: amount === null ? null : moneyOf(amount, 0),
      })),
  };
};
