import { moneyOf } from '../../figures/money-text.ts';

export interface ChannelScore {
  readonly channel: string;
  readonly count: number;
  readonly mean_score: number;
  /** 100 · mean score of the channel / mean of all; null where nobody scores. */
  readonly index: number | null;
  /** Mean score · expected margin of a deal. */
  readonly value_of_visit: string | null;
}

/** Channels by name, each with the quality of what it brings. */
export function channelIndex(
  channels: readonly string[],
  scores: readonly number[],
  marginPerDeal: number | null,
): readonly ChannelScore[] {
  const sums = new Map<string, { count: number; sum: number }>();
  let total = 0;
  for (const [i, channel] of channels.entries()) {
    const { count, sum } = sums.get(channel) ?? { count: 0, sum: 0 };
    sums.set(channel, { count: count + 1, sum: sum + scores[i]! });
    total += scores[i]!;
  }
  const mean = total / scores.length;
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([channel, { count, sum }]) => ({
      channel,
      count,
      mean_score: sum / count,
      index: mean > 0 ? (100 * sum) / count / mean : null,
      value_of_visit: marginPerDeal === null ? null : moneyOf((sum / count) * marginPerDeal),
    }));
}
