import type { Credit, Prepare } from '../credit.ts';
import { AttributionError } from '../errors.ts';
import { CreditSums } from '../paths/credit-sums.ts';
import type { Weights } from '../paths/path-table.ts';
import { chosenChannels } from './chosen-channels.ts';
import { type PathCells, pathCells } from './path-cells.ts';
import { sharesByChannel, sharesByLength } from './path-shares.ts';
import type { RuleModel } from './rule-model.ts';

export interface RuleCreditOptions {
  /** Channels that count as direct, and as paid. Names that no path has are passed over. */
  readonly direct: ReadonlySet<string>;
  readonly paid: ReadonlySet<string>;
  /** Days from one touch of a path to the next. */
  readonly stepDays: number;
}

/**
 * A rule over paths. Paths have no times and no milestones: touches count as `stepDays` apart, the last at
 * the moment of the conversion, and lead and opportunity fall on the last touch. The weights depend on the
 * paths alone, so they are found once and a fit only multiplies. They are those that `rule.weigh` gives each
 * path, but found by what the rule depends on: asking it path by path takes ten times as long.
 * @throws AttributionError `model_parameter` for a `stepDays` below 0.
 */
export function ruleCredit(rule: RuleModel): Prepare<RuleCreditOptions> {
  return (table, options) => {
    assertStepDays(options.stepDays);
    const { basis } = rule;
    const channels = table.channels.length;
    if (basis.on === 'one_touch') {
      const chosen = chosenChannels(table, basis, options);
      return (weights) => creditOfChosen(chosen, weights, channels);
    }
    const cells = pathCells(table);
    const shares =
      basis.on === 'length'
        ? sharesByLength(table, cells, rule, options.stepDays)
        : sharesByChannel(cells, basis.weight);
    return (weights) => creditOfShares(cells, shares, weights, channels);
  };
}

function assertStepDays(stepDays: number): void {
  if (stepDays >= 0 && Number.isFinite(stepDays)) return;
  throw new AttributionError(
    'model_parameter',
    `The days between touches of a path must be a number of 0 or more, not ${stepDays}.`,
  );
}

/** Each path to one channel. */
function creditOfChosen(
  chosen: Uint32Array,
  { conversions, value }: Weights,
  channels: number,
): Credit {
  const sums = new CreditSums(channels);
  for (let path = 0; path < chosen.length; path++) {
    const converted = conversions[path]!;
    const money = value[path]!;
    if (converted !== 0 || money !== 0) sums.add(chosen[path]!, converted, money);
  }
  return sums.credit();
}

/** Each path to its cells. */
function creditOfShares(
  { starts, channels: channelOf }: PathCells,
  shares: Float64Array,
  { conversions, value }: Weights,
  channels: number,
): Credit {
  const sums = new CreditSums(channels);
  for (let path = 0; path + 1 < starts.length; path++) {
    const converted = conversions[path]!;
    const money = value[path]!;
    if (converted === 0 && money === 0) continue;
    const end = starts[path + 1]!;
    for (let cell = starts[path]!; cell < end; cell++) {
      const share = shares[cell]!;
      sums.add(channelOf[cell]!, share * converted, share * money);
    }
  }
  return sums.credit();
}
