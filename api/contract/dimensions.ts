import type { Texts } from './table.ts';

/**
 * What a dimension is a property of, which decides what can be told by it.
 * - `time`: the day that a fact is dated by.
 * - `level`: how somebody came, from the channel down to its parts. Costs know it too.
 * - `traffic`: how somebody came, beside the levels.
 * - `touch`: of a visit or a call, and of the touch that a conversion is credited to.
 * - `fact`: what a visit says itself, and a conversion itself.
 * - `conversion`: of a lead, a deal or an order.
 * - `claim`: of what an ad platform claims.
 */
export type DimensionKind =
  | 'time'
  | 'level'
  | 'traffic'
  | 'touch'
  | 'fact'
  | 'conversion'
  | 'claim';

export interface Dimension {
  readonly of: DimensionKind;
  readonly label: Texts;
}

/** What reports can group and filter by. A fact that does not say it has an empty text. */
export const DIMENSIONS = {
  day: { of: 'time', label: { en: 'Day', ru: 'День', tr: 'Gün' } },
  /** ISO 8601, such as 2026-W05. */
  week: { of: 'time', label: { en: 'Week', ru: 'Неделя', tr: 'Hafta' } },
  month: { of: 'time', label: { en: 'Month', ru: 'Месяц', tr: 'Ay' } },
  /** Such as 2026-Q1. */
  quarter: { of: 'time', label: { en: 'Quarter', ru: 'Квартал', tr: 'Çeyrek' } },
  channel: { of: 'level', label: { en: 'Channel', ru: 'Канал', tr: 'Kanal' } },
  source: { of: 'level', label: { en: 'Source', ru: 'Источник', tr: 'Kaynak' } },
  campaign: { of: 'level', label: { en: 'Campaign', ru: 'Кампания', tr: 'Kampanya' } },
  ad_group: {
    of: 'level',
    label: { en: 'Ad group', ru: 'Группа объявлений', tr: 'Reklam grubu' },
  },
  keyword: {
    of: 'level',
    label: { en: 'Keyword', ru: 'Ключевая фраза', tr: 'Anahtar kelime' },
  },
  /** What GA4's default channel group says of the same visit. */
  channel_ga4: {
    of: 'traffic',
    label: { en: 'Channel in GA4', ru: 'Канал в GA4', tr: 'GA4 kanalı' },
  },
  /** The channel rule that decided, such as `overlay:paid-search`. */
  rule: { of: 'traffic', label: { en: 'Channel rule', ru: 'Правило канала', tr: 'Kanal kuralı' } },
  medium: { of: 'traffic', label: { en: 'Medium', ru: 'Тип трафика', tr: 'Araç' } },
  creative: { of: 'touch', label: { en: 'Creative', ru: 'Креатив', tr: 'Kreatif' } },
  /** Path of the first page of the visit. */
  landing: {
    of: 'touch',
    label: { en: 'Landing page', ru: 'Страница входа', tr: 'Açılış sayfası' },
  },
  device: { of: 'touch', label: { en: 'Device', ru: 'Устройство', tr: 'Cihaz' } },
  /** Two letters. */
  country: { of: 'touch', label: { en: 'Country', ru: 'Страна', tr: 'Ülke' } },
  region: { of: 'touch', label: { en: 'Region', ru: 'Регион', tr: 'Bölge' } },
  /** `new` or `returning`: whether the person had visited before. */
  returning: {
    of: 'touch',
    label: { en: 'New or returning', ru: 'Новый или повторный', tr: 'Yeni ya da geri dönen' },
  },
  branch: { of: 'fact', label: { en: 'Branch', ru: 'Филиал', tr: 'Şube' } },
  company: { of: 'fact', label: { en: 'Company', ru: 'Компания', tr: 'Şirket' } },
  /** `lead`, `deal` or `order`. */
  conversion: { of: 'conversion', label: { en: 'Conversion', ru: 'Конверсия', tr: 'Dönüşüm' } },
  /** `new` for a first purchase, `repeat` for a later one; empty for a lead. */
  customer: { of: 'conversion', label: { en: 'Customer', ru: 'Клиент', tr: 'Müşteri' } },
  lead_type: {
    of: 'conversion',
    label: { en: 'Lead type', ru: 'Тип лида', tr: 'Potansiyel müşteri türü' },
  },
  stage: { of: 'conversion', label: { en: 'Stage', ru: 'Этап', tr: 'Aşama' } },
  owner: { of: 'conversion', label: { en: 'Owner', ru: 'Ответственный', tr: 'Sorumlu' } },
  partner: { of: 'conversion', label: { en: 'Partner', ru: 'Партнёр', tr: 'Ortak' } },
  coupon: { of: 'conversion', label: { en: 'Coupon', ru: 'Купон', tr: 'Kupon' } },
  /** Attribution setting of the ad platform, such as 7d_click. */
  setting: {
    of: 'claim',
    label: { en: 'Setting of the platform', ru: 'Настройка площадки', tr: 'Platform ayarı' },
  },
  /** What the ad platform counts, such as purchase. */
  action: {
    of: 'claim',
    label: { en: 'Action of the platform', ru: 'Действие площадки', tr: 'Platform eylemi' },
  },
} as const satisfies Record<string, Dimension>;

export type DimensionKey = keyof typeof DIMENSIONS;
export const DIMENSION_KEYS = Object.keys(DIMENSIONS) as [DimensionKey, ...DimensionKey[]];

export function isDimension(text: string): text is DimensionKey {
  return Object.hasOwn(DIMENSIONS, text);
}
