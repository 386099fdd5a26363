import type { Texts } from './table.ts';

const NOT_TOLD: Texts = { en: 'Not known', ru: 'Неизвестно', tr: 'Bilinmiyor' };

/** What coded values of the reports on calls, messages, goods and answers are called. */
export const DESK_WORDS = {
  message_medium: {
    email: { en: 'e-mail', ru: 'email', tr: 'e-posta' },
    sms: { en: 'SMS', ru: 'SMS', tr: 'SMS' },
    push: { en: 'push', ru: 'push', tr: 'anlık bildirim' },
    messenger: { en: 'messenger', ru: 'мессенджер', tr: 'mesajlaşma' },
    not_told: { en: 'not known', ru: 'неизвестно', tr: 'bilinmiyor' },
  },
  list: { not_told: { en: 'not known', ru: 'неизвестно', tr: 'bilinmiyor' } },
  reason_left: {
    unsubscribed: { en: 'unsubscribed', ru: 'отписался', tr: 'abonelikten çıktı' },
    bounced: { en: 'hard bounce', ru: 'адрес недоступен', tr: 'adres geçersiz' },
    complained: { en: 'complaint', ru: 'жалоба на спам', tr: 'şikâyet' },
    removed: { en: 'removed', ru: 'удалён', tr: 'silindi' },
  },
  operator: { nobody: { en: 'Nobody', ru: 'Никто', tr: 'Kimse' } },
  number: { not_told: NOT_TOLD },
  survey: { not_told: NOT_TOLD },
  category: { not_told: { en: 'No category', ru: 'Без категории', tr: 'Kategorisiz' } },
  owner: { nobody: { en: 'Nobody', ru: 'Никто', tr: 'Kimse' } },
  lost_reason: { not_told: NOT_TOLD },
  answer: {
    in_time: { en: 'in time', ru: 'вовремя', tr: 'süresinde' },
    late: { en: 'late', ru: 'поздно', tr: 'geç' },
    never: { en: 'no answer known', ru: 'без ответа', tr: 'yanıt bilinmiyor' },
    pending: { en: 'still in time', ru: 'ещё есть время', tr: 'süresi dolmadı' },
  },
  is_kept: { yes: { en: 'yes', ru: 'да', tr: 'evet' }, no: { en: 'no', ru: 'нет', tr: 'hayır' } },
  sold: { yes: { en: 'yes', ru: 'да', tr: 'evet' }, no: { en: 'no', ru: 'нет', tr: 'hayır' } },
  state: {
    short: {
      en: 'orders cannot be filled',
      ru: 'заказы нечем закрыть',
      tr: 'siparişler karşılanamıyor',
    },
    out: { en: 'out of stock', ru: 'нет в наличии', tr: 'stokta yok' },
    low: { en: 'running out', ru: 'заканчивается', tr: 'bitiyor' },
    fine: { en: 'enough', ru: 'достаточно', tr: 'yeterli' },
    slow: { en: 'more than 90 days', ru: 'больше чем на 90 дней', tr: '90 günden çok' },
    unsold: { en: 'not sold', ru: 'не продаётся', tr: 'satılmıyor' },
  },
  outcome: {
    answered: { en: 'answered', ru: 'принят', tr: 'yanıtlandı' },
    called_back: { en: 'called back', ru: 'перезвонили', tr: 'geri arandı' },
    rang_again: { en: 'caller got through later', ru: 'дозвонился позже', tr: 'sonra ulaştı' },
    repeated: { en: 'tried in vain again', ru: 'звонил ещё раз', tr: 'yine ulaşamadı' },
    lost: { en: 'lost', ru: 'потерян', tr: 'kaybedildi' },
    not_told: { en: 'not known', ru: 'неизвестно', tr: 'bilinmiyor' },
  },
  message_type: {
    bulk: { en: 'Mailing', ru: 'Массовая рассылка', tr: 'Toplu gönderim' },
    triggered: { en: 'Triggered', ru: 'Триггерное', tr: 'Tetiklenen' },
    transactional: { en: 'Transactional', ru: 'Транзакционное', tr: 'İşlemsel' },
    not_told: NOT_TOLD,
  },
  cart: {
    reminded: { en: 'With a reminder', ru: 'С напоминанием', tr: 'Hatırlatılan' },
    not_reminded: { en: 'Without one', ru: 'Без напоминания', tr: 'Hatırlatılmayan' },
  },
  driver: {
    delivery: { en: 'Delivery', ru: 'Доставка', tr: 'Teslimat' },
    quality: { en: 'Quality', ru: 'Качество', tr: 'Kalite' },
    support: { en: 'Support', ru: 'Поддержка', tr: 'Destek' },
    price: { en: 'Price', ru: 'Цена', tr: 'Fiyat' },
  },
} as const;
