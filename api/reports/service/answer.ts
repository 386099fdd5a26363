import type { service } from '../../contract/reports/service.ts';
import type { ReportAnswer } from '../answer.ts';
import { serviceCustomers, serviceRequests } from './service-drills.ts';
import { serviceReport } from './service-report.ts';

export const serviceAnswer: ReportAnswer<typeof service> = {
  answer: serviceReport,
  drills: { rows: { answer: serviceRequests }, customers: { answer: serviceCustomers } },
};
