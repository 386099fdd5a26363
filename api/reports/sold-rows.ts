import type { ConversionKind } from '../contract/terms.ts';
import { moneyOf } from './journey-filter.ts';

/** Sales as a statement writes them: one row a sale in hundredths, each with the sums over all pages. */
export interface SoldRow
  extends Readonly<Record<'conversion' | 'label' | 'source' | 'day', string>>,
    Readonly<
      Record<
        'all_rows' | 'all_revenue' | 'all_margin' | 'unknown_revenue' | 'unknown_margin',
        string
      >
    > {
  readonly kind: ConversionKind;
  readonly revenue: string | null;
  readonly margin: string | null;
}

/** Their number and sums; a sum with an unknown part is unknown. */
export function soldSums(first: SoldRow | undefined) {
  return {
    count: Number(first?.all_rows ?? 0),
    revenue: moneyOf(first?.all_revenue ?? '0', first?.unknown_revenue ?? '0'),
    margin: moneyOf(first?.all_margin ?? '0', first?.unknown_margin ?? '0'),
  };
}

/** What each sale says of itself. */
export function soldFields({ conversion, kind, label, source, day, revenue, margin }: SoldRow) {
  const money = (amount: string | null) => moneyOf(amount ?? '0', amount === null ? '1' : '0');
  return {
    ...{ conversion, kind, label, source, day },
    ...{ revenue: money(revenue), margin: money(margin) },
  };
}
