import type { StartResponse } from '@throughline/api/contract/start';

/** What a first report needs, in the order of the checklist. */
export const STEPS = ['sample', 'business', 'visits', 'sales', 'cost', 'check'] as const;
export type Step = (typeof STEPS)[number];

/** Steps that are done by what there is. The sample is nobody's need, and the business is whatever its reader says. */
export function isDone(step: Step, start: StartResponse): boolean {
  switch (step) {
    case 'sample':
    case 'business':
      return false;
    case 'visits':
      return start.visits > 0;
    case 'sales':
      return start.sales > 0;
    case 'cost':
      return start.campaigns_with_cost > 0;
    case 'check':
      return isConnected(start) && start.sales_with_visit > 0;
  }
}

/** Whether there is all that a first report needs. */
export function isConnected({ visits, sales, campaigns_with_cost }: StartResponse): boolean {
  return visits > 0 && sales > 0 && campaigns_with_cost > 0;
}
