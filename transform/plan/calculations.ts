import type { Calculation } from './calculation.ts';
import { CUSTOMER_CALCULATIONS } from './customers/index.ts';

/**
 * Every function of planning by its name, as `throughline calculate` and the reports ask for it. Each is loaded when it
 * is asked for: most stand on libraries that the others do not need.
 */
export const CALCULATIONS: Readonly<Record<string, () => Promise<Calculation>>> = {
  plan: async () => (await import('./chain/plan.ts')).plan,
  ...CUSTOMER_CALCULATIONS,
};
