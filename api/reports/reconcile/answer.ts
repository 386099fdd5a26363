import type { reconcile } from '../../contract/reports/reconcile.ts';
import type { ReportAnswer } from '../answer.ts';
import { reconcileReport } from './reconcile-report.ts';
import { reconcileRows } from './reconcile-rows.ts';

export const reconcileAnswer: ReportAnswer<typeof reconcile> = {
  answer: reconcileReport,
  drills: {
    rows: {
      answer: reconcileRows,
      permission: ({ step }) => (step === 'costs' ? 'cells.cost.read' : 'cells.conversions.read'),
    },
  },
};
