import { z } from 'zod';

export const adstockInput = z.strictObject({
  kind: z.enum(['geometric', 'binomial']),
  alpha: z.number().min(0).max(1),
  /** L: how many periods back a spend is still felt. */
  length: z.int().min(0).max(1000),
  normalise: z.boolean().default(true),
});

export type AdstockInput = z.output<typeof adstockInput>;

/**
 * Memory of spends: a_t = Σ_{s=0..L} w_s x_{t−s}, divided by Σ w_s where `normalise` [Meridian]. Null where a spend that
 * is still felt is unknown.
 */
export function adstock(
  spends: readonly (number | null)[],
  { kind, alpha, length, normalise }: AdstockInput,
): (number | null)[] {
  const weights = Array.from({ length: length + 1 }, (_, s) => weight(kind, alpha, s, length));
  const total = normalise ? weights.reduce((so, one) => so + one, 0) : 1;
  return spends.map((_, time) => {
    let sum = 0;
    for (let s = 0; s <= Math.min(length, time); s++) {
      if (weights[s] === 0) continue;
      const spend = spends[time - s]!;
      if (spend === null) return null;
      sum += weights[s]! * spend;
    }
    return sum / total;
  });
}

/** geometric: α^s; binomial: (1 − s/(L+1))^(1/α − 1). With α = 0 nothing is remembered. */
function weight(kind: AdstockInput['kind'], alpha: number, s: number, length: number): number {
  if (s === 0) return 1;
  if (alpha === 0) return 0;
  return kind === 'geometric' ? alpha ** s : (1 - s / (length + 1)) ** (1 / alpha - 1);
}
