import type { Calculation } from './calculation.ts';
import { CUSTOMER_CALCULATIONS } from './customers/index.ts';

/**
 * Every function of planning by its name, as `throughline calculate` and the reports ask for it. Each is loaded when it
 * is asked for: most stand on libraries that the others do not need.
 */
export const CALCULATIONS: Readonly<Record<string, () => Promise<Calculation>>> = {
  plan: async () => (await import('./chain/plan.ts')).plan,
  payback: async () => (await import('./payback/payback.ts')).payback,
  payback_dated: async () => (await import('./payback/payback-dated.ts')).paybackDated,
  bridge: async () => (await import('./bridge/bridge.ts')).bridge,
  risk: async () => (await import('./risk/risk.ts')).risk,
  response: async () => (await import('./response/response.ts')).response,
  fit_response: async () => (await import('./response/fit/fit-response.ts')).fitResponse,
  optimise: async () => (await import('./optimise/optimise.ts')).optimise,
  lead_to_deal: async () => (await import('./leads/lead-to-deal.ts')).leadToDeal,
  forecast: async () => (await import('./forecast/forecast.ts')).forecast,
  backtest: async () => (await import('./forecast/backtest.ts')).backtest,
  experiment: async () => (await import('./experiments/experiment.ts')).experiment,
  geo_test: async () => (await import('./experiments/geo-test.ts')).geoTest,
  switchback: async () => (await import('./experiments/switchback.ts')).switchback,
  smart_goals: async () => (await import('./goals/smart-goals.ts')).smartGoals,
  ...CUSTOMER_CALCULATIONS,
};
