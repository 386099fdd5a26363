import { attribution } from './attribution.ts';
import { channels } from './channels.ts';
import { journeys } from './journeys.ts';
import { lags } from './lags.ts';
import { overlap } from './overlap.ts';
import { paths } from './paths.ts';

/** Every report, in the order of navigation and help. Routes, command, documents and tests walk this list. */
export const CONTRACTS = { channels, attribution, paths, lags, overlap, journeys } as const;

export type ReportName = keyof typeof CONTRACTS;
export const REPORT_NAMES = Object.keys(CONTRACTS) as [ReportName, ...ReportName[]];
