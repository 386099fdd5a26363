import { normalCdf } from '../figures/normal.ts';
import type { RankedDraws } from './driver-draws.ts';
import { tabulate } from './quantile-table.ts';

/** Names a driver of a channel. */
export const driverKey = (channel: string, driver: string) => JSON.stringify([channel, driver]);

/**
 * Squared rank correlation of each driver with the NPV, as parts of their sum; null where the NPV does not vary. The rank
 * of a driver's draw is Φ(z), as its distribution is known.
 */
export function contributions(
  drivers: readonly RankedDraws[],
  npv: Float64Array,
): ReadonlyMap<string, number> | null {
  const count = drivers[0]?.z.length ?? 0;
  const ranks = ranksOf(npv.subarray(0, count));
  if (!ranks) return null;
  const rankOf = tabulate(normalCdf);
  const squares = new Map<string, number>();
  for (const { channel, driver, z } of drivers) {
    const key = driverKey(channel, driver);
    squares.set(key, (squares.get(key) ?? 0) + correlation(z, rankOf, ranks) ** 2);
  }
  const total = [...squares.values()].reduce((so, one) => so + one, 0);
  return total > 0 ? new Map([...squares].map(([key, one]) => [key, one / total])) : null;
}

/** Ranks less their mean; null where all values are the same. */
function ranksOf(values: Float64Array): Float64Array | null {
  if (values.every((value) => value === values[0])) return null;
  const order = Uint32Array.from(values, (_, index) => index);
  order.sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  for (const [rank, draw] of order.entries()) ranks[draw] = rank - (values.length - 1) / 2;
  return ranks;
}

function correlation(z: Float32Array, rankOf: (z: number) => number, ranks: Float64Array): number {
  let [own, cross, other] = [0, 0, 0];
  for (let draw = 0; draw < z.length; draw++) {
    const rank = rankOf(z[draw]!) - 0.5;
    own += rank * rank;
    other += ranks[draw]! * ranks[draw]!;
    cross += rank * ranks[draw]!;
  }
  return own === 0 ? 0 : cross / Math.sqrt(own * other);
}
