import { type Exact, ratio, sumKnown } from '@throughline/transform/plan/figures/exact';
import { wholeUnits } from '@throughline/transform/plan/figures/whole-units';
import type { PlanFactLine } from '../../contract/reports/plan-fact.ts';
import type { PlanBasis } from './leaf-bridge.ts';
import type { Leaf } from './leaves.ts';

type Value = Exact | null;
interface Both {
  readonly plan: Value;
  readonly fact: Value;
}

/** The chain of the leaves of a row on both sides: sums first, ratios of sums last. */
export function chainOf(leaves: readonly Leaf[], basis: PlanBasis): PlanFactLine['chain'] {
  const sum = (pick: (side: Leaf['plan'] | Leaf['fact']) => Value): Both => ({
    plan: sumKnown(leaves.map(({ plan }) => pick(plan))),
    fact: sumKnown(leaves.map(({ fact }) => pick(fact))),
  });
  const results = basis === 'cohort' ? 'cohort' : 'period';
  const cost = sum(({ cohort }) => cohort.cost);
  const leads = sum((side) => side[results].leads);
  const deals = sum((side) => side[results].deals);
  const revenue = sum((side) => side[results].revenue);
  const margin = sum((side) => side[results].margin);
  const by = (part: Both, whole: Both, less = 0): Both => ({
    plan: ratio(part.plan, whole.plan)?.minus(less) ?? null,
    fact: ratio(part.fact, whole.fact)?.minus(less) ?? null,
  });
  return {
    budget: money(sum(({ cohort }) => cohort.budget)),
    clicks: count(sum(({ cohort }) => cohort.clicks)),
    visits: count(sum(({ cohort }) => cohort.visits)),
    leads: count(leads),
    qualified: count(sum(({ cohort }) => cohort.qualified)),
    deals: count(deals),
    revenue: money(revenue),
    margin: money(margin),
    cpl: money(by(cost, leads)),
    cpo: money(by(cost, deals)),
    drr: count(by(cost, revenue)),
    romi_margin: count(by(margin, cost, 1)),
  };
}

/** Decimal text with at least two and at most six digits after the point. */
export function decimalText(value: Exact): string;
export function decimalText(value: Value): string | null;
export function decimalText(value: Value): string | null {
  if (value === null) return null;
  const text = value.toFixed(6);
  return (text === '-0.000000' ? '0.000000' : text).replace(/0{1,4}$/, '');
}

/** Parts written so that they add up to their sum as it is written. */
export function partTexts(parts: readonly Value[]): (string | null)[] {
  const total = sumKnown(parts);
  if (total === null) return parts.map((part) => decimalText(part));
  return wholeUnits(parts as readonly Exact[], total, 6).map((part) => decimalText(part));
}

function money({ plan, fact }: Both) {
  const difference = plan && fact && rounded(fact).minus(rounded(plan));
  return {
    plan: decimalText(plan),
    fact: decimalText(fact),
    difference: decimalText(difference),
  };
}

const rounded = (value: Exact) => value.toDecimalPlaces(6);

function count({ plan, fact }: Both) {
  return {
    plan: plan?.toNumber() ?? null,
    fact: fact?.toNumber() ?? null,
    difference: plan && fact ? fact.minus(plan).toNumber() : null,
  };
}
