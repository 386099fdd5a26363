import type { market } from '../../contract/reports/market.ts';
import type { ReportAnswer } from '../answer.ts';
import { marketReport } from './market-report.ts';
import { marketRows } from './market-rows.ts';

/** The report on the market, and the figures as they were told. */
export const marketAnswer: ReportAnswer<typeof market> = {
  answer: marketReport,
  drills: { rows: { answer: marketRows } },
};
