import { type Effect, lineBridge } from '@throughline/transform/plan/fact/line-bridge';
import type { Outcome } from '@throughline/transform/plan/fact/stages';
import { outcomeOf } from '@throughline/transform/plan/fact/stages';
import { type Exact, ZERO } from '@throughline/transform/plan/figures/exact';
import { wholeUnits } from '@throughline/transform/plan/figures/whole-units';
import type { Leaf } from './leaves.ts';

/** What a leaf is compared by: what its spend brought whenever it came, or what came in the month. */
export type PlanBasis = 'cohort' | 'period';

export interface LeafBridge {
  readonly leaf: Leaf;
  /** Rounded together with those of all other leaves; null is not known. */
  readonly plan: Exact | null;
  readonly fact: Exact | null;
  /** Rounded so that they add up to fact − plan; null where one side is not known. */
  readonly effects: readonly Effect[] | null;
}

/** Units of an outcome: money in hundredths, counts in billionths. */
export const digitsOf = (of: Outcome): number => (of === 'leads' || of === 'deals' ? 9 : 2);

/** The bridges of all leaves, which add up at every level because each adds up by itself. */
export function leafBridges(
  leaves: readonly Leaf[],
  of: Outcome,
  basis: PlanBasis,
): readonly LeafBridge[] {
  const digits = digitsOf(of);
  const plans = whole(
    leaves.map(({ plan }) => sideOf(plan, of, basis)),
    digits,
  );
  const facts = whole(
    leaves.map(({ fact }) => sideOf(fact, of, basis)),
    digits,
  );
  return leaves.map((leaf, index) => {
    const [plan, fact] = [plans[index]!, facts[index]!];
    const effects = plan && fact && effectsOf(leaf, of, basis);
    if (!effects) return { leaf, plan, fact, effects: null };
    const rounded = wholeUnits(
      effects.map(({ effect }) => effect),
      fact.minus(plan),
      digits,
    );
    const named = effects.map(({ driver }, at) => ({ driver, effect: rounded[at]! }));
    return { leaf, plan, fact, effects: named };
  });
}

/** Outcome of one side; a period has the costs of its own days. */
export function sideOf(
  { cohort, period }: Leaf['plan'] | Leaf['fact'],
  of: Outcome,
  basis: PlanBasis,
): Exact | null {
  return outcomeOf(basis === 'cohort' ? cohort : { ...cohort, ...period }, of);
}

function effectsOf(leaf: Leaf, of: Outcome, basis: PlanBasis): Effect[] | null {
  const side = (which: 'plan' | 'fact', by: PlanBasis) => sideOf(leaf[which], of, by);
  const [planned, actual] = [side('plan', basis), side('fact', basis)];
  const [plannedCohort, cohort] = [side('plan', 'cohort'), side('fact', 'cohort')];
  if (!planned || !actual || !plannedCohort || !cohort) return null;
  const timing = actual.minus(cohort).minus(planned.minus(plannedCohort));
  const late: Effect[] = basis === 'period' ? [{ driver: 'timing', effect: timing }] : [];
  switch (leaf.status) {
    case 'unplanned':
      return [{ driver: 'unplanned', effect: actual.minus(planned) }];
    case 'not_run':
      return [{ driver: 'not_run', effect: cohort.minus(plannedCohort) }, ...late];
    case 'carried':
      return late;
    default: {
      const effects = lineBridge(leaf.plan.cohort, leaf.fact.cohort, of);
      return effects && [...effects, ...late];
    }
  }
}

/** Rounds those that are known so that they add up to their sum rounded. */
function whole(values: readonly (Exact | null)[], digits: number): (Exact | null)[] {
  const known = values.filter((value) => value !== null);
  const total = known.reduce((sum, value) => sum.plus(value), ZERO);
  const rounded = wholeUnits(known, total, digits);
  let at = 0;
  return values.map((value) => value && rounded[at++]!);
}
