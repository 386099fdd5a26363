import { type Factor, shapleyOfProduct } from '../bridge/shapley-of-product.ts';
import { type Exact, ONE } from '../figures/exact.ts';
import { type Chain, type Outcome, outcomeOf, STAGES, type Stages } from './stages.ts';

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
  // Visits that are bought for a fixed price do not follow from the budget.
  const first = plan.clicks === null ? STAGES.findIndex(([stage]) => stage === 'visits') : 0;
  const last = STAGES.findIndex(([stage]) => stage === (of === 'profit' ? 'margin' : of));
  const chain = STAGES.slice(first, last + 1).map(([stage, driver], at) =>
    at === 0 && stage === 'visits'
      ? ([stage, 'visits'] as const)
      : ([stage, driverOf(driver, plan)] as const),
  );
  const effects = chainBridge(plan, fact, chain);
  if (of !== 'profit') return effects;
  const dearer = fact.cost!.minus(plan.cost!);
  // What more was spent bought more, and is taken off.
  return effects.some(({ driver }) => driver === 'budget')
    ? effects.map((one) =>
        one.driver === 'budget' ? { ...one, effect: one.effect.minus(dearer) } : one,
      )
    : [{ driver: 'budget', effect: dearer.neg() }, ...effects];
}

/** The effects of the drivers of a chain, which add up to the change of its last stage; that one both sides have to know. */
export function chainBridge<Name extends string>(
  plan: Readonly<Record<Name, Exact | null>>,
  fact: Readonly<Record<Name, Exact | null>>,
  chain: Chain<Name>,
): Effect[] {
  const steps = stepsOf(plan, fact, chain);
  const values = shapleyOfProduct(steps.map(({ factor }) => factor));
  return steps.map(({ driver }, index) => ({ driver, effect: values[index]! }));
}

interface Step {
  readonly driver: string;
  readonly factor: Factor;
}

function stepsOf<Name extends string>(
  plan: Readonly<Record<Name, Exact | null>>,
  fact: Readonly<Record<Name, Exact | null>>,
  chain: Chain<Name>,
): Step[] {
  const steps: Step[] = [];
  let skipped: string[] = [];
  let before: { readonly plan: Exact; readonly fact: Exact } | null = null;
  for (const [at, [stage, driver]] of chain.entries()) {
    const here = { plan: plan[stage], fact: fact[stage] };
    const tells = (side: 'plan' | 'fact', stages: typeof plan) =>
      here[side] !== null &&
      !(here[side].isZero() && chain.slice(at + 1).some(([later]) => follows(stages[later])));
    if (at < chain.length - 1 && !(tells('plan', plan) && tells('fact', fact))) {
      // Steps that a plan does not have are named in no driver.
      if (plan[stage] !== null) skipped.push(driver);
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
