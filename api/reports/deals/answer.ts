import type { deals } from '../../contract/reports/deals.ts';
import type { ReportAnswer } from '../answer.ts';
import { dealRows } from './deal-rows.ts';
import { dealsReport } from './deals-report.ts';

export const dealsAnswer: ReportAnswer<typeof deals> = {
  answer: dealsReport,
  drills: { rows: { answer: dealRows } },
};
