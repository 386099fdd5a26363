/** What coded values of the reports on customers and deals are called. */
export const CUSTOMER_WORDS = {
  status: {
    open: { en: 'open', ru: 'в работе', tr: 'açık' },
    won: { en: 'won', ru: 'выиграна', tr: 'kazanıldı' },
    lost: { en: 'lost', ru: 'проиграна', tr: 'kaybedildi' },
  },
  topic: { not_told: { en: 'Not known', ru: 'Неизвестно', tr: 'Bilinmiyor' } },
  payback: {
    reached: { en: 'yes', ru: 'да', tr: 'evet' },
    not_reached: { en: 'not yet', ru: 'ещё нет', tr: 'henüz değil' },
    unknown: { en: 'not known', ru: 'неизвестно', tr: 'bilinmiyor' },
  },
  feature: {
    call: { en: 'It is a call', ru: 'Это звонок', tr: 'Arama' },
    form: { en: 'It is a form', ru: 'Это форма', tr: 'Form' },
    chat: { en: 'It is a chat', ru: 'Это чат', tr: 'Sohbet' },
    deal: { en: 'It is a deal of the CRM', ru: 'Это сделка из CRM', tr: 'CRM anlaşması' },
    touches: { en: 'More touches before', ru: 'Больше касаний до', tr: 'Öncesinde daha çok temas' },
    days_known: {
      en: 'Known for longer',
      ru: 'Дольше знаком с нами',
      tr: 'Daha uzun süredir tanıyor',
    },
    paid: {
      en: 'Came by a paid channel',
      ru: 'Пришёл по платному каналу',
      tr: 'Ücretli kanaldan geldi',
    },
    direct: { en: 'Came directly', ru: 'Пришёл напрямую', tr: 'Doğrudan geldi' },
    mobile: { en: 'On a phone', ru: 'С телефона', tr: 'Telefondan' },
    working_hours: { en: 'In working hours', ru: 'В рабочее время', tr: 'Mesai saatinde' },
    bought_before: { en: 'Has bought before', ru: 'Уже покупал', tr: 'Daha önce almış' },
    pages: { en: 'More pages', ru: 'Больше страниц', tr: 'Daha çok sayfa' },
    minutes: { en: 'Stayed longer', ru: 'Дольше на сайте', tr: 'Daha uzun kaldı' },
    engaged: { en: 'Was engaged', ru: 'Был вовлечён', tr: 'İlgi gösterdi' },
    product: { en: 'Saw a product', ru: 'Смотрел товар', tr: 'Ürüne baktı' },
    cart: { en: 'Filled a cart', ru: 'Положил в корзину', tr: 'Sepete ekledi' },
    asked: { en: 'Left a request', ru: 'Оставил запрос', tr: 'İstekte bulundu' },
  },
} as const;
