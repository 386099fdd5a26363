import type { CONTRACTS } from '../contract/reports/index.ts';
import type { ReportAnswer } from './answer.ts';
import { attributionAnswer } from './attribution/answer.ts';
import { campaignsReport } from './campaigns/campaigns-report.ts';
import { changesReport } from './changes/changes-report.ts';
import { channelsAnswer } from './channels/answer.ts';
import { closeChangesAnswer } from './close-changes/answer.ts';
import { clvAnswer } from './clv/answer.ts';
import { cohortsAnswer } from './cohorts/answer.ts';
import { exploreAnswer } from './explore/answer.ts';
import { journeysAnswer } from './journeys/answer.ts';
import { lagsReport } from './lags/lags-report.ts';
import { monthsAnswer } from './months/answer.ts';
import { multiverseReport } from './multiverse/multiverse-report.ts';
import { overlapReport } from './overlap/overlap-report.ts';
import { pathsReport } from './paths/paths-report.ts';
import { paybackAnswer } from './payback/answer.ts';
import { planFactAnswer } from './plan-fact/answer.ts';
import { reconcileAnswer } from './reconcile/answer.ts';
import { rfmAnswer } from './rfm/answer.ts';
import { scenariosAnswer } from './scenarios/scenarios-report.ts';

/** How each report is answered. A contract without an answer does not compile. */
export const ANSWERS: {
  readonly [Name in keyof typeof CONTRACTS]: ReportAnswer<(typeof CONTRACTS)[Name]>;
} = {
  channels: channelsAnswer,
  campaigns: { answer: campaignsReport, drills: {} },
  changes: { answer: changesReport, drills: {} },
  attribution: attributionAnswer,
  multiverse: { answer: multiverseReport, drills: {} },
  paths: { answer: pathsReport, drills: {} },
  lags: { answer: lagsReport, drills: {} },
  overlap: { answer: overlapReport, drills: {} },
  journeys: journeysAnswer,
  cohorts: cohortsAnswer,
  rfm: rfmAnswer,
  clv: clvAnswer,
  explore: exploreAnswer,
  months: monthsAnswer,
  'plan-fact': planFactAnswer,
  payback: paybackAnswer,
  scenarios: scenariosAnswer,
  'close-changes': closeChangesAnswer,
  reconcile: reconcileAnswer,
};
