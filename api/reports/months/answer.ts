import type { months } from '../../contract/reports/months.ts';
import { COST_SERIES } from '../../contract/reports/months-rows.ts';
import type { ReportAnswer } from '../answer.ts';
import { monthRows } from './month-rows.ts';
import { monthsReport } from './months-report.ts';

export const monthsAnswer: ReportAnswer<typeof months> = {
  answer: monthsReport,
  drills: {
    rows: {
      answer: monthRows,
      permission: ({ series }) =>
        (COST_SERIES as readonly string[]).includes(series)
          ? 'cells.cost.read'
          : series === 'margin'
            ? 'cells.margin.read'
            : 'cells.conversions.read',
    },
  },
};
