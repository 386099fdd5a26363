import type { MetricText } from './definition.ts';

/** What ad platforms claim as their doing, beside what was counted. Different settings and actions are never added up. */
export const CLAIMED_METRICS: readonly MetricText[] = [
  {
    key: 'claimed_conversions',
    formula: 'sum',
    better: 'none',
    dated_by: 'own_day',
    opens: 'claimed_conversions',
    label: {
      en: 'Claimed conversions',
      ru: 'Конверсии по площадке',
      tr: 'Platformun bildirdiği dönüşümler',
    },
    description: {
      en: 'Conversions as the ad platform claims them, for one attribution setting and one action.',
      ru: 'Конверсии по версии рекламной площадки: одна настройка атрибуции и одно действие.',
      tr: 'Reklam platformunun bildirdiği dönüşümler; tek bir atıf ayarı ve tek bir eylem için.',
    },
  },
  {
    key: 'claimed_value',
    formula: 'sum',
    better: 'none',
    dated_by: 'own_day',
    opens: 'claimed_value',
    label: { en: 'Claimed value', ru: 'Ценность по площадке', tr: 'Platformun bildirdiği değer' },
    description: {
      en: 'Value of the claimed conversions in the base currency, for one attribution setting and one action.',
      ru: 'Ценность конверсий по версии площадки в базовой валюте: одна настройка и одно действие.',
      tr: 'Bildirilen dönüşümlerin ana para birimindeki değeri; tek bir ayar ve tek bir eylem için.',
    },
  },
  {
    key: 'claimed_cpa',
    formula: 'cost / claimed_conversions',
    better: 'lower',
    dated_by: 'own_day',
    opens: 'cost',
    label: { en: 'CPA by claim', ru: 'CPA по площадке', tr: 'Bildirime göre CPA' },
    description: {
      en: 'Cost per conversion that the platform claims.',
      ru: 'Стоимость одной конверсии по версии площадки.',
      tr: 'Platformun bildirdiği bir dönüşümün maliyeti.',
    },
  },
  {
    key: 'claimed_roas',
    formula: 'claimed_value / cost',
    better: 'higher',
    dated_by: 'own_day',
    opens: 'claimed_value',
    label: { en: 'ROAS by claim', ru: 'ROAS по площадке', tr: 'Bildirime göre ROAS' },
    description: {
      en: 'Claimed value for one unit of cost; compare it with ROAS.',
      ru: 'Заявленная площадкой ценность на единицу расхода; сравните с ROAS.',
      tr: 'Bir birim maliyete düşen bildirilen değer; ROAS ile karşılaştırın.',
    },
  },
  {
    key: 'claimed_over_sales',
    formula: 'claimed_conversions / (deals + orders)',
    better: 'none',
    dated_by: 'mixed',
    opens: 'claimed_conversions',
    label: { en: 'Claimed over sales', ru: 'Заявлено к продажам', tr: 'Bildirilen / satışlar' },
    description: {
      en: 'Claimed conversions for one counted sale: above 1, the platform claims more than was sold.',
      ru: 'Заявленные конверсии на одну учтённую продажу: больше 1 — площадка заявляет больше, чем продано.',
      tr: 'Sayılan bir satışa düşen bildirilen dönüşüm: 1’in üstünde platform satılandan çoğunu bildirir.',
    },
  },
  {
    key: 'claimed_over_leads',
    formula: 'claimed_conversions / leads',
    better: 'none',
    dated_by: 'mixed',
    opens: 'claimed_conversions',
    label: {
      en: 'Claimed over leads',
      ru: 'Заявлено к лидам',
      tr: 'Bildirilen / potansiyel müşteriler',
    },
    description: {
      en: 'Claimed conversions for one counted lead.',
      ru: 'Заявленные конверсии на один учтённый лид.',
      tr: 'Sayılan bir potansiyel müşteriye düşen bildirilen dönüşüm.',
    },
  },
  {
    key: 'claimed_over_revenue',
    formula: 'claimed_value / revenue',
    better: 'none',
    dated_by: 'mixed',
    opens: 'claimed_value',
    label: { en: 'Claimed over revenue', ru: 'Заявлено к выручке', tr: 'Bildirilen / ciro' },
    description: {
      en: 'Claimed value for one unit of counted revenue.',
      ru: 'Заявленная ценность на единицу учтённой выручки.',
      tr: 'Sayılan bir birim ciroya düşen bildirilen değer.',
    },
  },
];
