import type { nps } from '../../contract/reports/nps.ts';
import type { ReportAnswer } from '../answer.ts';
import { npsReport } from './nps-report.ts';
import { npsRows } from './nps-rows.ts';

/** The report on recommendations, and the answers behind its figures. */
export const npsAnswer: ReportAnswer<typeof nps> = {
  answer: npsReport,
  drills: { rows: { answer: npsRows } },
};
