import type { script } from '../../contract/reports/script.ts';
import type { ReportAnswer } from '../answer.ts';
import { scriptReport } from './script-report.ts';
import { scriptRows } from './script-rows.ts';

/** The report on the script of the desk, and the calls behind its figures. */
export const scriptAnswer: ReportAnswer<typeof script> = {
  answer: scriptReport,
  drills: { rows: { answer: scriptRows } },
};
