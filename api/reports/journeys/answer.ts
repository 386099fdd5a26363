import type { journeys } from '../../contract/reports/journeys.ts';
import type { ReportAnswer } from '../answer.ts';
import { journeyTimeline } from './journey-timeline.ts';
import { journeysReport } from './journeys-report.ts';

export const journeysAnswer: ReportAnswer<typeof journeys> = {
  answer: journeysReport,
  drills: {
    conversion: {
      answer: ({ reader, state }, { conversion }, config) =>
        journeyTimeline(reader, state, conversion, config),
    },
  },
};
