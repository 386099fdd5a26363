import { type Factor, shapleyOfProduct } from '../bridge/shapley-of-product.ts';
import { type Exact, ONE } from '../figures/exact.ts';
import { type Outcome, outcomeOf, STAGES, type Stage, type Stages } from './stages.ts';

export interface Effect {
  /** Several joined by `+` where what lies between them is not known on both sides. */
  readonly driver: string;
  readonly effect: Exact;
}

/**
 * Why a line came out otherwise than planned: outcome = Π drivers (profit: less the cost), a driver being a stage of the chain
 * by the one before it, and its effect the Shapley value. The effects add up to fact − plan.
 *
 * A stage that one side does not have, or that is 0 where more follows (sales without clicks), tells nothing: its driver is
 * explained together with the next one. Null where the outcome is not known on both sides.
 */
export function lineBridge(plan: Stages, fact: Stages, of: Outcome): Effect[] | null {
  const [planned, actual] = [outcomeOf(plan, of), outcomeOf(fact, of)];
  if (planned === null || actual === null) return null;
  const steps = stepsOf(plan, fact, of === 'profit' ? 'margin' : of);
  const values = shapleyOfProduct(steps.map(({ factor }) => factor));
  const effects = steps.map(({ driver }, index) => ({ driver, effect: values[index]! }));
  if (of !== 'profit') return effects;
  const dearer = fact.cost!.minus(plan.cost!);
  // What more was spent bought more, and is taken off.
  return effects.some(({ driver }) => driver === 'budget')
    ? effects.map((one) =>
        one.driver === 'budget' ? { ...one, effect: one.effect.minus(dearer) } : one,
      )
    : [{ driver: 'budget', effect: dearer.neg() }, ...effects];
}

interface Step {
  readonly driver: string;
  readonly factor: Factor;
}

function stepsOf(plan: Stages, fact: Stages, last: Stage): Step[] {
  const end = STAGES.findIndex(([stage]) => stage === last);
  // Visits that are bought for a fixed price do not follow from the budget.
  const first = plan.clicks === null ? STAGES.findIndex(([stage]) => stage === 'visits') : 0;
  const steps: Step[] = [];
  let skipped: string[] = [];
  let before: { readonly plan: Exact; readonly fact: Exact } | null = null;
  for (const [at, [stage, named]] of STAGES.slice(0, end + 1).entries()) {
    if (at < first) continue;
    const driver = at === first && stage === 'visits' ? 'visits' : driverOf(named, plan);
    const here = { plan: plan[stage], fact: fact[stage] };
    const tells = (side: 'plan' | 'fact', stages: Stages) =>
      here[side] !== null &&
      !(
        here[side].isZero() &&
        STAGES.slice(at + 1, end + 1).some(([later]) => follows(stages[later]))
      );
    if (stage !== last && !(tells('plan', plan) && tells('fact', fact))) {
      if (applies(stage, plan)) skipped.push(driver);
      continue;
    }
    const reached = here as { readonly plan: Exact; readonly fact: Exact };
    steps.push({
      driver: [...skipped, driver].join('+'),
      factor: before ? ratios(before, reached) : reached,
    });
    [skipped, before] = [[], reached];
  }
  return steps;
}

const follows = (value: Exact | null) => value !== null && !value.isZero();

/** Steps that a plan does not have are named in no driver. */
function applies(stage: Stage, plan: Stages): boolean {
  return plan[stage] !== null;
}

/** Of impressions that were bought, the share that is clicked. */
function driverOf(driver: string, plan: Stages): string {
  return driver === 'cpc' && plan.impressions !== null ? 'ctr' : driver;
}

/** A ratio that does not exist on one side takes the other side's value: the volume before it takes all. */
function ratios(
  before: { readonly plan: Exact; readonly fact: Exact },
  here: { readonly plan: Exact; readonly fact: Exact },
): Factor {
  const of = (side: 'plan' | 'fact') =>
    before[side].isZero() ? null : here[side].div(before[side]);
  const [plan, fact] = [of('plan'), of('fact')];
  return { plan: plan ?? fact ?? ONE, fact: fact ?? plan ?? ONE };
}
