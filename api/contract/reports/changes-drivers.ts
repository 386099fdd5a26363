import type { Language } from '../languages.ts';
import type { Texts } from '../table.ts';

/**
 * What a change is divided among. Of a place with cost: spend, price of a click, click to visit, visit to lead, lead to
 * sale, sales that are still to come (`timing`), average order before refunds and at one exchange rate, rates (`fx`), refunds,
 * share of margin. Where a step is not known on both sides, it is told together with the next one
 * under one name; where nothing above a step is known, the volume at that step is the driver.
 */
const DRIVERS = {
  spend: { en: 'Spend', ru: 'Расход', tr: 'Harcama' },
  cpc: { en: 'Price of a click', ru: 'Цена клика', tr: 'Tıklama fiyatı' },
  cost_per_visit: { en: 'Cost of a visit', ru: 'Цена визита', tr: 'Ziyaret maliyeti' },
  landing: { en: 'Click to visit', ru: 'Из клика в визит', tr: 'Tıklamadan ziyarete' },
  clicks: { en: 'Clicks', ru: 'Клики', tr: 'Tıklamalar' },
  visits: { en: 'Visits', ru: 'Визиты', tr: 'Ziyaretler' },
  lead_rate: { en: 'Visit to lead', ru: 'Из визита в лид', tr: 'Ziyaretten potansiyel müşteriye' },
  leads: { en: 'Leads', ru: 'Лиды', tr: 'Potansiyel müşteriler' },
  deal_rate: { en: 'Lead to sale', ru: 'Из лида в продажу', tr: 'Potansiyel müşteriden satışa' },
  sale_rate: { en: 'Visit to sale', ru: 'Из визита в продажу', tr: 'Ziyaretten satışa' },
  sales: { en: 'Sales', ru: 'Продажи', tr: 'Satışlar' },
  timing: { en: 'Late sales', ru: 'Поздние продажи', tr: 'Geç gelen satışlar' },
  aov: { en: 'Average order', ru: 'Средний чек', tr: 'Ortalama sipariş' },
  fx: { en: 'Exchange rates', ru: 'Курсы валют', tr: 'Döviz kurları' },
  refunds: { en: 'Refunds', ru: 'Возвраты', tr: 'İadeler' },
  margin_rate: { en: 'Share of margin', ru: 'Доля маржи', tr: 'Katkı payı oranı' },
  volume: { en: 'Volume', ru: 'Объём', tr: 'Hacim' },
  appeared: { en: 'New', ru: 'Появилось', tr: 'Yeni' },
  gone: { en: 'Gone', ru: 'Исчезло', tr: 'Kayboldu' },
} as const satisfies Record<string, Texts>;

export const CHANGE_DRIVERS = Object.keys(DRIVERS) as readonly (keyof typeof DRIVERS)[];

/** Effects of drivers that can only be told together stand in one column of files. */
export const TOGETHER: Texts = {
  en: 'Several together',
  ru: 'Несколько вместе',
  tr: 'Birkaçı birlikte',
};

/** What a driver is called; several that can only be told together are joined by `+`. */
export function changeDriverTexts(driver: string): Texts {
  const named: Readonly<Record<string, Texts>> = DRIVERS;
  const joined = (language: Language) =>
    driver
      .split('+')
      .map((part) => named[part]?.[language] ?? part)
      .join(' + ');
  return { en: joined('en'), ru: joined('ru'), tr: joined('tr') };
}
