import type { Asked } from '../../contract/report.ts';
import type { funnel } from '../../contract/reports/funnel.ts';
import type { Published, ReportAnswer } from '../answer.ts';
import { standingPlan } from '../finance/standing-plan.ts';
import { funnelReport } from './funnel-report.ts';
import { funnelLeads } from './funnel-rows.ts';

/** The plan that covers the end of the period; null where there is none. */
async function planOf({ reader }: Published, { to }: Asked<typeof funnel>) {
  return to === undefined ? null : (await standingPlan(reader, to.slice(0, 7))).plan;
}

export const funnelAnswer: ReportAnswer<typeof funnel> = {
  answer: async (published, asked, config) =>
    funnelReport(published, asked, config, await planOf(published, asked)),
  // A newer version of the plan changes nothing of the state.
  fixed: async (published, asked) => {
    const plan = await planOf(published, asked);
    return {
      name: plan ? `${plan.id}@${plan.version}` : '',
      answer: (from, config) => funnelReport(from, asked, config, plan),
    };
  },
  drills: { rows: { answer: funnelLeads } },
};
