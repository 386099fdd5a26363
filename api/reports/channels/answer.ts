import type { channels } from '../../contract/reports/channels.ts';
import { MEASURES } from '../../metrics/measures.ts';
import type { ReportAnswer } from '../answer.ts';
import { openedBy } from '../query/cell/opened-by.ts';
import { channelsReport } from './channels-report.ts';
import { cellReport } from './rows/cell-report.ts';

export const channelsAnswer: ReportAnswer<typeof channels> = {
  answer: ({ reader, state, dataRange }, asked, config) =>
    channelsReport(reader, state, dataRange, asked, config),
  drills: {
    rows: {
      answer: ({ reader, state }, asked, config) => cellReport(reader, state, asked, config),
      permission: (asked) => MEASURES[openedBy(asked)].permission,
    },
  },
};
