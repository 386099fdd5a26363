import type { automation } from '../../contract/reports/automation.ts';
import type { ReportAnswer } from '../answer.ts';
import { automationReport } from './automation-report.ts';
import { automationRows } from './automation-rows.ts';

/** The report on carts and reminders, and the carts behind its figures. */
export const automationAnswer: ReportAnswer<typeof automation> = {
  answer: automationReport,
  drills: { rows: { answer: automationRows } },
};
