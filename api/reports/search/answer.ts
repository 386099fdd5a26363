import type { search } from '../../contract/reports/search.ts';
import type { ReportAnswer } from '../answer.ts';
import { searchPaid, searchRows } from './search-drills.ts';
import { searchReport } from './search-report.ts';

/** The report on searches, and what stands behind its figures. */
export const searchAnswer: ReportAnswer<typeof search> = {
  answer: searchReport,
  drills: { rows: { answer: searchRows }, paid: { answer: searchPaid } },
};
