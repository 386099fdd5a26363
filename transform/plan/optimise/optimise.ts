import { calculation } from '../calculation.ts';
import { Exact, ratio, sumKnown, ZERO } from '../figures/exact.ts';
import { moneyOf, moneyText } from '../figures/money-text.ts';
import { quantileOfSorted } from '../figures/quantile.ts';
import { wholeMicros } from '../figures/whole-micros.ts';
import { curveOf } from '../response/curve.ts';
import { fixedBudget } from './fixed-budget.ts';
import { minRomi } from './min-romi.ts';
import { type OptimiseInput, optimiseInput } from './optimise-input.ts';
import { bestAtPrice, type Option, responseOf, sum } from './option.ts';

/**
 * How to divide spends among channels [Meridian's three modes]: the most margin of a budget; the most margin at a least
 * ROMI; every channel up to the spend whose next unit brings 1 + target. f is margin, marginal ROMI f' − 1, ROMI
 * Σf / Σx − 1. Bounds are kept: where they do not allow the budget, the answer says which they do.
 */
export const optimise = calculation({
  name: 'optimise',
  input: optimiseInput,
  calculate: (input: OptimiseInput) => {
    const { mode, channels, target } = input;
    const options = channels.map(({ curve, min, max }) => ({
      curve: curveOf(curve),
      low: min.toNumber(),
      high: max.toNumber(),
    }));
    if (mode === 'fixed_budget') {
      const least = channels.reduce((so, { min }) => so.plus(min), ZERO);
      const most = channels.reduce((so, { max }) => so.plus(max), ZERO);
      const budget = input.budget!;
      const spends = fixedBudget(options, budget.toNumber());
      if (budget.lt(least) || budget.gt(most) || !spends)
        return { status: 'infeasible', least: moneyText(least), most: moneyText(most) };
      return answer(input, options, spends, budget);
    }
    if (mode === 'target_marginal_romi')
      return answer(
        input,
        options,
        options.map((option) => bestAtPrice(option, 1 + target!)),
      );
    const found = minRomi(options, target!);
    return found.status === 'optimal'
      ? answer(input, options, found.spends)
      : { status: found.status, best_romi: found.bestRomi };
  },
});

function answer(
  input: OptimiseInput,
  options: readonly Option[],
  spends: readonly number[],
  budget?: Exact,
) {
  const { channels } = input;
  const exact = spends.map((spend) => new Exact(spend));
  const total = budget ?? exact.reduce((so, spend) => so.plus(spend), ZERO);
  const printed = wholeMicros(exact, total);
  const response = responseOf(options, spends);
  const current = sumKnown(channels.map((channel) => channel.current));
  const now = channels.map((channel) => channel.current?.toNumber() ?? 0);
  return {
    status: 'optimal',
    allocation: channels.map(({ channel }, index) => {
      const { curve, low, high } = options[index]!;
      const spend = spends[index]!;
      const slope = curve.slope(spend);
      const near = (bound: number) => Math.abs(spend - bound) <= 1e-9 * Math.max(1, high);
      return {
        channel,
        spend: printed[index]!,
        response: moneyOf(curve.value(spend)),
        romi: spend > 0 ? curve.value(spend) / spend - 1 : null,
        marginal_romi: spend > 0 && Number.isFinite(slope) ? slope - 1 : null,
        bound: near(low) ? 'min' : near(high) ? 'max' : 'none',
      };
    }),
    totals: {
      spend: moneyText(total),
      response: moneyOf(response),
      romi: total.isZero() ? null : response / total.toNumber() - 1,
    },
    current:
      current === null
        ? null
        : {
            spend: moneyText(current),
            response: moneyOf(responseOf(options, now)),
            romi:
              ratio(new Exact(responseOf(options, now)), current)
                ?.minus(1)
                .toNumber() ?? null,
          },
    gain: gainOf(input, options, spends, current && now),
  };
}

/** Against the current spends; its interval over draws of the curves, where there are some. */
function gainOf(
  { channels }: OptimiseInput,
  options: readonly Option[],
  spends: readonly number[],
  now: readonly number[] | null,
) {
  if (now === null) return null;
  const draws = (channels[0]!.curve_draws ?? []).map((_, draw) =>
    sum(
      channels.map(({ curve_draws }, index) => {
        const curve = curveOf(curve_draws![draw]!);
        return curve.value(spends[index]!) - curve.value(now[index]!);
      }),
    ),
  );
  const sorted = draws.sort((a, b) => a - b);
  const quantile = (p: number) => (sorted.length === 0 ? null : quantileOfSorted(sorted, p));
  return {
    expected: moneyOf(responseOf(options, spends) - responseOf(options, now)),
    p10: moneyOf(quantile(0.1)),
    p90: moneyOf(quantile(0.9)),
  };
}
