import type { salesDesk } from '../../contract/reports/sales-desk.ts';
import type { ReportAnswer } from '../answer.ts';
import { deskDeals, deskLeads } from './desk-drills.ts';
import { salesDeskReport } from './sales-desk-report.ts';

/** The report on the sales desk, and the leads and deals behind its figures. */
export const salesDeskAnswer: ReportAnswer<typeof salesDesk> = {
  answer: salesDeskReport,
  drills: { rows: { answer: deskLeads }, deals: { answer: deskDeals } },
};
