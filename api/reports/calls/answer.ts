import type { calls } from '../../contract/reports/calls.ts';
import type { ReportAnswer } from '../answer.ts';
import { callsReport } from './calls-report.ts';
import { callsRows } from './calls-rows.ts';

/** The report on calls, and the calls behind its figures. */
export const callsAnswer: ReportAnswer<typeof calls> = {
  answer: callsReport,
  drills: { rows: { answer: callsRows } },
};
