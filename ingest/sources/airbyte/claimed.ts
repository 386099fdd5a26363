import { toMicros } from '../../contract/money.ts';
import { type Claim, COST_BOUNDS } from '../../contract/slice.ts';

/** A claim as a row tells it, its figures in major units. */
export interface ToldClaim {
  readonly setting: string;
  readonly action: string;
  readonly conversions?: unknown;
  readonly value?: unknown;
}

/**
 * What a platform claims as its own doing. A claim of nothing, or one that cannot be read, is not told: no cost
 * is lost for it.
 */
export function claimed(told: readonly ToldClaim[]): { claimed?: Claim[] } {
  const claims = told.flatMap(({ setting, action, conversions, value }) => {
    const count = figure(conversions);
    const worth = figure(value);
    if (!count && !worth) return [];
    return [
      {
        ...{ setting, action },
        ...(count !== undefined && { conversions: count }),
        ...(worth !== undefined && { valueMicros: worth }),
      },
    ];
  });
  return claims.length > 0 ? { claimed: claims.slice(0, COST_BOUNDS.claims) } : {};
}

function figure(value: unknown): bigint | undefined {
  if (typeof value === 'string' ? /^\s*-{0,2}\s*$/.test(value) : value == null) return undefined;
  try {
    const micros = toMicros(value);
    return micros < 0n || micros >= 10n ** 18n ? undefined : micros;
  } catch {
    return undefined;
  }
}
