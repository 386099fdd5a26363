import type { customers } from '../../contract/reports/customers.ts';
import type { ReportAnswer } from '../answer.ts';
import { customerCard } from './card/customer-card.ts';
import { customersReport } from './customers-report.ts';

/** The list of customers, and the card of one of them. */
export const customersAnswer: ReportAnswer<typeof customers> = {
  answer: customersReport,
  drills: { customer: { answer: customerCard } },
};
