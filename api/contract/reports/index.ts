import { attribution } from './attribution.ts';
import { automation } from './automation.ts';
import { calls } from './calls.ts';
import { campaigns } from './campaigns.ts';
import { changes } from './changes.ts';
import { channels } from './channels.ts';
import { closeChanges } from './close-changes.ts';
import { cohorts } from './cohorts.ts';
import { email } from './email.ts';
import { explore } from './explore.ts';
import { journeys } from './journeys.ts';
import { lags } from './lags.ts';
import { months } from './months.ts';
import { multiverse } from './multiverse.ts';
import { nps } from './nps.ts';
import { overlap } from './overlap.ts';
import { paths } from './paths.ts';
import { payback } from './payback.ts';
import { planFact } from './plan-fact.ts';
import { products } from './products.ts';
import { reconcile } from './reconcile.ts';
import { rfm } from './rfm.ts';
import { salesDesk } from './sales-desk.ts';
import { scenarios } from './scenarios.ts';
import { stock } from './stock.ts';

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
  explore,
  months,
  'plan-fact': planFact,
  payback,
  scenarios,
  'close-changes': closeChanges,
  reconcile,
  calls,
  'sales-desk': salesDesk,
  email,
  automation,
  products,
  stock,
  nps,
} as const;

export type ReportName = keyof typeof CONTRACTS;
export const REPORT_NAMES = Object.keys(CONTRACTS) as [ReportName, ...ReportName[]];
