import type { explore } from '../../contract/reports/explore.ts';
import { MEASURES } from '../../metrics/measures.ts';
import type { ReportAnswer } from '../answer.ts';
import { openedBy } from '../query/cell/opened-by.ts';
import { exploreCell } from './cell-report.ts';
import { exploreReport } from './explore-report.ts';

export const exploreAnswer: ReportAnswer<typeof explore> = {
  answer: exploreReport,
  drills: {
    rows: {
      answer: exploreCell,
      permission: (asked) => MEASURES[openedBy(asked)].permission,
    },
  },
};
