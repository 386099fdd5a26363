import type { fraud } from '../../contract/reports/fraud.ts';
import type { ReportAnswer } from '../answer.ts';
import { fraudReport } from './fraud-report.ts';
import { fraudRows } from './fraud-rows.ts';

/** The report on fraud, and the records behind its figures. */
export const fraudAnswer: ReportAnswer<typeof fraud> = {
  answer: fraudReport,
  drills: { rows: { answer: fraudRows } },
};
