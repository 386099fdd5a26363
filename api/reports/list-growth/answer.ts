import type { listGrowth } from '../../contract/reports/list-growth.ts';
import type { ReportAnswer } from '../answer.ts';
import { listGrowthReport } from './list-growth-report.ts';
import { listGrowthRows } from './list-growth-rows.ts';

/** The report on mailing lists, and the subscribers behind its figures. */
export const listGrowthAnswer: ReportAnswer<typeof listGrowth> = {
  answer: listGrowthReport,
  drills: { rows: { answer: listGrowthRows } },
};
