import { type Credit, emptyCredit } from '../credit.ts';

/** Of a channel: conversions, what rounding has lost of them, value, what rounding has lost of it. */
const FIELDS = 4;

/** Credit that is summed up piece by piece: Neumaier's sum for each channel, of conversions and of value. */
export class CreditSums {
  readonly #sums: Float64Array;

  constructor(channels: number) {
    this.#sums = new Float64Array(FIELDS * channels);
  }

  add(channel: number, conversions: number, value: number): void {
    const sums = this.#sums;
    const at = FIELDS * channel;
    const converted = sums[at]!;
    const conversionsNext = converted + conversions;
    sums[at] = conversionsNext;
    sums[at + 1]! +=
      Math.abs(converted) >= Math.abs(conversions)
        ? converted - conversionsNext + conversions
        : conversions - conversionsNext + converted;
    const money = sums[at + 2]!;
    const moneyNext = money + value;
    sums[at + 2] = moneyNext;
    sums[at + 3]! +=
      Math.abs(money) >= Math.abs(value) ? money - moneyNext + value : value - moneyNext + money;
  }

  credit(): Credit {
    const sums = this.#sums;
    const credit = emptyCredit(sums.length / FIELDS);
    for (let channel = 0; channel < credit.conversions.length; channel++) {
      const at = FIELDS * channel;
      credit.conversions[channel] = sums[at]! + sums[at + 1]!;
      credit.value[channel] = sums[at + 2]! + sums[at + 3]!;
    }
    return credit;
  }
}
