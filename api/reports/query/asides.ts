import type { Amount, Measures } from '../../metrics/measures.ts';
import type { FactGroup } from './cubes/fact-group.ts';

/** Sums of whole sales, as the warehouse writes them. */
const SALES = ['sold', 'sold_first', 'sold_revenue', 'sold_margin'] as const;
const CLAIMS = ['claimed_conversions', 'claimed_value'] as const;

/** Groups of whole sales and of claims; the sums of others are no part of them. */
type Sums = Partial<
  Record<
    | (typeof SALES)[number]
    | (typeof CLAIMS)[number]
    | `${(typeof SALES)[number] | (typeof CLAIMS)[number]}_unknown`
    | 'claim_setting'
    | 'claim_action',
    string
  >
>;

/** Measures of cubes that no rule of cost and results concerns. */
export type Aside = Readonly<Partial<Measures>>;

/** Whole sales: a sum with an unknown part is unknown. */
export function salesOf(groups: readonly FactGroup[]): Aside {
  const sums = groups as readonly Sums[];
  const lacks = (key: 'sold_revenue' | 'sold_margin') => total(sums, `${key}_unknown`) > 0n;
  const margin = total(sums, 'sold_margin_unknown') > total(sums, 'sold_revenue_unknown');
  return {
    sold: total(sums, 'sold'),
    sold_first: total(sums, 'sold_first'),
    sold_revenue: lacks('sold_revenue') ? 'unknown' : total(sums, 'sold_revenue'),
    sold_margin: !lacks('sold_margin')
      ? total(sums, 'sold_margin')
      : margin
        ? 'margin_missing'
        : 'unknown',
  };
}

/** Claims under one setting of one action; more of either are never added up. */
export function claimsOf(groups: readonly FactGroup[]): Aside {
  const sums = groups as readonly Sums[];
  const kinds = new Set(
    sums.map(({ claim_setting, claim_action }) => `${claim_setting}\u001f${claim_action}`),
  );
  const amount = (key: (typeof CLAIMS)[number]): Amount => {
    if (kinds.size === 0) return 'not_applicable';
    if (kinds.size > 1) return 'several_claims';
    return total(sums, `${key}_unknown`) > 0n ? 'unknown' : total(sums, key);
  };
  return {
    claimed_conversions: amount('claimed_conversions'),
    claimed_value: amount('claimed_value'),
  };
}

function total(sums: readonly Sums[], key: keyof Sums): bigint {
  return sums.reduce((sum, one) => sum + BigInt(one[key] ?? 0), 0n);
}
