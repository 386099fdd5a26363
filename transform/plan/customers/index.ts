import type { Calculation } from '../calculation.ts';
import { cohorts } from './cohorts/cohorts.ts';
import { maturity } from './maturity/maturity.ts';
import { pool } from './pool/pool.ts';
import { rfm } from './rfm/rfm.ts';
import { nps } from './satisfaction/nps.ts';
import { leadScore } from './scores/lead-score.ts';
import { scoreQuality } from './scores/score-quality.ts';

/** The functions of customers, scores, satisfaction, alerts and maturity. */
export const CUSTOMER_CALCULATIONS: readonly Calculation[] = [
  cohorts,
  rfm,
  leadScore,
  scoreQuality,
  nps,
  pool,
  maturity,
];
