import type { Texts } from './table.ts';

const NOT_TOLD: Texts = { en: 'Not told', ru: 'Неизвестно', tr: 'Bilinmiyor' };

/** What coded values of the reports on what is said in public are called. */
export const PUBLIC_WORDS = {
  platform: {
    not_told: NOT_TOLD,
    site: { en: 'Own site', ru: 'Свой сайт', tr: 'Kendi sitesi' },
    map: { en: 'Maps', ru: 'Карты', tr: 'Haritalar' },
    marketplace: { en: 'Marketplace', ru: 'Маркетплейс', tr: 'Pazaryeri' },
    store: { en: 'App store', ru: 'Магазин приложений', tr: 'Uygulama mağazası' },
  },
  product: { not_told: NOT_TOLD },
  sentiment: {
    positive: { en: 'positive', ru: 'положительная', tr: 'olumlu' },
    neutral: { en: 'neutral', ru: 'нейтральная', tr: 'nötr' },
    negative: { en: 'negative', ru: 'отрицательная', tr: 'olumsuz' },
    not_told: NOT_TOLD,
  },
  method: {
    stars: { en: 'stars', ru: 'звёздам', tr: 'yıldızlar' },
    told: { en: 'source', ru: 'источнику', tr: 'kaynak' },
    words: { en: 'words', ru: 'словам', tr: 'sözcükler' },
    not_told: NOT_TOLD,
  },
  hour_verdict: {
    better: { en: 'better', ru: 'лучше', tr: 'daha iyi' },
    worse: { en: 'worse', ru: 'хуже', tr: 'daha kötü' },
    within_chance: {
      en: 'no difference beyond chance',
      ru: 'в пределах случайности',
      tr: 'fark rastlantı olabilir',
    },
    too_few: { en: 'too few posts', ru: 'мало публикаций', tr: 'az gönderi' },
  },
  request: {
    requested: { en: 'Asked for', ru: 'Просили', tr: 'İstendi' },
    not_requested: { en: 'Not asked for', ru: 'Не просили', tr: 'İstenmedi' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Texts>>>>;
