import type { clv } from '../../contract/reports/clv.ts';
import type { ReportAnswer } from '../answer.ts';
import { clvAnswerOf } from './clv-report.ts';
import { clvRows } from './clv-rows.ts';

export const clvAnswer: ReportAnswer<typeof clv> = {
  answer: clvAnswerOf,
  drills: { rows: { answer: clvRows } },
};
