import type { Asked } from '../../contract/report.ts';
import type { swot } from '../../contract/reports/swot.ts';
import type { Published, ReportAnswer } from '../answer.ts';
import { planOfPeriod } from '../finance/plan-of-period.ts';
import type { ReportConfig } from '../report-config.ts';
import { swotReport } from './swot-report.ts';

const planOf = ({ reader }: Published, { to }: Asked<typeof swot>, { currency }: ReportConfig) =>
  planOfPeriod(reader, to, currency);

export const swotAnswer: ReportAnswer<typeof swot> = {
  answer: async (published, asked, config) =>
    swotReport(published, asked, config, await planOf(published, asked, config)),
  // A plan that is approved changes nothing of the state.
  fixed: async (published, asked, config) => {
    const plan = await planOf(published, asked, config);
    return {
      name: plan ? `${plan.id}@${plan.version}` : '',
      answer: (from, own) => swotReport(from, asked, own, plan),
    };
  },
  drills: {},
};
