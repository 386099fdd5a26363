import { z } from 'zod';
import { normalCdf } from '../figures/normal.ts';
import { quantileOfSorted } from '../figures/quantile.ts';
import { betaTable } from './beta-table.ts';
import { type QuantileTable, quantileTable, tabulate } from './quantile-table.ts';

/** Share of the common shock in the driver's z; by default that of its kind. */
const market = z.number().min(-1).max(1).nullish();

export const distributionInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), value: z.number(), market }),
  z.strictObject({
    kind: z.literal('lognormal'),
    median: z.number().gt(0),
    /** Standard deviation of log values; 0.20 where under six months are known. */
    sigma: z.number().min(0).default(0.2),
    market,
  }),
  z.strictObject({
    kind: z.literal('beta'),
    alpha: z.number().gt(0),
    beta: z.number().gt(0),
    market,
  }),
  z.strictObject({ kind: z.literal('empirical'), values: z.array(z.number()).min(1), market }),
]);

export type Distribution = z.output<typeof distributionInput>;

export type Quantiles = (distribution: Distribution) => QuantileTable;

/** As many are kept: 8 kB each. */
const KEPT = 1_000;

/** Quantile functions of distributions, each tabulated once as long as it is among the last that were. */
export function quantiles(): Quantiles {
  const known = new Map<string, QuantileTable>();
  return (distribution) => {
    const { market: _, ...shape } = distribution;
    const key = JSON.stringify(shape);
    const found = known.get(key);
    if (found) return found;
    const table = quantileOf(distribution);
    if (known.size >= KEPT) known.delete(known.keys().next().value!);
    known.set(key, table);
    return table;
  };
}

/** The value at Φ(z). */
function quantileOf(distribution: Distribution): QuantileTable {
  switch (distribution.kind) {
    case 'fixed':
      return quantileTable(() => distribution.value);
    case 'lognormal': {
      const { median, sigma } = distribution;
      return quantileTable(sigma === 0 ? () => median : (at) => median * Math.exp(sigma * at));
    }
    case 'beta':
      return betaTable(distribution.alpha, distribution.beta);
    case 'empirical': {
      const sorted = Float64Array.from(distribution.values).sort();
      return tabulate((at) => quantileOfSorted(sorted, normalCdf(at)));
    }
  }
}

/** The one value that it can take, or null. */
export function onlyValue(distribution: Distribution): number | null {
  if (distribution.kind === 'fixed') return distribution.value;
  if (distribution.kind === 'lognormal' && distribution.sigma === 0) return distribution.median;
  if (distribution.kind !== 'empirical') return null;
  const [first] = distribution.values;
  return distribution.values.every((value) => value === first) ? first! : null;
}
