import type { Calculation } from '../calculation.ts';

/** The functions of customers, scores, satisfaction, alerts and maturity; each is loaded when it is asked for. */
export const CUSTOMER_CALCULATIONS: Readonly<Record<string, () => Promise<Calculation>>> = {
  cohorts: async () => (await import('./cohorts/cohorts.ts')).cohorts,
  rfm: async () => (await import('./rfm/rfm.ts')).rfm,
  lead_score: async () => (await import('./scores/lead-score.ts')).leadScore,
  score_quality: async () => (await import('./scores/score-quality.ts')).scoreQuality,
  clv: async () => (await import('./clv/clv.ts')).clv,
  nps: async () => (await import('./satisfaction/nps.ts')).nps,
  drivers: async () => (await import('./satisfaction/drivers.ts')).drivers,
  pool: async () => (await import('./pool/pool.ts')).pool,
  anomalies: async () => (await import('./anomalies/anomalies.ts')).anomalies,
  maturity: async () => (await import('./maturity/maturity.ts')).maturity,
};
