/**
 * Why a figure is null. A machine word each; pages and files have the sentences.
 *
 * - `not_applicable`: there is nothing of the kind, such as the cost of an organic visit.
 * - `blended`: a ratio of cost over everything would mix paid and unpaid; see `mer` and `blended_cac`.
 * - `level_unmatched`: cost and visits cannot be brought together at this level of rows.
 * - `cost_missing`: paid traffic came, and no cost data says what it cost.
 * - `no_sales_source`: no source that tells sales has ever sent anything.
 * - `margin_missing`: sales are known, but not what the goods cost.
 * - `unknown`: a part has no amount in the base currency, for want of a rate or of the amount itself.
 * - `several_claims`: what platforms claim under different settings or actions is never added up; choose one of each.
 * - `nothing_to_divide_by`: the divisor is 0.
 *
 * Of several reasons the first in this order is given.
 */
export const WHYS = [
  'not_applicable',
  'blended',
  'level_unmatched',
  'cost_missing',
  'no_sales_source',
  'margin_missing',
  'unknown',
  'several_claims',
  'nothing_to_divide_by',
] as const;
export type Why = (typeof WHYS)[number];

/** The reason that is given where two parts of one figure are not known. */
export function firstWhy(a: Why, b: Why): Why {
  return WHYS.indexOf(a) <= WHYS.indexOf(b) ? a : b;
}
