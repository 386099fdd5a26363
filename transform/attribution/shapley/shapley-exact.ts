import { type Credit, emptyCredit, type Fit } from '../credit.ts';
import { type PathTable, totals } from '../paths/path-table.ts';

/** Exact Shapley takes 2^channels sums of each weight. */
export const EXACT_CHANNELS = 20;

/** Subsets of so few channels stay in the cache while they are summed up. */
const CACHED_BITS = 12;

/**
 * Shapley value of the conversion-rate game in O(n·2^n): the sums of the journeys inside each set of channels
 * by the subset-sum transform, then the rates, then the value itself without any marginal contribution:
 * a set with s of n channels comes in with weight w(s−1) for its members and −w(s) for the others, where
 * w(s) = s!(n−s−1)!/n!, hence φ(i) = Σ over S with i of v(S)·(w(s−1) + w(s)) − Σ over all S ≠ N of v(S)·w(s).
 * The first sum is taken for all channels at once by folding the table of sets in half n times. Compared with
 * dividends (Möbius), no alternating sum of 2^n terms can lose precision.
 */
export function exactFit(table: PathTable): Fit {
  const channels = table.channels.length;
  const size = 2 ** channels;
  const sets = setMasks(table);
  const journeys = new Float64Array(size);
  const conversions = new Float64Array(size);
  const value = new Float64Array(size);
  const { member, missing } = sizeWeights(channels);
  const membersOf = setSizes(size);

  return (weights) => {
    const all = totals(weights);
    for (const sums of [journeys, conversions, value]) sums.fill(0);
    for (let path = 0; path < sets.length; path++) {
      const set = sets[path]!;
      journeys[set]! += weights.conversions[path]! + weights.nulls[path]!;
      conversions[set]! += weights.conversions[path]!;
      value[set]! += weights.value[path]!;
    }
    for (const sums of [journeys, conversions, value]) subsetSums(sums, channels);

    const credit = emptyCredit(channels);
    const total = all.conversions + all.nulls;
    shapleyOfRates(conversions, credit.conversions);
    shapleyOfRates(value, credit.value);
    return credit;

    function shapleyOfRates(sums: Float64Array, into: Credit['value']): void {
      let outside = 0;
      for (let set = 0; set < size; set++) {
        const within = journeys[set]!;
        const rate = within > 0 ? sums[set]! / within : 0;
        outside += rate * missing[membersOf[set]!]!;
        sums[set] = rate * member[membersOf[set]!]!;
      }
      for (let channel = channels - 1; channel >= 0; channel--) {
        const half = 2 ** channel;
        let inside = 0;
        for (let set = 0; set < half; set++) {
          inside += sums[set + half]!;
          sums[set]! += sums[set + half]!;
        }
        into[channel] = (inside - outside) * total;
      }
    }
  };
}

/** Per path the set of its channels, one bit a channel. */
function setMasks({ starts, touches }: PathTable): Uint32Array {
  const masks = new Uint32Array(starts.length - 1);
  for (let path = 0; path < masks.length; path++) {
    let mask = 0;
    for (let touch = starts[path]!; touch < starts[path + 1]!; touch++)
      mask |= 1 << touches[touch]!;
    masks[path] = mask;
  }
  return masks;
}

function setSizes(size: number): Uint8Array {
  const sizes = new Uint8Array(size);
  for (let set = 1; set < size; set++) sizes[set] = sizes[set >> 1]! + (set & 1);
  return sizes;
}

/** By the size of a set: its weight for a member, w(s−1) + w(s), and for a channel that is missing, w(s). */
function sizeWeights(channels: number) {
  const missing = new Float64Array(channels + 1);
  const member = new Float64Array(channels + 1);
  if (channels > 0) missing[0] = 1 / channels;
  for (let size = 1; size <= channels; size++) {
    if (size < channels) missing[size] = (missing[size - 1]! * size) / (channels - size);
    member[size] = missing[size - 1]! + missing[size]!;
  }
  return { member, missing };
}

/** Replaces the figure of every set by the sum over all its subsets. */
function subsetSums(sums: Float64Array, channels: number): void {
  const low = Math.min(channels, CACHED_BITS);
  const block = 2 ** low;
  for (let start = 0; start < sums.length; start += block) {
    for (let half = 1; half < block; half *= 2) addHalves(sums, start, start + block, half);
  }
  for (let half = block; half < sums.length; half *= 2) addHalves(sums, 0, sums.length, half);
}

function addHalves(sums: Float64Array, start: number, end: number, half: number): void {
  for (let lower = start; lower < end; lower += 2 * half) {
    for (let set = lower; set < lower + half; set++) sums[set + half]! += sums[set]!;
  }
}
