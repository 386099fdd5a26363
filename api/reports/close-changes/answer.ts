import { closesName } from '../../closes/stored/closes-name.ts';
import type { closeChanges } from '../../contract/reports/close-changes.ts';
import type { ReportAnswer } from '../answer.ts';
import { changeRows } from './change-rows.ts';
import { closeChangesReport } from './close-changes-report.ts';

export const closeChangesAnswer: ReportAnswer<typeof closeChanges> = {
  answer: closeChangesReport,
  // A close changes nothing of the published state, so that the closes there are name the answer as well.
  fixed: async (published, asked) => ({
    name: await closesName(published.reader),
    answer: (from, config) => closeChangesReport(from, asked, config),
  }),
  drills: {
    rows: {
      answer: changeRows,
      fixed: async (published, asked) => ({
        name: await closesName(published.reader),
        answer: (from, config) => changeRows(from, asked, config),
      }),
    },
  },
};
