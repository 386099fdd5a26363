import { calculation } from '../calculation.ts';
import { moneyOf } from '../figures/money-text.ts';
import { quantileOfSorted } from '../figures/quantile.ts';
import { coherentScenarios } from './coherent-scenarios.ts';
import { contributions } from './contributions.ts';
import { type Quantiles, quantiles } from './distribution.ts';
import { drawLines } from './draw-lines.ts';
import { MARKET_LOADINGS } from './drivers.ts';
import { monthlyCash } from './monthly-cash.ts';
import { paybackDraws, paybackSummary } from './payback-draws.ts';
import { type RiskInput, riskInput } from './risk-input.ts';
import {
  meanOfLowest,
  moneySummary,
  numberSummary,
  type Summary,
  shareBelow,
  summary,
} from './summary.ts';
import { tornado } from './tornado.ts';

/**
 * What a plan may bring: its drivers drawn from their distributions, moved together by one market factor, and what the
 * outcome owes to which of them. The same seed gives the same figures.
 */
export const risk = calculation({
  name: 'risk',
  input: riskInput,
  calculate: (input: RiskInput) => drawnRisk(input, quantiles()).answer,
});

/**
 * The same with the NPV of every draw. Two inputs of one seed and as many draws share their luck line by line, so that
 * their draws are compared one by one.
 * @param tables of distributions, which several plans of one question share.
 */
export function drawnRisk(input: RiskInput, tables: Quantiles) {
  const drawn = drawLines(input, tables);
  const cash = monthlyCash(input, drawn.margin);
  const all = {
    npv: summary(cash.npv),
    profit: summary(cash.profit),
    margin: summary(cash.margin),
    deals: summary(drawn.deals),
  };
  const within = input.payback_within ?? cash.cumulative.length;
  const answer = {
    npv: moneySummary(all.npv),
    profit: moneySummary(all.profit),
    margin: moneySummary(all.margin),
    deals: numberSummary(all.deals),
    p_loss: shareBelow(all.profit, 0),
    p_npv_loss: shareBelow(all.npv, 0),
    p_target: targetMet(input, all),
    ...paybackSummary(paybackDraws(cash.cumulative), within),
    // Losses: positive where profit is negative.
    var_5: moneyOf(-quantileOfSorted(all.profit.sorted, 0.05)),
    cvar_5: moneyOf(-meanOfLowest(all.profit, 0.05)),
    cumulative: cash.cumulative.map((sums, month) => {
      const sorted = sums.slice().sort();
      const at = (p: number) => moneyOf(quantileOfSorted(sorted, p));
      return { month, p10: at(0.1), p50: at(0.5), p90: at(0.9) };
    }),
    tornado: tornado(input, tables, contributions(drawn.drivers, cash.npv)),
    register: input.register.map(({ id }, index) => ({
      id,
      ...strikeEffect(drawn.strikes[index]!, cash.npv, all.npv),
    })),
    ...(input.scenarios && { scenarios: coherentScenarios(drawn.drivers, cash) }),
    meta: { draws: input.draws, seed: input.seed, loadings: MARKET_LOADINGS },
  };
  return { answer, npv: cash.npv };
}

/** Share of draws that reach the target; of several, the first that is named. Null without one. */
function targetMet(
  { target }: RiskInput,
  all: Readonly<Record<'profit' | 'npv' | 'margin' | 'deals', Summary>>,
): number | null {
  for (const name of ['profit', 'npv', 'margin', 'deals'] as const) {
    const least = target?.[name];
    if (least !== undefined) return 1 - shareBelow(all[name], Number(least));
  }
  return null;
}

/** What a risk costs on average, and the part of the NPV's variance that lies between draws with it and without. */
function strikeEffect(struck: Uint8Array, npv: Float64Array, { sd }: Summary) {
  const sums = [0, 0];
  const counts = [0, 0];
  for (const [draw, strike] of struck.entries()) {
    sums[strike]! += npv[draw]!;
    counts[strike]! += 1;
  }
  // Never struck, or always: there is nothing to compare with.
  if (counts[0] === 0) return { expected_loss: null, share_of_variance: null };
  if (counts[1] === 0) return { expected_loss: moneyOf(0), share_of_variance: 0 };
  const probability = counts[1]! / struck.length;
  const loss = sums[0]! / counts[0]! - sums[1]! / counts[1]!;
  return {
    expected_loss: moneyOf(probability * loss),
    share_of_variance: sd === 0 ? 0 : (probability * (1 - probability) * loss * loss) / (sd * sd),
  };
}
