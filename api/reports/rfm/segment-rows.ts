import type { rfmRows } from '../../contract/reports/rfm-drills.ts';
import type { Answering } from '../answer.ts';
import { checkPeriod } from '../period.ts';
import { scoredCustomers, totalsOf } from './scored-customers.ts';

/**
 * The customers of a segment.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export const segmentRows: Answering<typeof rfmRows> = async (published, asked) => {
  const { segment, value, limit, offset } = asked;
  const { customers } = await scoredCustomers(published, checkPeriod(asked).to, value);
  const members = customers.filter(({ shown }) => shown.segment === segment);
  return {
    totals: totalsOf(members),
    rows: members.slice(offset, offset + limit).map(({ shown }) => shown),
  };
};
