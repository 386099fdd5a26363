import type { incrementality } from '../../contract/reports/incrementality.ts';
import type { ReportAnswer } from '../answer.ts';
import { incrementalityReport } from './incrementality-report.ts';
import { incrementalityRows } from './incrementality-rows.ts';

/** The report on tests, and the people behind its figures. */
export const incrementalityAnswer: ReportAnswer<typeof incrementality> = {
  answer: incrementalityReport,
  drills: { rows: { answer: incrementalityRows } },
};
