import type { landing } from '../../contract/reports/landing.ts';
import type { ReportAnswer } from '../answer.ts';
import { landingReport } from './landing-report.ts';
import { landingRows } from './landing-rows.ts';

/** The report on landing pages and creatives, and the sales behind its figures. */
export const landingAnswer: ReportAnswer<typeof landing> = {
  answer: landingReport,
  drills: { rows: { answer: landingRows } },
};
