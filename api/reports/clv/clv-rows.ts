import type { clvRows as contract } from '../../contract/reports/clv-rows.ts';
import type { Answering } from '../answer.ts';
import { checkPeriod } from '../period.ts';
import { clvTotalsOf, groupOf } from './groups.ts';
import { valuedCustomers } from './valued-customers.ts';

/**
 * The customers of a group.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export const clvRows: Answering<typeof contract> = async (published, asked) => {
  const { group, value, limit, offset } = asked;
  const { customers } = await valuedCustomers(published, checkPeriod(asked).to, value);
  const members = customers.filter((one) => groupOf(one) === group);
  return { totals: clvTotalsOf(members), rows: members.slice(offset, offset + limit) };
};
