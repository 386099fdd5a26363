import { moneyOf } from '../figures/money-text.ts';
import type { RankedDraws } from './driver-draws.ts';
import type { Driver } from './drivers.ts';

/** Percentiles of the NPV that scenarios stand for, and how far around them draws are looked at. */
const PERCENTILES = { pessimistic: 0.1, base: 0.5, optimistic: 0.9 } as const;
const AROUND = 0.025;

export interface CoherentScenario {
  readonly name: keyof typeof PERCENTILES;
  /** Means of the draws that it is made of. */
  readonly npv: string;
  readonly profit: string;
  /** By how much each driver of a channel differs from its mean there; of several campaigns the mean. */
  readonly drivers: readonly {
    readonly channel: string;
    readonly driver: Driver;
    readonly change: number;
  }[];
}

/**
 * What a bad, a middling and a good outcome look like: means of drivers over the draws whose NPV is around P10, P50 and P90.
 * All drivers at their own P10 at once would be a plan that next to never happens.
 */
export function coherentScenarios(
  drivers: readonly RankedDraws[],
  { npv, profit }: { readonly npv: Float64Array; readonly profit: Float64Array },
): readonly CoherentScenario[] {
  // Of as many draws as drivers are kept of.
  const count = drivers.reduce((least, { z }) => Math.min(least, z.length), npv.length);
  const order = Uint32Array.from({ length: count }, (_, draw) => draw).sort(
    (a, b) => npv[a]! - npv[b]! || a - b,
  );
  const means = drivers.map(({ z, table }) => {
    let sum = 0;
    for (let draw = 0; draw < count; draw++) sum += table(z[draw]!);
    return sum / count;
  });
  return (Object.keys(PERCENTILES) as (keyof typeof PERCENTILES)[]).map((name) => {
    const p = PERCENTILES[name];
    const band = order.subarray(
      Math.floor((p - AROUND) * count),
      Math.max(1, Math.ceil((p + AROUND) * count)),
    );
    const meanOf = (of: (draw: number) => number) =>
      band.reduce((sum, draw) => sum + of(draw), 0) / band.length;
    const changes = new Map<string, { channel: string; driver: Driver; found: number[] }>();
    for (const [at, { channel, driver, z, table }] of drivers.entries()) {
      const key = JSON.stringify([channel, driver]);
      const known = changes.get(key) ?? { channel, driver, found: [] };
      const mean = means[at]!;
      known.found.push(mean === 0 ? 0 : meanOf((draw) => table(z[draw]!)) / mean - 1);
      changes.set(key, known);
    }
    return {
      ...{ name, npv: moneyOf(meanOf((draw) => npv[draw]!))! },
      profit: moneyOf(meanOf((draw) => profit[draw]!))!,
      drivers: [...changes.values()].map(({ channel, driver, found }) => ({
        ...{ channel, driver },
        change: found.reduce((sum, one) => sum + one, 0) / found.length,
      })),
    };
  });
}
