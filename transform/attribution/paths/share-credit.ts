import { type Credit, emptyCredit } from '../credit.ts';
import type { Weights } from './path-table.ts';

/** Parts of paths by channel: those of channel `i` stand at `starts[i]` up to `starts[i + 1]`, in the order of paths. */
export interface ChannelParts {
  readonly starts: Uint32Array;
  /** The path that each is a part of. */
  readonly paths: Uint32Array;
}

/**
 * What each channel gets where every part has a share of its path. Sums are Neumaier's, the error of an
 * addition by Knuth's two-sum: the same number as after a comparison of the addends, without one. By channel,
 * so that the running sums stay in registers.
 */
export function shareCredit(
  { starts, paths }: ChannelParts,
  shares: Float64Array,
  { conversions, value }: Weights,
): Credit {
  const credit = emptyCredit(starts.length - 1);
  for (let channel = 0; channel + 1 < starts.length; channel++) {
    let converted = 0;
    let convertedLost = 0;
    let money = 0;
    let moneyLost = 0;
    const end = starts[channel + 1]!;
    for (let at = starts[channel]!; at < end; at++) {
      const path = paths[at]!;
      const share = shares[at]!;

      const conversion = share * conversions[path]!;
      const nextConverted = converted + conversion;
      const conversionKept = nextConverted - converted;
      convertedLost += converted - (nextConverted - conversionKept) + (conversion - conversionKept);
      converted = nextConverted;

      const amount = share * value[path]!;
      const nextMoney = money + amount;
      const amountKept = nextMoney - money;
      moneyLost += money - (nextMoney - amountKept) + (amount - amountKept);
      money = nextMoney;
    }
    credit.conversions[channel] = converted + convertedLost;
    credit.value[channel] = money + moneyLost;
  }
  return credit;
}

/** Where the parts of each channel begin and end, of parts that belong to these channels. */
export function partStarts(partChannels: Uint32Array, channels: number): Uint32Array {
  const starts = new Uint32Array(channels + 1);
  for (let part = 0; part < partChannels.length; part++) starts[partChannels[part]! + 1]!++;
  for (let channel = 0; channel < channels; channel++) starts[channel + 1]! += starts[channel]!;
  return starts;
}
