import type { Texts } from './table.ts';

const NOT_TOLD: Texts = { en: 'Not told', ru: 'Неизвестно', tr: 'Bilinmiyor' };

/** What coded values of the reports on calls, messages, goods and answers are called. */
export const DESK_WORDS = {
  operator: { nobody: { en: 'Nobody', ru: 'Никто', tr: 'Kimse' } },
  number: { not_told: NOT_TOLD },
  survey: { not_told: NOT_TOLD },
  category: { not_told: { en: 'No category', ru: 'Без категории', tr: 'Kategorisiz' } },
  outcome: {
    answered: { en: 'answered', ru: 'принят', tr: 'yanıtlandı' },
    called_back: { en: 'called back', ru: 'перезвонили', tr: 'geri arandı' },
    rang_again: { en: 'caller got through later', ru: 'дозвонился позже', tr: 'sonra ulaştı' },
    repeated: { en: 'tried in vain again', ru: 'звонил ещё раз', tr: 'yine ulaşamadı' },
    lost: { en: 'lost', ru: 'потерян', tr: 'kaybedildi' },
    not_told: { en: 'not told', ru: 'неизвестно', tr: 'bilinmiyor' },
  },
  message_type: {
    bulk: { en: 'Mailing', ru: 'Массовая рассылка', tr: 'Toplu gönderim' },
    triggered: { en: 'Triggered', ru: 'Триггерное', tr: 'Tetiklenen' },
    transactional: { en: 'Transactional', ru: 'Транзакционное', tr: 'İşlemsel' },
    not_told: NOT_TOLD,
  },
  driver: {
    delivery: { en: 'Delivery', ru: 'Доставка', tr: 'Teslimat' },
    quality: { en: 'Quality', ru: 'Качество', tr: 'Kalite' },
    support: { en: 'Support', ru: 'Поддержка', tr: 'Destek' },
    price: { en: 'Price', ru: 'Цена', tr: 'Fiyat' },
  },
} as const;
