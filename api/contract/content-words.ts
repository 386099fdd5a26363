import type { Texts } from './table.ts';

const NOT_TOLD: Texts = { en: 'Not known', ru: 'Неизвестно', tr: 'Bilinmiyor' };

/** What coded values of the reports on pages, searches, offline sales and partners are called. */
export const CONTENT_WORDS = {
  query_kind: {
    brand: { en: 'Own brand', ru: 'Свой бренд', tr: 'Kendi markası' },
    other: { en: 'Other', ru: 'Остальные', tr: 'Diğer' },
    withheld: { en: 'Not named by the engine', ru: 'Скрыты поисковиком', tr: 'Adı verilmeyen' },
    not_told: NOT_TOLD,
  },
  found: {
    both: { en: 'Organic and paid', ru: 'Бесплатно и через рекламу', tr: 'Ücretsiz ve ücretli' },
    organic: { en: 'Organic only', ru: 'Только бесплатно', tr: 'Yalnızca ücretsiz' },
    paid: { en: 'Paid only', ru: 'Только через рекламу', tr: 'Yalnızca ücretli' },
  },
  branch: { not_told: { en: 'No branch', ru: 'Филиал не указан', tr: 'Şube belirtilmemiş' } },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Texts>>>>;
