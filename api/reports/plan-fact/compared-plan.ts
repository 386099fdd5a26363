import type { Outcome } from '@throughline/transform/plan/fact/stages';
import type { MODELS } from '../../contract/terms.ts';
import type { StoredPlan } from '../../plans/read-plans.ts';
import type { Published } from '../answer.ts';
import { rememberedFew } from '../remembered.ts';
import type { ReportConfig } from '../report-config.ts';
import type { Assignment } from './assign.ts';
import { type LeafBridge, leafBridges, type PlanBasis } from './leaf-bridge.ts';
import { planLeaves } from './plan-leaves.ts';
import type { PlanFactQuestion } from './question.ts';

export interface CompareAsked {
  readonly of: Outcome;
  readonly basis: PlanBasis;
  readonly model: (typeof MODELS)[number];
}

/** A plan beside its facts, channel × campaign × month, each with what explains the difference. */
export interface ComparedPlan {
  readonly bridges: readonly LeafBridge[];
  readonly leftOut: Assignment['leftOut'];
}

export async function comparedPlan(
  { reader, state }: Pick<Published, 'reader' | 'state'>,
  { figures, period, through, asOf }: PlanFactQuestion,
  { of, basis, model }: CompareAsked,
  { customWeights }: Pick<ReportConfig, 'customWeights'>,
  plan: StoredPlan,
): Promise<ComparedPlan> {
  if (!state || through === null) return { bridges: [], leftOut: [] };
  // The same for every choice of rows.
  return rememberedFew(
    state,
    'bridges',
    [plan.fingerprint, period, through, asOf, model, customWeights, of, basis],
    async () => {
      const { leaves, leftOut } = await planLeaves({ reader, state }, plan, figures, {
        ...{ period: { from: period.from, to: through }, asOf, model, customWeights },
      });
      return { bridges: leafBridges(leaves, of, basis), leftOut };
    },
  );
}
