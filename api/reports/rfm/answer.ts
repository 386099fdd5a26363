import type { rfm } from '../../contract/reports/rfm.ts';
import type { ReportAnswer } from '../answer.ts';
import { salesOfCustomer } from './customer-sales.ts';
import { rfmReport } from './rfm-report.ts';
import { segmentRows } from './segment-rows.ts';

export const rfmAnswer: ReportAnswer<typeof rfm> = {
  answer: rfmReport,
  drills: { rows: { answer: segmentRows }, sales: { answer: salesOfCustomer } },
};
