import { readCloses } from '../../closes/stored/read-closes.ts';
import type { closeChanges } from '../../contract/reports/close-changes.ts';
import type { Published, ReportAnswer } from '../answer.ts';
import { changeRows } from './change-rows.ts';
import { closeChangesReport } from './close-changes-report.ts';

/** A close changes nothing of the published state, so that the closes there are name the answer as well. */
async function nameOf({ reader }: Published): Promise<string> {
  const closes = await readCloses(reader);
  return `close:${closes.at(-1)?.hash.slice(0, 16) ?? ''}:${closes.length}`;
}

export const closeChangesAnswer: ReportAnswer<typeof closeChanges> = {
  answer: closeChangesReport,
  fixed: async (published, asked) => ({
    name: await nameOf(published),
    answer: (from, config) => closeChangesReport(from, asked, config),
  }),
  drills: {
    rows: {
      answer: changeRows,
      fixed: async (published, asked) => ({
        name: await nameOf(published),
        answer: (from, config) => changeRows(from, asked, config),
      }),
    },
  },
};
