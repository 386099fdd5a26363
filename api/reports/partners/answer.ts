import type { partners } from '../../contract/reports/partners.ts';
import type { ReportAnswer } from '../answer.ts';
import { partnersCosts, partnersRows } from './partners-drills.ts';
import { partnersReport } from './partners-report.ts';

/** The report on partners and promo codes, and what stands behind its figures. */
export const partnersAnswer: ReportAnswer<typeof partners> = {
  answer: partnersReport,
  drills: { rows: { answer: partnersRows }, costs: { answer: partnersCosts } },
};
