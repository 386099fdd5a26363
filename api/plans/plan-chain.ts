import { answerOf } from '@throughline/transform/plan/answer-of';
import type { Calculation } from '@throughline/transform/plan/calculation';
import { CalculationError } from '@throughline/transform/plan/calculation';
import { plan as chain } from '@throughline/transform/plan/chain/plan';
import type { Plan } from '../contract/plans.ts';
import { ProblemError } from '../problems/problems.ts';
import { chainInput } from './chain-input.ts';
import { monthAfter } from './month-after.ts';
import type { StoredPlan } from './read-plans.ts';

/** What a plan comes to, saved or not: lines, months, totals and what lies behind the horizon, months by their names. */
export function chainOf(plan: Plan) {
  const { first_month, currency, months, horizon, vat, fee } = plan.settings;
  const answer = computed(chainInput(plan));
  const named = <Row extends { readonly month: number }>(row: Row) => ({
    ...row,
    month: monthAfter(first_month, row.month),
  });
  return {
    ...answer,
    lines: answer.lines.map(named),
    months: answer.months.map(named),
    meta: {
      ...answer.meta,
      currency,
      ...{ vat, fee },
      from: first_month,
      to: monthAfter(first_month, months - 1),
      horizon: monthAfter(first_month, (horizon ?? months) - 1),
    },
  };
}

/** The same of a version that is stored, with which one it is. */
export function planChain({ id, version, state, fingerprint, plan }: StoredPlan) {
  const { meta, ...figures } = chainOf(plan);
  const of = { id, name: plan.name, version, status: state, fingerprint };
  return { ...figures, meta: { ...meta, plan: of } };
}

function computed(input: object): ReturnType<typeof chain.calculate> {
  try {
    return answerOf(chain as Calculation<unknown, ReturnType<typeof chain.calculate>>, input);
  } catch (error) {
    if (!(error instanceof CalculationError)) throw error;
    throw new ProblemError('plan_not_computable', {
      detail: error.message,
      errors: [...error.errors],
    });
  }
}
