import type { Asked } from '../../contract/report.ts';
import type { race } from '../../contract/reports/race.ts';
import type { Published, ReportAnswer } from '../answer.ts';
import { standingPlan } from '../finance/standing-plan.ts';
import { raceReport } from './race-report.ts';

/** The plan that covers the end of the period; null where there is none. */
async function planOf({ reader }: Published, { to }: Asked<typeof race>) {
  return to === undefined ? null : (await standingPlan(reader, to.slice(0, 7))).plan;
}

export const raceAnswer: ReportAnswer<typeof race> = {
  answer: async (published, asked, config) =>
    raceReport(published, asked, config, await planOf(published, asked)),
  // A newer version of the plan changes nothing of the state.
  fixed: async (published, asked) => {
    const plan = await planOf(published, asked);
    return {
      name: plan ? `${plan.id}@${plan.version}` : '',
      answer: (from, config) => raceReport(from, asked, config, plan),
    };
  },
  drills: {},
};
