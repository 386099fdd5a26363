import type { Texts } from '../table.ts';
import type { VALUES } from '../terms.ts';

type Value = (typeof VALUES)[number];

const WORDS: Readonly<Record<Value, Texts>> = {
  margin: { en: 'margin', ru: 'маржа', tr: 'katkı payı' },
  revenue: { en: 'revenue', ru: 'выручка', tr: 'cirosu' },
};
const REMEDIES: Readonly<Record<Value, Texts>> = {
  margin: {
    en: 'Connect what the goods cost, or ask for value=revenue.',
    ru: 'Загрузите себестоимость товаров или выберите выручку (value=revenue).',
    tr: 'Malların maliyetini bağlayın ya da ciroyu seçin (value=revenue).',
  },
  revenue: {
    en: 'Add the missing amounts or exchange rates.',
    ru: 'Добавьте недостающие суммы или курсы валют.',
    tr: 'Eksik tutarları veya döviz kurlarını ekleyin.',
  },
};

/** Which money of a sale is meant. */
export function valueWords(value: Value): Texts {
  return WORDS[value];
}

/** What makes it known. */
export function valueRemedy(value: Value): Texts {
  return REMEDIES[value];
}
