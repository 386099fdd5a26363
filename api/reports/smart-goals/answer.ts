import { sha256 } from '@throughline/ingest/contract/ids';
import type { smartGoals } from '../../contract/reports/smart-goals.ts';
import { listSmartGoals } from '../../smart-goals/smart-goals.ts';
import type { ReportAnswer } from '../answer.ts';
import { smartGoalsReport } from './smart-goals-report.ts';

/** The report on goals. A goal that is written anew is another answer, although it changes nothing of the state. */
export const smartGoalsAnswer: ReportAnswer<typeof smartGoals> = {
  answer: async (published, asked, config) =>
    smartGoalsReport(published, asked, config, await listSmartGoals(published.reader)),
  fixed: async ({ reader }, asked) => {
    const goals = await listSmartGoals(reader);
    return {
      name: sha256(JSON.stringify(goals.map(({ name, version }) => [name, version]))),
      answer: (published, config) => smartGoalsReport(published, asked, config, goals),
    };
  },
  drills: {},
};
