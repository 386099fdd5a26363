import { budgetAtEqualMix } from '@throughline/transform/plan/fact/mix';
import type { Outcome } from '@throughline/transform/plan/fact/stages';
import { Exact, sumKnown, ZERO } from '@throughline/transform/plan/figures/exact';
import type { PlanFactLine } from '../../contract/reports/plan-fact.ts';
import type { DelayCurves } from '../maturity/maturity.ts';
import { chainOf } from './figures.ts';
import { digitsOf, type LeafBridge, type PlanBasis } from './leaf-bridge.ts';
import type { Pace } from './pacing.ts';
import { ripenessOf } from './ripeness.ts';

export interface RowAsked {
  readonly of: Outcome;
  readonly basis: PlanBasis;
  readonly pace: Pace;
  readonly curves: DelayCurves;
  /** Tells what the mix of spend makes apart from the budget. */
  readonly hasMix: boolean;
}

/** A row: the sums of its leaves. Nothing is computed anew from sums but the ratios of the chain. */
export function rowOf(
  bridges: readonly LeafBridge[],
  { of, basis, pace, curves, hasMix }: RowAsked,
): PlanFactLine {
  const digits = digitsOf(of);
  const text = (value: Exact | null) => (value === null ? null : written(value, digits));
  const leaves = bridges.map(({ leaf }) => leaf);
  const plan = sumKnown(bridges.map((one) => one.plan));
  const fact = sumKnown(bridges.map((one) => one.fact));
  const { matured, maturity } = ripenessOf(leaves, curves, of);
  return {
    outcome: {
      ...{ plan: text(plan), fact: text(fact) },
      difference: text(plan && fact && new Exact(fact.minus(plan))),
    },
    chain: chainOf(leaves, basis),
    bridge: addedUp(bridges, digits, hasMix ? of : null),
    pacing: pacingOf(bridges, pace),
    matured,
    maturity: maturity && {
      expected: written(maturity.expected, digits),
      low: written(maturity.low, digits),
      high: written(maturity.high, digits),
    },
  };
}

function addedUp(
  bridges: readonly LeafBridge[],
  digits: number,
  mixOf: Outcome | null,
): PlanFactLine['bridge'] {
  const sums = new Map<string, Exact>();
  for (const { effects } of bridges) {
    if (effects === null) return null;
    for (const { driver, effect } of effects)
      sums.set(driver, new Exact((sums.get(driver) ?? ZERO).plus(effect)));
  }
  if (mixOf) divideBudget(sums, bridges, digits, mixOf);
  return [...sums].map(([driver, effect]) => ({ driver, effect: written(effect, digits) }));
}

/** The effects of the lines' budgets as one at equal mix, and the rest of them. */
function divideBudget(
  sums: Map<string, Exact>,
  bridges: readonly LeafBridge[],
  digits: number,
  of: Outcome,
): void {
  const lines = bridges
    .filter(({ leaf }) => leaf.status === 'planned')
    .map(({ leaf: { plan, fact } }) => ({ plan: plan.cohort, fact: fact.cohort }));
  const budget = sums.get('budget');
  const alike = budget && lines.length > 1 ? budgetAtEqualMix(lines, of) : null;
  if (!budget || !alike) return;
  const rounded = new Exact(alike.toDecimalPlaces(digits));
  sums.set('budget', rounded);
  sums.set('mix', new Exact(budget.minus(rounded)));
}

/** Spent by what the plan would have spent in the same days; null without a planned budget. */
function pacingOf(bridges: readonly LeafBridge[], pace: Pace): number | null {
  const spent = sumKnown(bridges.map(({ leaf }) => leaf.fact.cohort.budget));
  const due = bridges.reduce((sum, { leaf }) => {
    const { channel, days, plan } = leaf;
    const budget = plan.cohort.budget ?? ZERO;
    const whole = days.days === days.whole ? budget : budget.times(days.whole).div(days.days);
    return whole.isZero() ? sum : sum.plus(whole.times(pace.shareOf(channel, days)));
  }, ZERO);
  return spent === null || due.isZero() ? null : spent.div(due).toNumber();
}

function written(value: Exact, digits: number): string {
  const text = value.toFixed(digits);
  return /^-0\.?0*$/.test(text) ? text.slice(1) : text;
}
