import type { dealsRows as contract } from '../../contract/reports/deals-drill.ts';
import type { Answering } from '../answer.ts';
import { checkPeriod } from '../period.ts';
import { dealFigures } from './deal-figures.ts';
import { dealReader } from './deals-statement.ts';
import { listedDeals } from './listed-deals.ts';

/**
 * The deals behind a figure, with their sums.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export const dealRows: Answering<typeof contract> = async (published, asked, config) => {
  const { which, by, where } = asked;
  const reader = await dealReader(published, { ...checkPeriod(asked), which, by, where }, config);
  const { all, rows } = await listedDeals(reader, asked);
  const { deals, amount, margin } = dealFigures(all);
  return { totals: { deals, amount, margin }, rows };
};
