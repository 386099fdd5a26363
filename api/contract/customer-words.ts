/** What coded values of the reports on customers and deals are called. */
export const CUSTOMER_WORDS = {
  status: {
    open: { en: 'open', ru: 'в работе', tr: 'açık' },
    won: { en: 'won', ru: 'выиграна', tr: 'kazanıldı' },
    lost: { en: 'lost', ru: 'проиграна', tr: 'kaybedildi' },
  },
  payback: {
    reached: { en: 'yes', ru: 'да', tr: 'evet' },
    not_reached: { en: 'not yet', ru: 'ещё нет', tr: 'henüz değil' },
    unknown: { en: 'not known', ru: 'неизвестно', tr: 'bilinmiyor' },
  },
} as const;
