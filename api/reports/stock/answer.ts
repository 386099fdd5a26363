import type { stock } from '../../contract/reports/stock.ts';
import type { ReportAnswer } from '../answer.ts';
import { stockDays, stockOrders } from './stock-drills.ts';
import { stockReport } from './stock-report.ts';

/** The report on stock, the days without it and the orders behind its figures. */
export const stockAnswer: ReportAnswer<typeof stock> = {
  answer: stockReport,
  drills: { days: { answer: stockDays }, orders: { answer: stockOrders } },
};
