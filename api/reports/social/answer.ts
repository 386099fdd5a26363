import type { social } from '../../contract/reports/social.ts';
import type { ReportAnswer } from '../answer.ts';
import { socialReport, socialRows } from './social-report.ts';

/** The report on posts and mentions, and those behind its figures. */
export const socialAnswer: ReportAnswer<typeof social> = {
  answer: socialReport,
  drills: { rows: { answer: socialRows } },
};
