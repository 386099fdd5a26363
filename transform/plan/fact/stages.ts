import type { Exact } from '../figures/exact.ts';

/** The chain from budget to margin, and the driver that leads to each stage from the one before. */
export const STAGES = [
  ['budget', 'budget'],
  ['impressions', 'cpm'],
  ['clicks', 'cpc'],
  ['visits', 'landing'],
  ['leads', 'lead_rate'],
  ['qualified', 'qualify_rate'],
  ['deals', 'deal_rate'],
  ['sold', 'aov'],
  ['revenue', 'kept'],
  ['margin', 'margin_rate'],
] as const;

export type Stage = (typeof STAGES)[number][0];

/** Stages in their order, each with the driver that leads to it from the one before. */
export type Chain<Name extends string> = readonly (readonly [stage: Name, driver: string])[];

/** What a line comes to on one side. Null: the step does not apply, or nobody knows it. */
export type Stages = Readonly<Record<Stage, Exact | null>> & {
  /** Net media and the agency's fee. */
  readonly cost: Exact | null;
};

/** What is explained. */
export const OUTCOMES = ['margin', 'profit', 'revenue', 'deals', 'leads'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Margin less cost is a profit; every other outcome is a stage. */
export function outcomeOf(stages: Stages, of: Outcome): Exact | null {
  if (of !== 'profit') return stages[of];
  return stages.margin && stages.cost && stages.margin.minus(stages.cost);
}
