import type { clvRows as contract } from '../../contract/reports/clv-rows.ts';
import type { Answering } from '../answer.ts';
import { checkPeriod } from '../period.ts';
import { clvTotalsOf, groupOf } from './groups.ts';
import { listedCustomer } from './listed-customer.ts';
import { type ValuedHistory, valuedCustomers } from './valued-customers.ts';

/**
 * The customers of a group, the most valuable first.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export const clvRows: Answering<typeof contract> = async (published, asked) => {
  const { group, value, limit, offset } = asked;
  const { histories } = await valuedCustomers(published, checkPeriod(asked).to, value);
  const own = histories.filter((one) => groupOf(one) === group);
  const members = own
    .flatMap((history) => history.ids.map((customer) => ({ customer, history })))
    .sort((a, b) => byValue(a.history, b.history) || (a.customer < b.customer ? -1 : 1));
  return {
    totals: clvTotalsOf(own),
    rows: members
      .slice(offset, offset + limit)
      .map(({ customer, history }) => listedCustomer(customer, history)),
  };
};

/** Unknown ones last. */
function byValue({ value: a }: ValuedHistory, { value: b }: ValuedHistory): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a === b ? 0 : a > b ? -1 : 1;
}
