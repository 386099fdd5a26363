import { attribution } from './attribution.ts';
import { channels } from './channels.ts';
import { cohorts } from './cohorts.ts';
import { explore } from './explore.ts';
import { journeys } from './journeys.ts';
import { lags } from './lags.ts';
import { overlap } from './overlap.ts';
import { paths } from './paths.ts';
import { rfm } from './rfm.ts';

/** Every report, in the order of navigation and help. Routes, command, documents and tests walk this list. */
export const CONTRACTS = {
  channels,
  attribution,
  paths,
  lags,
  overlap,
  journeys,
  cohorts,
  rfm,
  explore,
} as const;

export type ReportName = keyof typeof CONTRACTS;
export const REPORT_NAMES = Object.keys(CONTRACTS) as [ReportName, ...ReportName[]];
