import type { experiments } from '../../contract/reports/experiments.ts';
import type { ReportAnswer } from '../answer.ts';
import { experimentsReport } from './experiments-report.ts';
import { experimentsRows } from './experiments-rows.ts';

/** The report on geo and switchback tests, and the sales behind its figures. */
export const experimentsAnswer: ReportAnswer<typeof experiments> = {
  answer: experimentsReport,
  drills: { rows: { answer: experimentsRows } },
};
