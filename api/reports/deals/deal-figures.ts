import type { DealsReport } from '../../contract/reports/deals.ts';
import { moneyOf } from '../journey-filter.ts';

type Counted = 'deals' | 'open_deals' | 'won' | 'lost' | 'without_touch';
type Money = 'known_amount' | 'unknown_amount' | 'known_margin' | 'unknown_margin';

/** Sums over deals, as both statements write them. */
export interface StoredFigures extends Record<Counted | Money, string> {
  readonly age: number | null;
  readonly in_stage: number | null;
}

/** Figures of some deals; of none, without the row that a statement then does not give. */
export function dealFigures(row: StoredFigures | undefined): DealsReport['totals'] {
  const [won, lost] = [Number(row?.won ?? 0), Number(row?.lost ?? 0)];
  return {
    ...{ deals: Number(row?.deals ?? 0), open: Number(row?.open_deals ?? 0), won, lost },
    win_rate: won + lost > 0 ? won / (won + lost) : null,
    amount: moneyOf(row?.known_amount ?? '0', row?.unknown_amount ?? 0),
    margin: moneyOf(row?.known_margin ?? '0', row?.unknown_margin ?? 0),
    ...{ age_days: row?.age ?? null, stage_days: row?.in_stage ?? null },
  };
}

/** Of how many deals something is not known. */
export function unknownOf(row: StoredFigures | undefined): DealsReport['meta']['unknown'] {
  return {
    amount: Number(row?.unknown_amount ?? 0),
    margin: Number(row?.unknown_margin ?? 0),
    journey: Number(row?.without_touch ?? 0),
  };
}
