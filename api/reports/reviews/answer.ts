import type { reviews } from '../../contract/reports/reviews.ts';
import type { ReportAnswer } from '../answer.ts';
import { reviewRows, reviewSales } from './reviews-drills.ts';
import { reviewsReport } from './reviews-report.ts';

/** The report on reviews, and what stands behind its figures. */
export const reviewsAnswer: ReportAnswer<typeof reviews> = {
  answer: reviewsReport,
  drills: { rows: { answer: reviewRows }, sales: { answer: reviewSales } },
};
