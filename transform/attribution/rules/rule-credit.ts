import { type Credit, emptyCredit, type Prepare } from '../credit.ts';
import { AttributionError } from '../errors.ts';
import type { PathTable } from '../paths/path-table.ts';
import type { Journey, RuleModel } from './rule-model.ts';

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
 * paths alone, so they are found once and a fit only multiplies.
 * @throws AttributionError `model_parameter` for a `stepDays` below 0.
 */
export function ruleCredit(rule: RuleModel): Prepare<RuleCreditOptions> {
  return (table, options) => {
    const shares = channelShares(table, rule, options);
    return (weights) => {
      const credit = emptyCredit(table.channels.length);
      credit.conversions.set(credited(shares, weights.conversions));
      credit.value.set(credited(shares, weights.value));
      return credit;
    };
  };
}

/** Shares of channel `i` stand at `starts[i]` up to `starts[i + 1]`, each with the path it is a share of. */
interface ChannelShares {
  readonly starts: Uint32Array;
  readonly paths: Uint32Array;
  readonly shares: Float64Array;
}

/** Neumaier's sum for each channel. */
function credited(
  { starts, paths, shares }: ChannelShares,
  amounts: Float64Array,
): Credit['value'] {
  const credit = new Float64Array(starts.length - 1);
  for (let channel = 0; channel < credit.length; channel++) {
    let [total, lost] = [0, 0];
    for (let at = starts[channel]!; at < starts[channel + 1]!; at++) {
      const value = shares[at]! * amounts[paths[at]!]!;
      const next = total + value;
      lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
      total = next;
    }
    credit[channel] = total + lost;
  }
  return credit;
}

function channelShares(
  table: PathTable,
  rule: RuleModel,
  options: RuleCreditOptions,
): ChannelShares {
  const { channels, starts, touches } = table;
  const weights = touchWeights(table, rule, options);
  // Touches of one channel in one path become one share; paths are gone through in order.
  const shareOf = new Int32Array(channels.length).fill(-1);
  const shareChannels = new Uint32Array(touches.length);
  const sharePaths = new Uint32Array(touches.length);
  const sums = new Float64Array(touches.length);
  let count = 0;
  for (let path = 0; path + 1 < starts.length; path++) {
    const first = count;
    for (let at = starts[path]!; at < starts[path + 1]!; at++) {
      const channel = touches[at]!;
      if (weights[at] === 0) continue;
      if (shareOf[channel]! < first) {
        shareOf[channel] = count;
        shareChannels[count] = channel;
        sharePaths[count++] = path;
      }
      sums[shareOf[channel]!]! += weights[at]!;
    }
  }

  const byChannel = new Uint32Array(channels.length + 1);
  for (let at = 0; at < count; at++) byChannel[shareChannels[at]! + 1]!++;
  for (let i = 0; i < channels.length; i++) byChannel[i + 1]! += byChannel[i]!;
  const next = byChannel.slice();
  const paths = new Uint32Array(count);
  const shares = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const to = next[shareChannels[at]!]!++;
    paths[to] = sharePaths[at]!;
    shares[to] = sums[at]!;
  }
  return { starts: byChannel, paths, shares };
}

/** The weight of each touch of the table. */
function touchWeights(
  { channels, starts, touches }: PathTable,
  rule: RuleModel,
  { direct, paid, stepDays }: RuleCreditOptions,
): Float64Array {
  if (!(stepDays >= 0 && Number.isFinite(stepDays))) {
    throw new AttributionError(
      'model_parameter',
      `The days between touches of a path must be a number of 0 or more, not ${stepDays}.`,
    );
  }
  const isDirect = channels.map((name) => direct.has(name));
  const isPaid = channels.map((name) => paid.has(name));
  let longest = 0;
  for (let path = 0; path + 1 < starts.length; path++) {
    longest = Math.max(longest, starts[path + 1]! - starts[path]!);
  }
  // Ages of the longest path; those of a shorter one are its end.
  const ages = new Float64Array(longest);
  for (let i = 0; i < longest; i++) ages[i] = (longest - 1 - i) * stepDays;

  const weights = new Float64Array(touches.length);
  for (let path = 0; path + 1 < starts.length; path++) {
    const [start, end] = [starts[path]!, starts[path + 1]!];
    const journey: Journey = {
      touches: touches.subarray(start, end),
      ageDays: ages.subarray(longest - (end - start)),
      isDirect: (touch) => isDirect[touches[start + touch]!]!,
      isPaid: (touch) => isPaid[touches[start + touch]!]!,
      lead: end - start - 1,
      opportunity: end - start - 1,
    };
    rule.weigh(journey, weights.subarray(start, end));
  }
  return weights;
}
