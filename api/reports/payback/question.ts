import { Exact, ZERO } from '@throughline/transform/plan/figures/exact';
import type { MODELS } from '../../contract/terms.ts';
import { monthAfter } from '../../plans/month-after.ts';
import { type PlannedFigures, plannedFigures, timingOf } from '../../plans/plan-lines.ts';
import type { StoredPlan } from '../../plans/read-plans.ts';
import type { Published } from '../answer.ts';
import { asOfDay } from '../customers/as-of.ts';
import { type Arrived, fetchArrived } from '../finance/arrived.ts';
import { monthsOf, wholeMonth } from '../finance/months-of.ts';
import type { Leaf } from '../plan-fact/leaves.ts';
import { planLeaves } from '../plan-fact/plan-leaves.ts';
import type { ReportConfig } from '../report-config.ts';
import type { Reach } from './outlook.ts';

/** A plan with the facts of all of its months as far as they are whole. */
export interface PaybackQuestion {
  readonly figures: PlannedFigures;
  readonly horizon: number;
  readonly leaves: readonly Leaf[];
  readonly reach: Reach;
  readonly arrived: Arrived;
  readonly leftOut: readonly { readonly channel: string; readonly source: string }[];
  /** Last day of facts; null where there is none. */
  readonly through: string | null;
}

export async function paybackQuestion(
  published: Published,
  model: (typeof MODELS)[number],
  { timezone, customWeights }: ReportConfig,
  plan: StoredPlan,
): Promise<PaybackQuestion> {
  const { reader, state, dataRange } = published;
  const figures = plannedFigures(plan);
  const { horizon } = timingOf(figures.input);
  const { first_month: first } = plan.plan.settings;
  const arrived = await fetchArrived(published, timezone);
  const from = `${first}-01`;
  const end = wholeMonth(monthAfter(first, horizon - 1)).to;
  const last = arrived.dataCompleteTo ?? '';
  const [through] = [last, end].sort();
  if (!state || through! < from)
    return {
      ...{ figures, horizon, leaves: [], arrived, leftOut: [], through: null },
      reach: { whole: -1, part: ZERO },
    };
  const period = { from, to: through! };
  const asOf = asOfDay(state, dataRange, timezone) ?? through!;
  const months = monthsOf(period);
  const { leaves, leftOut } = await planLeaves({ reader, state }, plan, figures, {
    ...{ period, asOf, model, customWeights },
  });
  const newest = months.at(-1)!;
  const isWhole = newest.days === newest.whole;
  return {
    ...{ figures, horizon, arrived, leftOut, through: through! },
    leaves,
    reach: {
      whole: months.length - (isWhole ? 1 : 2),
      part: isWhole ? ZERO : new Exact(newest.days).div(newest.whole),
    },
  };
}
