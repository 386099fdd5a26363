import type { Distribution, Quantiles } from './distribution.ts';
import { type Driver, MARKET_LOADINGS } from './drivers.ts';
import type { QuantileTable } from './quantile-table.ts';
import { normals } from './random-stream.ts';
import type { RiskInput } from './risk-input.ts';

/** Draws of which ranks are looked at: enough for a contribution to a hundredth. */
const RANKED = 5_000;

/** The z of a driver of a channel's campaign, for its rank, and the values that they stand for. */
export interface RankedDraws {
  readonly channel: string;
  readonly driver: Driver;
  readonly z: Float32Array;
  readonly table: QuantileTable;
}

/** Where a driver of a campaign's lines stands in every draw. */
interface Drawn {
  readonly campaign: string;
  readonly noise: Float64Array;
  readonly values: Float64Array;
  distribution: string;
}

/**
 * Values of drivers by draw: z = λ F + √(1 − λ²) ε, value = quantile(Φ(z)). ε belongs to the driver of a campaign, so that
 * it is the same in all its months; F, the market's, is common to all. One campaign after the other: its numbers are
 * written over by the next one's.
 */
export class DriverDraws {
  readonly ranked: RankedDraws[] = [];
  readonly #input: RiskInput;
  readonly #quantiles: Quantiles;
  readonly #market: Float64Array;
  readonly #drawn = new Map<Driver, Drawn>();

  constructor(input: RiskInput, quantiles: Quantiles) {
    this.#input = input;
    this.#quantiles = quantiles;
    this.#market = normals(input.seed, 'market', input.draws);
  }

  of(
    { campaign, channel }: { readonly campaign: string; readonly channel: string },
    driver: Driver,
    distribution: Distribution,
  ): Float64Array {
    const { draws, seed, spread } = this.#input;
    const key = JSON.stringify(distribution);
    const known = this.#drawn.get(driver);
    const isNew = known?.campaign !== campaign;
    if (!isNew && known.distribution === key) return known.values;
    const noise = isNew ? normals(seed, `${campaign} ${driver}`, draws) : known.noise;
    const values = known?.values ?? new Float64Array(draws);
    const loading = distribution.market ?? MARKET_LOADINGS[driver] ?? 0;
    const common = loading * spread;
    const own = Math.sqrt(1 - loading * loading) * spread;
    const table = this.#quantiles(distribution);
    weightedSums(values, common, this.#market, own, noise);
    if (isNew) {
      const z = Float32Array.from(values.subarray(0, RANKED));
      this.ranked.push({ channel, driver, z, table });
    }
    table.each(values);
    this.#drawn.set(driver, { campaign, noise, values, distribution: key });
    return values;
  }
}

function weightedSums(
  into: Float64Array,
  common: number,
  market: Float64Array,
  own: number,
  noise: Float64Array,
): void {
  for (let draw = 0; draw < into.length; draw++)
    into[draw] = common * market[draw]! + own * noise[draw]!;
}
