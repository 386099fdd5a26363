import type { Credit, Fit } from '../credit.ts';
import { AttributionError } from '../errors.ts';
import { type PathTable, sum } from '../paths/path-table.ts';
import { journeyResampler } from './journey-resampler.ts';
import { type Interval, percentileInterval } from './percentile-interval.ts';

export interface NamedFit {
  readonly name: string;
  readonly fit: Fit;
  /**
   * For a model whose credit is off to one side in samples: its intervals hold both readings of the
   * replicates, percentiles of the credit and (basic) of its error.
   */
  readonly isBiased?: boolean;
}

export interface BootstrapOptions {
  /** How often journeys are drawn anew; 1,000 without. */
  readonly replicates?: number;
  /** The same seed gives the same bytes; 1 without. */
  readonly seed?: number;
  /** Between 0 and 1, 0.95 without. */
  readonly level?: number;
  /** Called before each replicate; what it throws ends the work. */
  readonly onReplicate?: () => void;
}

export interface ChannelIntervals {
  readonly conversions: Interval;
  readonly value: Interval;
  /** Of the channel's share in all credited conversions; `null` where no replicate has any. */
  readonly conversionShare: Interval | null;
  readonly valueShare: Interval | null;
}

/** Credit of channel `c` in replicate `r` stands at `c * count + r`. */
export interface Replicates extends Credit {
  readonly count: number;
}

export interface BootstrapResult {
  readonly name: string;
  /** In the table's order of channels. */
  readonly channels: readonly ChannelIntervals[];
  readonly replicates: Replicates;
}

/**
 * Confidence intervals by drawing the journeys anew (see `journeyResampler`) and fitting every model to the
 * same draws, so that models can be compared replicate by replicate.
 *
 * Intervals are percentiles of the replicates. Of 1,500 intervals of Shapley in a known process with five
 * channels, some rare, percentiles cover the truth in 91.0, 93.9 and 94.7 % at 100, 200 and 400 conversions, basic
 * intervals (mirrored at the estimate) in 90.1, 93.0 and 94.1 %. Percentiles also never leave the
 * range that a credit can have. `enoughData` and `thinChannels` say when not to trust them.
 * @throws AttributionError `model_parameter`
 */
export function bootstrap(
  table: PathTable,
  fits: readonly NamedFit[],
  { replicates = 1000, seed = 1, level = 0.95, onReplicate }: BootstrapOptions = {},
): BootstrapResult[] {
  if (!Number.isSafeInteger(replicates) || replicates < 1) {
    throw new AttributionError(
      'model_parameter',
      `A bootstrap of ${replicates} replicates is not possible; ask for a whole number of 1 or more.`,
    );
  }
  if (!(level > 0 && level < 1)) {
    throw new AttributionError(
      'model_parameter',
      `A confidence level of ${level} is not possible; ask for one between 0 and 1, such as 0.95.`,
    );
  }
  const channels = table.channels.length;
  const collected = fits.map(() => ({
    count: replicates,
    conversions: new Float64Array(channels * replicates),
    value: new Float64Array(channels * replicates),
  }));
  const resampler = journeyResampler(table, seed);
  for (let replicate = 0; replicate < replicates; replicate++) {
    onReplicate?.();
    resampler.draw();
    for (const [index, { fit }] of fits.entries()) {
      const { conversions, value } = fit(resampler.weights);
      const into = collected[index]!;
      for (let channel = 0; channel < channels; channel++) {
        into.conversions[channel * replicates + replicate] = conversions[channel]!;
        into.value[channel * replicates + replicate] = value[channel]!;
      }
    }
  }
  return collected.map((replicates, index) => {
    const { name, fit, isBiased = false } = fits[index]!;
    const percentiles = channelIntervals(replicates, channels, level);
    return {
      name,
      channels: isBiased ? bothReadings(percentiles, fit(table)) : percentiles,
      replicates,
    };
  });
}

function channelIntervals(replicates: Replicates, channels: number, level: number) {
  const { count, conversions, value } = replicates;
  const totalConversions = totals(conversions, count);
  const totalValue = totals(value, count);
  return Array.from({ length: channels }, (_, channel): ChannelIntervals => {
    const ofChannel = (credit: Float64Array) =>
      credit.subarray(channel * count, (channel + 1) * count);
    return {
      conversions: percentileInterval(ofChannel(conversions), level)!,
      value: percentileInterval(ofChannel(value), level)!,
      conversionShare: percentileInterval(shares(ofChannel(conversions), totalConversions), level),
      valueShare: percentileInterval(shares(ofChannel(value), totalValue), level),
    };
  });
}

/** Each interval together with its mirror image at the credit itself, which is the basic interval. */
function bothReadings(
  intervals: readonly ChannelIntervals[],
  { conversions, value }: Credit,
): readonly ChannelIntervals[] {
  const [allConversions, allValue] = [sum(conversions), sum(value)];
  return intervals.map((of, channel) => ({
    conversions: mirrored(of.conversions, conversions[channel]!),
    value: mirrored(of.value, value[channel]!),
    conversionShare:
      of.conversionShare && mirrored(of.conversionShare, conversions[channel]! / allConversions),
    valueShare: of.valueShare && mirrored(of.valueShare, value[channel]! / allValue),
  }));
}

function mirrored([low, high]: Interval, credit: number): Interval {
  const lower = Math.min(low, 2 * credit - high);
  // What no replicate makes negative is not negative.
  return [low >= 0 ? Math.max(0, lower) : lower, Math.max(high, 2 * credit - low)];
}

/** Of each replicate, all channels together. */
function totals(credit: Float64Array, count: number): Float64Array {
  const total = new Float64Array(count);
  for (let at = 0; at < credit.length; at++) total[at % count]! += credit[at]!;
  return total;
}

/** A replicate without any credit has no shares. */
function shares(credit: Float64Array, total: Float64Array): Float64Array {
  return credit.map((part, replicate) => part / total[replicate]!).filter(Number.isFinite);
}
