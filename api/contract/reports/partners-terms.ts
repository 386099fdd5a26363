import { DIMENSIONS } from '../dimensions.ts';
import type { Column } from '../table.ts';

/** What a row of the report on partners is; a code need not be a partner's. */
export const PARTNERS_BY = ['partner', 'coupon', 'month'] as const;
export type PartnersBy = (typeof PARTNERS_BY)[number];

export const PARTNERS_COLUMNS: Readonly<Record<PartnersBy, Column>> = {
  partner: { key: 'partner', unit: 'text', label: DIMENSIONS.partner.label },
  coupon: {
    ...{ key: 'coupon', unit: 'text' },
    label: { en: 'Promo code', ru: 'Промокод', tr: 'Promosyon kodu' },
  },
  month: { key: 'month', unit: 'text', label: DIMENSIONS.month.label },
};
