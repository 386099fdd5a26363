import type { scores } from '../../contract/reports/scores.ts';
import type { ReportAnswer } from '../answer.ts';
import { scoreRows } from './score-rows.ts';
import { scoresReport } from './scores-report.ts';

export const scoresAnswer: ReportAnswer<typeof scores> = {
  answer: scoresReport,
  drills: { rows: { answer: scoreRows } },
};
