import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { StoredPlan } from '../../plans/read-plans.ts';
import { standingPlan } from './standing-plan.ts';

/** The plan in force that covers the end of a period; null where there is none, or it is in another currency. */
export async function planOfPeriod(
  reader: Reader,
  to: string | undefined,
  currency: string,
): Promise<StoredPlan | null> {
  if (to === undefined) return null;
  const { plan } = await standingPlan(reader, to.slice(0, 7));
  return plan && (plan.plan.settings.currency ?? currency) === currency ? plan : null;
}
