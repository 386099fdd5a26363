import { ORDERS } from './sales.ts';
import type { Words } from './words.ts';

export const PARTNER_SALES: Words = {
  ...ORDERS,
  partner: [
    'partner',
    'affiliate',
    'publisher',
    'dealer',
    'партнер',
    'дилер',
    'вебмастер',
    'bayi',
    'iş ortaği',
    'distributor',
  ],
};

export const PROMO_CODES: Words = {
  coupon: [
    'promo code',
    'code',
    'coupon code',
    'coupon',
    'discount code',
    'промокод',
    'купон',
    'код',
    'promosyon kodu',
    'kupon kodu',
    'indirim kodu',
  ],
  partner: ['partner', 'blogger', 'influencer', 'партнер', 'блогер', 'iş ortaği', 'affiliate'],
  platform: ['channel', 'канал', 'kanal'],
  campaign: ['campaign', 'кампания', 'kampanya'],
  medium: ['medium'],
  discount: ['discount', 'discount amount', 'скидка', 'indirim'],
  share: ['discount percent', 'percent', 'процент скидки', 'indirim orani', 'discount share'],
  from: ['from', 'start date', 'valid from', 'начало', 'с', 'başlangiç', 'действует с'],
  to: ['to', 'end date', 'valid to', 'valid until', 'окончание', 'по', 'bitiş', 'действует до'],
  limit: ['limit', 'usage limit', 'лимит', 'kullanim limiti'],
};
