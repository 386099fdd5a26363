import { closesName } from '../../closes/stored/closes-name.ts';
import type { months } from '../../contract/reports/months.ts';
import { COST_SERIES } from '../../contract/reports/months-rows.ts';
import type { ReportAnswer } from '../answer.ts';
import { monthRows } from './month-rows.ts';
import { monthsReport } from './months-report.ts';

export const monthsAnswer: ReportAnswer<typeof months> = {
  answer: monthsReport,
  // A close changes nothing of the published state, so that the closes there are name the answer as well.
  fixed: async ({ reader }, asked) => ({
    name: await closesName(reader),
    answer: (from, config) => monthsReport(from, asked, config),
  }),
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
