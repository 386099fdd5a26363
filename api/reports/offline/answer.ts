import type { offline } from '../../contract/reports/offline.ts';
import type { ReportAnswer } from '../answer.ts';
import { offlinePeople, offlineRows, offlineSales } from './offline-drills.ts';
import { offlineReport } from './offline-report.ts';

/** The report on offline sales and events, and what stands behind its figures. */
export const offlineAnswer: ReportAnswer<typeof offline> = {
  answer: offlineReport,
  drills: {
    rows: { answer: offlineRows },
    people: { answer: offlinePeople },
    sales: { answer: offlineSales },
  },
};
