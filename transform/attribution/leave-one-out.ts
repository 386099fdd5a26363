import { emptyCredit, type Prepare } from './credit.ts';
import type { Weights } from './paths/path-table.ts';
import { shortenedPaths } from './paths/shortened-paths.ts';

/**
 * What each touch of a path adds, by comparison with the same path without it. This is the model that Google's
 * fractribution calls shapley; it is no Shapley value.
 *
 * P(p) is the share of journeys with exactly the path p that converted, 0 where no journey had it (the empty
 * path too). A touch gets max(P(p) - P(p without it), 0), made to add up to 1 over the path; where all are
 * 0 the last touch takes everything, and a single touch always does. The value of a path is divided
 * as its conversions are. Without journeys that did not convert every P is 1 or 0, and only touches without
 * which the path is unknown get anything.
 */
// biome-ignore lint/complexity/noBannedTypes: the model has no options.
export const leaveOneOut: Prepare<{}> = (table) => {
  const { channels, starts, touches } = table;
  const shortened = shortenedPaths(table);
  const longest = starts.reduce(
    (most, start, i) => Math.max(most, start - (starts[i - 1] ?? 0)),
    0,
  );
  const gains = new Float64Array(longest);

  return (weights) => {
    const rates = conversionRates(weights);
    const conversions = new CompensatedSums(channels.length);
    const value = new CompensatedSums(channels.length);
    for (let path = 0; path < rates.length; path++) {
      const converted = weights.conversions[path]!;
      const money = weights.value[path]!;
      if (converted === 0 && money === 0) continue;
      const [start, end] = [starts[path]!, starts[path + 1]!];
      let total = 0;
      for (let at = start; at < end; at++) {
        const without = shortened[at]!;
        const gain = Math.max(rates[path]! - (without < 0 ? 0 : rates[without]!), 0);
        gains[at - start] = gain;
        total += gain;
      }
      if (end - start === 1 || total === 0) {
        conversions.add(touches[end - 1]!, converted);
        value.add(touches[end - 1]!, money);
        continue;
      }
      for (let at = start; at < end; at++) {
        const share = gains[at - start]! / total;
        if (share === 0) continue;
        conversions.add(touches[at]!, share * converted);
        value.add(touches[at]!, share * money);
      }
    }
    const credit = emptyCredit(channels.length);
    conversions.writeTo(credit.conversions);
    value.writeTo(credit.value);
    return credit;
  };
};

function conversionRates({ conversions, nulls }: Weights): Float64Array {
  const rates = new Float64Array(conversions.length);
  for (let path = 0; path < rates.length; path++) {
    const journeys = conversions[path]! + nulls[path]!;
    rates[path] = journeys > 0 ? conversions[path]! / journeys : 0;
  }
  return rates;
}

/** Neumaier's sum for each channel. */
class CompensatedSums {
  readonly #totals: Float64Array;
  readonly #lost: Float64Array;

  constructor(channels: number) {
    this.#totals = new Float64Array(channels);
    this.#lost = new Float64Array(channels);
  }

  add(channel: number, value: number): void {
    const total = this.#totals[channel]!;
    const next = total + value;
    this.#lost[channel]! +=
      Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    this.#totals[channel] = next;
  }

  writeTo(target: Float64Array): void {
    for (let i = 0; i < target.length; i++) target[i] = this.#totals[i]! + this.#lost[i]!;
  }
}
