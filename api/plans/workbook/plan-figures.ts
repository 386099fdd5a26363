import { answerOf } from '@throughline/transform/plan/answer-of';
import type { Calculation } from '@throughline/transform/plan/calculation';
import { Exact, ZERO } from '@throughline/transform/plan/figures/exact';
import { payback as calculation } from '@throughline/transform/plan/payback/payback';
import { planChain } from '../plan-chain.ts';
import type { StoredPlan } from '../read-plans.ts';

type Payback = ReturnType<typeof calculation.calculate>;

/**
 * Digits after the point to which flows and running sums are kept, here and in the sheet: what doubles leave of a sum
 * that is 0 changes no sign, and no month of payback.
 */
export const DIGITS = 4;

/** A month as the cash curve has it; null is unknown. */
export interface MonthFlow {
  readonly net: Exact | null;
  readonly factor: number;
  readonly cumulative: Exact | null;
  readonly discounted: Exact | null;
}

/** All that the workbook's formulae come to, computed by the library. */
export interface PlanFigures {
  readonly stored: StoredPlan;
  readonly chain: ReturnType<typeof planChain>;
  readonly payback: Payback;
  readonly flows: readonly MonthFlow[];
  readonly horizon: number;
  /** Season of the twelve months, January first. */
  readonly season: readonly number[];
  readonly lag: readonly number[];
  readonly paymentLag: readonly number[];
  readonly costDelay: number;
}

/** @throws ProblemError `plan_not_computable`. */
export function planFigures(stored: StoredPlan): PlanFigures {
  const chain = planChain(stored);
  const { settings } = stored.plan;
  const { rate = 0, finance_rate, reinvest_rate } = settings;
  const flows = flowsOf(chain.months, rate);
  const payback = answerOf(calculation as Calculation<unknown, Payback>, {
    ...{ rate, finance_rate, reinvest_rate },
    months: chain.months.map(({ cost, margin }, at) => ({
      cost,
      margin: margin && flows[at]!.net!.plus(cost).toFixed(),
    })),
  });
  return {
    ...{ stored, chain, payback, flows },
    horizon: settings.horizon ?? settings.months,
    season: settings.seasonality ?? new Array<number>(12).fill(1),
    lag: settings.lag ?? [1],
    paymentLag: settings.payment_lag ?? [1],
    costDelay: settings.cost_delay ?? 0,
  };
}

function flowsOf(
  months: readonly { readonly cost: string; readonly margin: string | null }[],
  rate: number,
): MonthFlow[] {
  let cumulative: Exact | null = ZERO;
  let discounted: Exact | null = ZERO;
  return months.map(({ cost, margin }, month) => {
    const net = margin === null ? null : new Exact(margin).minus(cost).toDecimalPlaces(DIGITS);
    const factor = (1 + rate) ** (-month / 12);
    cumulative = cumulative && net && cumulative.plus(net);
    // Step by step, as the sheet rounds it.
    discounted = discounted && net && discounted.plus(net.times(factor)).toDecimalPlaces(DIGITS);
    return { net, factor, cumulative, discounted };
  });
}
