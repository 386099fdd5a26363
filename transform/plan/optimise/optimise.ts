import { CalculationError, calculation } from '../calculation.ts';
import { Exact, ratio, sumKnown, ZERO } from '../figures/exact.ts';
import { moneyOf, moneyText } from '../figures/money-text.ts';
import { quantileOfSorted } from '../figures/quantile.ts';
import { wholeMicros } from '../figures/whole-micros.ts';
import { curveOf } from '../response/curve.ts';
import { alongPrice } from './equal-slopes.ts';
import { fixedBudget } from './fixed-budget.ts';
import { atPriceWithin, type Group } from './groups.ts';
import { minRomi } from './min-romi.ts';
import { type OptimiseInput, optimiseInput } from './optimise-input.ts';
import { isConcave, type Option, responseOf, sum } from './option.ts';

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
    const groups = groupsOf(input, options);
    const at = atPriceWithin(options, groups);
    const least = exactSum(groups, channels, 'least');
    const most = exactSum(groups, channels, 'most');
    const bounds = { status: 'infeasible', least: moneyText(least), most: moneyText(most) };
    if (groups.some(({ low, high }) => low > high)) return bounds;
    if (mode === 'fixed_budget') {
      const budget = input.budget!;
      const spends =
        groups.length > 0
          ? alongPrice(at, budget.toNumber())
          : fixedBudget(options, budget.toNumber());
      if (budget.lt(least) || budget.gt(most) || !spends) return bounds;
      return answer(input, options, spends, budget);
    }
    if (mode === 'target_marginal_romi') return answer(input, options, at(1 + target!));
    const found = minRomi(options, target!, at);
    return found.status === 'optimal'
      ? answer(input, options, found.spends)
      : { status: found.status, best_romi: found.bestRomi };
  },
});

/**
 * Groups with the bounds that their channels leave them.
 * @throws CalculationError `group_not_concave`: where a curve is S-shaped one price does not find the best division.
 */
function groupsOf({ channels, groups }: OptimiseInput, options: readonly Option[]): Group[] {
  return groups.map(({ channels: names, min, max }, index) => {
    const members = names.map((name) => channels.findIndex((one) => one.channel === name));
    if (!members.every((at) => isConcave(options[at]!)))
      throw new CalculationError(
        'group_not_concave',
        'A group holds a channel whose curve is S-shaped; bound its channels one by one, or fit their curves with a slope of 1.',
        [{ field: `groups[${index}]`, message: 'expected curves without a steep middle' }],
      );
    const low = sum(members.map((at) => options[at]!.low));
    const high = sum(members.map((at) => options[at]!.high));
    return {
      members,
      low: Math.max(low, min?.toNumber() ?? 0),
      high: Math.min(high, max?.toNumber() ?? high),
    };
  });
}

/** What the bounds of channels and groups allow together, without rounding. */
function exactSum(
  groups: readonly Group[],
  channels: OptimiseInput['channels'],
  side: 'least' | 'most',
): Exact {
  const inGroups = new Set(groups.flatMap(({ members }) => members));
  const alone = channels.filter((_, at) => !inGroups.has(at));
  const own = alone.reduce((so, { min, max }) => so.plus(side === 'least' ? min : max), ZERO);
  return groups.reduce((so, { low, high }) => so.plus(side === 'least' ? low : high), own);
}

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
    allocation: channels.map(({ channel, extrapolated_from: from }, index) => {
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
        ...(from && { extrapolated: from.lt(printed[index]!) }),
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
