import type { Order } from './orders.ts';
import { Random } from './random.ts';

/** Codes of the discount of ten per cent, and whose they are: one is the shop’s own. */
export const PROMO_CODES = [
  { code: 'OAK10', partner: '', share: 5 },
  { code: 'ANNA10', partner: 'Anna at home', share: 3 },
  { code: 'LOFT10', partner: 'Loft Media', share: 2 },
] as const;
export type PromoCode = (typeof PROMO_CODES)[number];

/** What was agreed with the partners; Loft Media pays a part of the campaign for a wide audience. */
export const PARTNERS = [
  {
    ...{ name: 'Anna at home', commission: '0.08', commissionOf: 'revenue' },
    ...{ campaigns: [], pays: '0' },
  },
  {
    ...{ name: 'Loft Media', commission: '0.15', commissionOf: 'margin' },
    ...{ campaigns: ['wide-audience'], pays: '0.30' },
  },
] as const;

/** The code of an order with a discount, undefined without one. Its chance is a stream of its own. */
export function promoCodeOf(
  seed: number,
  { key, plan }: Pick<Order, 'key' | 'plan'>,
): PromoCode | undefined {
  if (plan.discountPercent === 0) return undefined;
  return new Random(seed, 'promo', key).weighted(PROMO_CODES, ({ share }) => share);
}
