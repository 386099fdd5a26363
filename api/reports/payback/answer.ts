import type { payback } from '../../contract/reports/payback.ts';
import type { ReportAnswer } from '../answer.ts';
import { plannedAnswer } from '../finance/report-plan.ts';
import { paybackReport } from './payback-report.ts';
import { paybackCell } from './payback-rows.ts';

export const paybackAnswer: ReportAnswer<typeof payback> = {
  ...plannedAnswer(paybackReport),
  drills: {
    rows: {
      ...plannedAnswer(paybackCell),
      permission: ({ series, side }) => {
        if (side === 'plan') return 'plans.read';
        if (series === 'cost') return 'cells.cost.read';
        return series === 'margin' ? 'cells.margin.read' : 'cells.conversions.read';
      },
    },
  },
};
