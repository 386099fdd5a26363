import type { rfmRows } from '../../contract/reports/rfm-drills.ts';
import type { Answering } from '../answer.ts';
import { checkPeriod } from '../period.ts';
import { customersOfSegment, segmentAt, totalsOf } from './scored-customers.ts';
import { scoringOf } from './scoring.ts';

/**
 * The customers of a segment.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export const segmentRows: Answering<typeof rfmRows> = async (published, asked) => {
  const { segment, value } = asked;
  const scoring = await scoringOf(published, checkPeriod(asked).to, value);
  const rows = await customersOfSegment(published, scoring, segment, asked);
  const own = scoring.groups.filter(
    ({ scores }) => scoring.isEnough && segmentAt(scores) === segment,
  );
  return { totals: totalsOf(own), rows };
};
