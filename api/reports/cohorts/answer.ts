import type { cohorts } from '../../contract/reports/cohorts.ts';
import type { ReportAnswer } from '../answer.ts';
import { channelCustomers } from './channel-customers.ts';
import { cohortRows } from './cohort-rows.ts';
import { cohortsReport } from './cohorts-report.ts';

export const cohortsAnswer: ReportAnswer<typeof cohorts> = {
  answer: cohortsReport,
  drills: { rows: { answer: cohortRows }, customers: { answer: channelCustomers } },
};
