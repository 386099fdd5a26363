import { type Interval, percentileInterval } from './percentile-interval.ts';

export interface RankStability {
  /** 1 for the most credit; channels with the same credit share a rank. */
  readonly rank: number;
  /** Percentile range of the rank over the replicates, in whole ranks. */
  readonly interval: Interval | null;
  /** Share of the replicates in which the channel has this very rank. */
  readonly kept: number;
  /**
   * Share of the replicates in which the channel stays ahead of the one that follows it, a tie counting as
   * half; `null` for the last. Near 0.5 the order of the two says nothing.
   */
  readonly aheadOfNext: number | null;
}

/**
 * How sure the order of channels is, one entry a channel.
 * @param credit of each channel.
 * @param replicates of channel `c` from `c * count`, `count` of each, as `bootstrap` gives them.
 */
export function rankStability(
  credit: Float64Array,
  replicates: Float64Array,
  level = 0.95,
): RankStability[] {
  const channels = credit.length;
  const count = channels === 0 ? 0 : replicates.length / channels;
  const ranksOf = Array.from({ length: channels }, () => new Float64Array(count));
  const drawn = new Float64Array(channels);
  for (let replicate = 0; replicate < count; replicate++) {
    for (let channel = 0; channel < channels; channel++) {
      drawn[channel] = replicates[channel * count + replicate]!;
    }
    for (const [channel, rank] of ranks(drawn).entries()) ranksOf[channel]![replicate] = rank;
  }
  const observed = ranks(credit);
  const order = [...observed.keys()].sort((a, b) => observed[a]! - observed[b]! || a - b);
  const nextOf = new Map(order.map((channel, place) => [channel, order[place + 1]]));
  return Array.from(observed, (rank, channel) => {
    const next = nextOf.get(channel);
    return {
      rank,
      interval: wholeRanks(percentileInterval(ranksOf[channel]!, level)),
      kept: ranksOf[channel]!.filter((drawn) => drawn === rank).length / count,
      aheadOfNext: next === undefined ? null : ahead(ranksOf[channel]!, ranksOf[next]!),
    };
  });
}

function wholeRanks(interval: Interval | null): Interval | null {
  return interval && [Math.floor(interval[0]), Math.ceil(interval[1])];
}

function ranks(credit: Float64Array): Float64Array {
  const sorted = Float64Array.from(credit).sort();
  const rankOf = new Map<number, number>();
  for (const [below, value] of sorted.entries()) rankOf.set(value, sorted.length - below);
  return credit.map((value) => rankOf.get(value)!);
}

function ahead(first: Float64Array, second: Float64Array): number {
  let wins = 0;
  for (const [replicate, rank] of first.entries()) {
    const other = second[replicate]!;
    wins += rank < other ? 1 : rank === other ? 0.5 : 0;
  }
  return wins / first.length;
}
