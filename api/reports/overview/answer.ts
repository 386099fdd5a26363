import { closesName } from '../../closes/stored/closes-name.ts';
import { readCloses } from '../../closes/stored/read-closes.ts';
import type { Asked } from '../../contract/report.ts';
import type { overview } from '../../contract/reports/overview.ts';
import type { Published, ReportAnswer } from '../answer.ts';
import { planOfPeriod } from '../finance/plan-of-period.ts';
import type { ReportConfig } from '../report-config.ts';
import { missedCallRows } from './missed-calls.ts';
import { type Around, overviewReport } from './overview-report.ts';

/** The plan that covers the end of the period, and the months that are closed. */
async function aroundOf(
  { reader }: Published,
  { to }: Asked<typeof overview>,
  { currency }: ReportConfig,
): Promise<Around> {
  const [plan, closes] = await Promise.all([
    planOfPeriod(reader, to, currency),
    readCloses(reader),
  ]);
  return { plan, closed: closes.map(({ month }) => month) };
}

export const overviewAnswer: ReportAnswer<typeof overview> = {
  answer: async (published, asked, config) =>
    overviewReport(published, asked, config, await aroundOf(published, asked, config)),
  // A plan that is approved and a month that is closed change nothing of the state.
  fixed: async (published, asked, config) => {
    const [around, closes] = await Promise.all([
      aroundOf(published, asked, config),
      closesName(published.reader),
    ]);
    const { plan } = around;
    return {
      name: `${plan ? `${plan.id}@${plan.version}` : ''} ${closes}`,
      answer: (from, own) => overviewReport(from, asked, own, around),
    };
  },
  drills: { calls: { answer: missedCallRows, permission: () => 'cells.traffic.read' } },
};
