import type { products } from '../../contract/reports/products.ts';
import type { ReportAnswer } from '../answer.ts';
import { productsReport } from './products-report.ts';
import { productsRows } from './products-rows.ts';

/** The report on products, and the lines of orders behind its figures. */
export const productsAnswer: ReportAnswer<typeof products> = {
  answer: productsReport,
  drills: { rows: { answer: productsRows } },
};
