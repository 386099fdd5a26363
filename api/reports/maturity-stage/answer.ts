import type { Asked } from '../../contract/report.ts';
import type { maturity } from '../../contract/reports/maturity.ts';
import type { Published, ReportAnswer } from '../answer.ts';
import { standingPlan } from '../finance/standing-plan.ts';
import { maturityReport } from './maturity-report.ts';

/** The plan that covers the end of the period; null where there is none. */
async function planOf({ reader }: Published, { to }: Asked<typeof maturity>) {
  return to === undefined ? null : (await standingPlan(reader, to.slice(0, 7))).plan;
}

export const maturityAnswer: ReportAnswer<typeof maturity> = {
  answer: async (published, asked, config) =>
    maturityReport(published, asked, config, await planOf(published, asked)),
  // A newer version of the plan changes nothing of the state.
  fixed: async (published, asked) => {
    const plan = await planOf(published, asked);
    return {
      name: plan ? `${plan.id}@${plan.version}` : '',
      answer: (from, config) => maturityReport(from, asked, config, plan),
    };
  },
  drills: {},
};
