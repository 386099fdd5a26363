import type { DimensionKey } from '../../../contract/dimensions.ts';
import type { Spelling } from './spelling.ts';

/** What is summed about a group of facts; integers as the warehouse writes them. */
export const SUM_KEYS = [
  'cost',
  'cost_unknown',
  'cost_rows',
  'impressions',
  'clicks',
  'visits',
  'calls',
  'paid_touches',
  'credits',
  'paid_credits',
  'leads',
  'deals',
  'orders',
  'new_customers',
  'revenue',
  'revenue_unknown',
  'margin',
  'margin_unknown',
  'new_revenue',
  'new_revenue_unknown',
] as const;
export type SumKey = (typeof SUM_KEYS)[number];

/** Dimensions beside the levels, as the statements of cubes name them. */
type ByDimension = Partial<Record<`by_${DimensionKey}`, string | null | undefined>>;

/** Facts of one table that share their dimensions; dimensions that were not asked for are empty. */
export interface FactGroup
  extends Spelling,
    ByDimension,
    Partial<Record<SumKey, string | undefined>> {
  readonly channel: string;
  readonly keyword: string;
  /** 1 for what is dated before the period asked for, where the period before it was read along. */
  readonly earlier?: number | boolean;
  /** Of a claim of an ad platform alone. */
  readonly claim_setting?: string;
  /** 1 for what no touch inside the window can claim. */
  readonly unattributed?: number | boolean;
}
