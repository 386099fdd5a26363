import type { PlannedFigures } from '../../plans/plan-lines.ts';
import type { StoredPlan } from '../../plans/read-plans.ts';
import type { Published } from '../answer.ts';
import { monthsOf } from '../finance/months-of.ts';
import { rememberedFew } from '../remembered.ts';
import { type Assignment, assign } from './assign.ts';
import { type FactsAsked, fetchPlanFacts } from './fetch.ts';
import { type Leaf, leavesOf } from './leaves.ts';

export interface PlanLeaves {
  readonly leaves: readonly Leaf[];
  readonly leftOut: Assignment['leftOut'];
}

/** A plan beside its facts: the same for every outcome that is explained, and at every rate. */
export function planLeaves(
  {
    reader,
    state,
  }: { readonly reader: Published['reader']; readonly state: NonNullable<Published['state']> },
  plan: StoredPlan,
  figures: PlannedFigures,
  asked: Omit<FactsAsked, 'fee'>,
): Promise<PlanLeaves> {
  const { period, asOf, model, customWeights } = asked;
  const question = [plan.fingerprint, period.from, period.to, asOf, model, customWeights];
  return rememberedFew(state, 'leaves', question, async () => {
    const { fee } = figures.input.settings;
    const facts = await fetchPlanFacts(reader, state, { ...asked, fee });
    const { assigned, leftOut } = assign(facts, figures.lines);
    return { leaves: leavesOf(figures, assigned, facts, monthsOf(period)), leftOut };
  });
}
