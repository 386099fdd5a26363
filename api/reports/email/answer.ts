import type { email } from '../../contract/reports/email.ts';
import type { ReportAnswer } from '../answer.ts';
import { emailReport } from './email-report.ts';
import { emailRows } from './email-rows.ts';
import { emailSales } from './email-sales.ts';

/** The report on messages, the messages behind its figures, and the sales. */
export const emailAnswer: ReportAnswer<typeof email> = {
  answer: emailReport,
  drills: { rows: { answer: emailRows }, sales: { answer: emailSales } },
};
