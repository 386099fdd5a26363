import type { planFact } from '../../contract/reports/plan-fact.ts';
import type { ReportAnswer } from '../answer.ts';
import { plannedAnswer } from '../finance/report-plan.ts';
import { planFactReport } from './plan-fact-report.ts';
import { planFactCell } from './plan-fact-rows.ts';

export const planFactAnswer: ReportAnswer<typeof planFact> = {
  ...plannedAnswer(planFactReport),
  drills: {
    rows: {
      ...plannedAnswer(planFactCell),
      permission: ({ series, side }) => {
        if (side === 'plan') return 'plans.read';
        if (series === 'budget') return 'cells.cost.read';
        if (series === 'clicks' || series === 'visits') return 'cells.traffic.read';
        return series === 'margin' ? 'cells.margin.read' : 'cells.conversions.read';
      },
    },
  },
};
