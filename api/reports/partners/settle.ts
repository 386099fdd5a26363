import type { PartnerTerms } from './partner-terms.ts';

/** Sums of one partner's sales, in hundredths; null is unknown. */
export interface PartnerSales {
  /** What sales tell of their commission themselves. */
  readonly told: bigint | null;
  /** Sales that do not, and their money. */
  readonly unrated: number;
  readonly unratedRevenue: bigint | null;
  readonly unratedMargin: bigint | null;
}

const MILLION = 1_000_000n;

/**
 * The commission of a partner's sales, in hundredths: what they tell, and of the others the agreed share. Null where a part
 * of it is not known: without an agreed share nothing is known of sales that tell none.
 */
export function commissionOf(sales: PartnerSales, terms: PartnerTerms | undefined): bigint | null {
  if (sales.told === null) return null;
  if (sales.unrated === 0) return sales.told;
  if (terms?.commission === undefined) return null;
  const rate = millionthsOf(terms.commission);
  // Nothing of an unknown amount is nothing.
  if (rate === 0n) return sales.told;
  const base = terms.commissionOf === 'margin' ? sales.unratedMargin : sales.unratedRevenue;
  return base === null ? null : sales.told + partOf(base, rate);
}

/** What the partner pays of a joint cost, in hundredths. */
export function paidByPartner(cost: bigint, { pays }: PartnerTerms): bigint {
  return partOf(cost, millionthsOf(pays));
}

/** A share as millionths. */
function millionthsOf(share: string): bigint {
  const [whole = '0', part = ''] = share.split('.');
  return BigInt(whole) * MILLION + BigInt(part.padEnd(6, '0').slice(0, 6));
}

/** Rounded to whole hundredths, halves away from zero. */
function partOf(amount: bigint, millionths: bigint): bigint {
  const product = amount * millionths;
  const half = product < 0n ? -MILLION / 2n : MILLION / 2n;
  return (product + half) / MILLION;
}
