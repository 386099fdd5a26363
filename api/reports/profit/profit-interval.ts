import { poissonBounds } from './poisson-bounds.ts';

/** What something cost and brought, in units of money; shares of sales count in part. */
export interface Outcome {
  readonly cost: number;
  readonly margin: number;
  readonly sales: number;
  /** Margin of one sale elsewhere, for what has sold nothing yet; null where nothing says it. */
  readonly usualMargin: number | null;
}

export interface ProfitInterval {
  readonly low: number;
  /** Null where nothing says what a sale would bring. */
  readonly high: number | null;
}

/**
 * The 80 % interval of a profit, in units of money. Sales come by chance: of how many there were, the number that is
 * expected lies within the bounds of a Poisson mean; what one sale brings and what was paid are taken as they are.
 */
export function profitInterval({ cost, margin, sales, usualMargin }: Outcome): ProfitInterval {
  if (sales <= 0 && usualMargin === null) return { low: margin - cost, high: null };
  const each = sales > 0 ? margin / sales : (usualMargin ?? 0);
  const { low, high } = poissonBounds(sales);
  const ends = [each * low - cost, each * high - cost];
  return { low: Math.min(...ends), high: Math.max(...ends) };
}
