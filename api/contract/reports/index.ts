import { attribution } from './attribution.ts';
import { campaigns } from './campaigns.ts';
import { changes } from './changes.ts';
import { channels } from './channels.ts';
import { closeChanges } from './close-changes.ts';
import { clv } from './clv.ts';
import { cohorts } from './cohorts.ts';
import { explore } from './explore.ts';
import { journeys } from './journeys.ts';
import { lags } from './lags.ts';
import { months } from './months.ts';
import { multiverse } from './multiverse.ts';
import { overlap } from './overlap.ts';
import { paths } from './paths.ts';
import { payback } from './payback.ts';
import { planFact } from './plan-fact.ts';
import { reconcile } from './reconcile.ts';
import { rfm } from './rfm.ts';
import { scenarios } from './scenarios.ts';

/** Every report, in the order of navigation and help. Routes, command, documents and tests walk this list. */
export const CONTRACTS = {
  channels,
  campaigns,
  changes,
  attribution,
  multiverse,
  paths,
  lags,
  overlap,
  journeys,
  cohorts,
  rfm,
  clv,
  explore,
  months,
  'plan-fact': planFact,
  payback,
  scenarios,
  'close-changes': closeChanges,
  reconcile,
} as const;

export type ReportName = keyof typeof CONTRACTS;
export const REPORT_NAMES = Object.keys(CONTRACTS) as [ReportName, ...ReportName[]];
