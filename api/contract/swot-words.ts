import type { Texts } from './table.ts';

/** What coded values of the draft of strengths and weaknesses are called. */
export const SWOT_WORDS = {
  side: {
    strength: { en: 'Strength', ru: 'Сильная сторона', tr: 'Güçlü yön' },
    weakness: { en: 'Weakness', ru: 'Слабая сторона', tr: 'Zayıf yön' },
    opportunity: { en: 'Opportunity', ru: 'Возможность', tr: 'Fırsat' },
    threat: { en: 'Threat', ru: 'Угроза', tr: 'Tehdit' },
  },
  report: {
    channels: { en: 'Channels', ru: 'Каналы', tr: 'Kanallar' },
    campaigns: { en: 'Campaigns', ru: 'Кампании', tr: 'Kampanyalar' },
    'plan-fact': { en: 'Plan and fact', ru: 'План-факт', tr: 'Plan ve gerçekleşen' },
    'sales-desk': { en: 'Leads and deals', ru: 'Лиды и сделки', tr: 'Adaylar ve anlaşmalar' },
    calls: { en: 'Calls', ru: 'Звонки', tr: 'Aramalar' },
    nps: { en: 'NPS', ru: 'NPS', tr: 'NPS' },
    reviews: { en: 'Reviews', ru: 'Отзывы', tr: 'Yorumlar' },
    stock: { en: 'Stock', ru: 'Остатки', tr: 'Stok' },
    market: { en: 'Market', ru: 'Рынок', tr: 'Pazar' },
  },
  swot_rule: {
    channel_earns: {
      en: 'Channel earns beyond chance',
      ru: 'Канал окупается, и это не случайность',
      tr: 'Kanal rastlantının ötesinde kazandırıyor',
    },
    above_plan: {
      en: 'Converts above plan',
      ru: 'Конверсия выше плана',
      tr: 'Dönüşüm planın üstünde',
    },
    answers_quickly: {
      en: 'Leads answered in time',
      ru: 'Лидам отвечаем вовремя',
      tr: 'Adaylara süresinde yanıt',
    },
    recommended: {
      en: 'Customers recommend us',
      ru: 'Клиенты нас рекомендуют',
      tr: 'Müşteriler bizi öneriyor',
    },
    rated_well: { en: 'Good reviews', ru: 'Хорошие отзывы', tr: 'İyi yorumlar' },
    ahead: { en: 'Faster than the market', ru: 'Растём быстрее рынка', tr: 'Pazardan hızlı' },
    channel_loses: {
      en: 'Channel loses beyond chance',
      ru: 'Канал убыточен, и это не случайность',
      tr: 'Kanal rastlantının ötesinde kaybettiriyor',
    },
    cost_missing: { en: 'Cost is not known', ru: 'Расходы неизвестны', tr: 'Maliyet bilinmiyor' },
    below_plan: {
      en: 'Converts below plan',
      ru: 'Конверсия ниже плана',
      tr: 'Dönüşüm planın altında',
    },
    missed_calls: { en: 'Calls are lost', ru: 'Теряем звонки', tr: 'Aramalar kayboluyor' },
    answers_late: {
      en: 'Leads answered late',
      ru: 'Лидам отвечаем поздно',
      tr: 'Adaylara geç yanıt',
    },
    not_recommended: {
      en: 'Customers do not recommend us',
      ru: 'Клиенты нас не рекомендуют',
      tr: 'Müşteriler bizi önermiyor',
    },
    rated_badly: { en: 'Bad reviews', ru: 'Плохие отзывы', tr: 'Kötü yorumlar' },
    ads_without_stock: { en: 'Ads without stock', ru: 'Реклама без товара', tr: 'Stoksuz reklam' },
    campaign_grows: {
      en: 'Campaign to grow',
      ru: 'Кампанию можно усилить',
      tr: 'Büyütülecek kampanya',
    },
    market_grows: { en: 'Market grows', ru: 'Рынок растёт', tr: 'Pazar büyüyor' },
    concentrated: {
      en: 'Revenue hangs on one channel',
      ru: 'Выручка зависит от одного канала',
      tr: 'Ciro tek kanala bağlı',
    },
    lead_dearer: {
      en: 'A lead is dearer',
      ru: 'Лид дорожает',
      tr: 'Potansiyel müşteri pahalılaşıyor',
    },
    market_shrinks: { en: 'Market shrinks', ru: 'Рынок сокращается', tr: 'Pazar küçülüyor' },
    behind: { en: 'Slower than the market', ru: 'Отстаём от рынка', tr: 'Pazardan yavaş' },
    nps_falls: { en: 'NPS falls', ru: 'NPS падает', tr: 'NPS düşüyor' },
    rating_falls: { en: 'Reviews get worse', ru: 'Отзывы ухудшаются', tr: 'Yorumlar kötüleşiyor' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Texts>>>>;
