import { answerOf } from '@throughline/transform/plan/answer-of';
import type { Calculation } from '@throughline/transform/plan/calculation';
import { type Exact, sumKnown } from '@throughline/transform/plan/figures/exact';
import { payback } from '@throughline/transform/plan/payback/payback';
import { monthAfter } from '../../plans/month-after.ts';
import { moneyText } from './money-text.ts';
import type { Flows } from './outlook.ts';

type Answer = ReturnType<typeof payback.calculate>;

export interface Rates {
  readonly rate: number;
  readonly finance_rate: number;
  readonly reinvest_rate: number;
}

/** NPV, rates of return and payback of months from the first of the plan on, months by their names. */
export function packOf(months: readonly Flows[], rates: Rates, first: string) {
  const answer = answerOf(payback as Calculation<unknown, Answer>, {
    ...rates,
    months: months.map(({ cost, margin }) => ({
      cost: cost?.toFixed() ?? null,
      margin: margin?.toFixed() ?? null,
    })),
  });
  // The sum is made good within the month at whose end it first is; `months` counts from the end of the first.
  const monthOf = (at: number | null) => (at === null ? null : monthAfter(first, Math.ceil(at)));
  const named = (crossing: Answer['payback']) => ({
    ...{
      status: crossing.status,
      months: crossing.months,
      lasting_months: crossing.lasting_months,
    },
    month: monthOf(crossing.months),
    lasting_month: monthOf(crossing.lasting_months),
  });
  const { irr, mirr, peak_cash_need: peak } = answer;
  return {
    npv: moneyText(answer.npv),
    irr: { status: irr.status, monthly: irr.monthly, annual: irr.annual, roots: [...irr.roots] },
    mirr: { status: mirr.status, monthly: mirr.monthly, annual: mirr.annual },
    ...{ payback: named(answer.payback), discounted_payback: named(answer.discounted_payback) },
    profitability_index: answer.profitability_index,
    peak_cash_need: {
      amount: moneyText(peak.amount),
      month: peak.month === null ? null : monthAfter(first, peak.month),
    },
  };
}

/** Sum over months; null where one of them is not known. */
export function sumOf(months: readonly Flows[], key: keyof Flows): Exact | null {
  return sumKnown(months.map((month) => month[key]));
}
