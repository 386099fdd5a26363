import type { Texts } from '../table.ts';

/** Indicators of maturity in the order of their dimensions. */
export const MATURITY_DIMENSIONS = [
  ...(['data', 'channels', 'customers', 'automation', 'planning'] as const),
] as const;
export type MaturityDimension = (typeof MATURITY_DIMENSIONS)[number];

export const MATURITY_INDICATORS = [
  ...([
    'tracking_coverage',
    'cost_coverage',
    'revenue_attributed',
    'crm_loop',
    'identity',
  ] as const),
  ...(['active_channels', 'trend', 'omnichannel'] as const),
  ...(['email', 'segmentation', 'loyalty', 'leakage'] as const),
  ...(['automation', 'experiments', 'threat_watch'] as const),
  ...(['cash_stability', 'planning', 'goals', 'budget_growth'] as const),
] as const;
export type MaturityIndicator = (typeof MATURITY_INDICATORS)[number];

interface Told {
  readonly dimension: MaturityDimension;
  /** What it asks while it is not known. */
  readonly question: Texts;
  /** What to do next. */
  readonly step: Texts;
  /** Where that is done. */
  readonly page: string;
}

/** What each indicator asks for where it is not known, and the next step. */
export const INDICATOR_TEXTS: Readonly<Record<MaturityIndicator, Told>> = {
  tracking_coverage: {
    dimension: 'data',
    question: {
      en: 'Is there paid traffic, and do its links name campaigns?',
      ru: 'Есть ли платный трафик и указана ли в его ссылках кампания?',
      tr: 'Ücretli trafik var mı, bağlantıları kampanya adı taşıyor mu?',
    },
    step: {
      en: 'Put utm_campaign on the links of all ads.',
      ru: 'Добавьте utm_campaign в ссылки всех объявлений.',
      tr: 'Tüm reklam bağlantılarına utm_campaign ekleyin.',
    },
    page: '/campaigns',
  },
  cost_coverage: {
    dimension: 'data',
    question: {
      en: 'Does any source report what ads cost?',
      ru: 'Откуда можно узнать расходы на рекламу?',
      tr: 'Reklam maliyetini bildiren bir kaynak var mı?',
    },
    step: {
      en: 'Connect the cost of the paid sources that have none.',
      ru: 'Подключите расходы платных источников, у которых их нет.',
      tr: 'Maliyeti olmayan ücretli kaynakların maliyetini bağlayın.',
    },
    page: '/channels',
  },
  revenue_attributed: {
    dimension: 'data',
    question: {
      en: 'Does any source send sales?',
      ru: 'Передаёт ли какой-нибудь источник продажи?',
      tr: 'Satışları bildiren bir kaynak var mı?',
    },
    step: {
      en: 'Send the client id with orders and deals, so that they meet their visits.',
      ru: 'Передавайте client_id с заказами и сделками, чтобы они сходились с визитами.',
      tr: 'Sipariş ve anlaşmalarla istemci kimliğini gönderin; ziyaretleriyle buluşsunlar.',
    },
    page: '/models',
  },
  crm_loop: {
    dimension: 'data',
    question: {
      en: 'Does a CRM or a shop send sales with their amount?',
      ru: 'Передаёт ли CRM или магазин продажи с суммой?',
      tr: 'CRM ya da mağaza satışları tutarıyla bildiriyor mu?',
    },
    step: {
      en: 'Send stages of deals, cost of goods and refunds.',
      ru: 'Передавайте этапы сделок, себестоимость и возвраты.',
      tr: 'Anlaşma aşamalarını, satılanın maliyetini ve iadeleri gönderin.',
    },
    page: '/reconcile',
  },
  identity: {
    dimension: 'data',
    question: {
      en: 'Are there sales that could meet visits?',
      ru: 'Есть ли продажи, которые могли бы сойтись с визитами?',
      tr: 'Ziyaretlerle buluşabilecek satışlar var mı?',
    },
    step: {
      en: 'Send a login or a hashed e-mail from the site as well.',
      ru: 'Передавайте с сайта логин или хеш e-mail.',
      tr: 'Siteden de oturum kimliği ya da özetlenmiş e-posta gönderin.',
    },
    page: '/overlap',
  },
  active_channels: {
    dimension: 'channels',
    question: {
      en: 'Are there sales with a channel?',
      ru: 'Есть ли продажи с известным каналом?',
      tr: 'Kanalı bilinen satış var mı?',
    },
    step: {
      en: 'Grow the channels that earn beside the largest one.',
      ru: 'Развивайте прибыльные каналы помимо главного.',
      tr: 'En büyüğün yanında kazandıran kanalları büyütün.',
    },
    page: '/channels',
  },
  trend: {
    dimension: 'channels',
    question: {
      en: 'Are there twelve months of visits and sales?',
      ru: 'Есть ли визиты и продажи за двенадцать месяцев?',
      tr: 'On iki aylık ziyaret ve satış verisi var mı?',
    },
    step: {
      en: 'Find what moved traffic and conversion.',
      ru: 'Выясните, что сдвинуло трафик и конверсию.',
      tr: 'Trafiği ve dönüşümü neyin değiştirdiğini bulun.',
    },
    page: '/changes',
  },
  omnichannel: {
    dimension: 'channels',
    question: {
      en: 'Are there sales with a journey?',
      ru: 'Есть ли продажи с путём клиента?',
      tr: 'Yolculuğu bilinen satış var mı?',
    },
    step: {
      en: 'Run one campaign under one name in several channels.',
      ru: 'Ведите одну кампанию под одним именем в нескольких каналах.',
      tr: 'Bir kampanyayı birkaç kanalda aynı adla yürütün.',
    },
    page: '/paths',
  },
  email: {
    dimension: 'customers',
    question: {
      en: 'Connect the mailing service: how does the list grow?',
      ru: 'Подключите сервис рассылок: как растёт база?',
      tr: 'E-posta servisini bağlayın: liste nasıl büyüyor?',
    },
    step: {
      en: 'Let more mails be sent by what people do.',
      ru: 'Отправляйте больше писем по действиям людей.',
      tr: 'Daha çok e-postayı davranışa bağlı gönderin.',
    },
    page: '/channels',
  },
  segmentation: {
    dimension: 'customers',
    question: {
      en: 'Which share of revenue comes from segments that are addressed?',
      ru: 'Какая доля выручки приходит из сегментов, с которыми работают?',
      tr: 'Cironun ne kadarı hedeflenen segmentlerden geliyor?',
    },
    step: {
      en: 'Save segments and address them.',
      ru: 'Сохраните сегменты и работайте с ними.',
      tr: 'Segmentler kaydedin ve onlara seslenin.',
    },
    page: '/rfm',
  },
  loyalty: {
    dimension: 'customers',
    question: {
      en: 'Are there twelve months of sales?',
      ru: 'Есть ли продажи за двенадцать месяцев?',
      tr: 'On iki aylık satış verisi var mı?',
    },
    step: {
      en: 'Ask customers (NPS), and find what makes them return.',
      ru: 'Опрашивайте клиентов (NPS) и ищите, что их возвращает.',
      tr: 'Müşterilere sorun (NPS) ve onları neyin geri getirdiğini bulun.',
    },
    page: '/cohorts',
  },
  leakage: {
    dimension: 'customers',
    question: {
      en: 'Connect call tracking or chats: how many stay unanswered?',
      ru: 'Подключите коллтрекинг или чаты: сколько обращений без ответа?',
      tr: 'Arama takibini ya da sohbetleri bağlayın: kaçı yanıtsız kalıyor?',
    },
    step: {
      en: 'Call back whoever was not answered.',
      ru: 'Перезванивайте всем, кому не ответили.',
      tr: 'Yanıtlanmayan herkesi geri arayın.',
    },
    page: '/',
  },
  automation: {
    dimension: 'automation',
    question: {
      en: 'Which share of recurring marketing work runs by itself?',
      ru: 'Какая доля регулярной работы маркетинга автоматизирована?',
      tr: 'Tekrarlanan pazarlama işlerinin ne kadarı kendiliğinden yürüyor?',
    },
    step: {
      en: 'Schedule reports and send conversions back to ad platforms.',
      ru: 'Настройте отчёты по расписанию и отправку конверсий в рекламные системы.',
      tr: 'Raporları zamanlayın ve dönüşümleri reklam platformlarına geri gönderin.',
    },
    page: '/explore',
  },
  experiments: {
    dimension: 'automation',
    question: {
      en: 'How many tests ran in the last quarter, and on which share of the budget?',
      ru: 'Сколько тестов прошло за квартал и на какой доле бюджета?',
      tr: 'Son çeyrekte kaç test yapıldı, bütçenin ne kadarıyla?',
    },
    step: {
      en: 'Run a hold-out test of the largest channel.',
      ru: 'Проведите тест с отключением самого крупного канала.',
      tr: 'En büyük kanal için bir kapatma testi yapın.',
    },
    page: '/budget',
  },
  threat_watch: {
    dimension: 'automation',
    question: {
      en: 'Who watches for unusual days, and how soon are they noticed?',
      ru: 'Кто следит за необычными днями и как скоро их замечают?',
      tr: 'Olağan dışı günleri kim izliyor, ne kadar çabuk fark ediliyor?',
    },
    step: {
      en: 'Look at unusual days every morning.',
      ru: 'Просматривайте необычные дни каждое утро.',
      tr: 'Olağan dışı günlere her sabah bakın.',
    },
    page: '/anomalies',
  },
  cash_stability: {
    dimension: 'planning',
    question: {
      en: 'Are there six whole months of sales?',
      ru: 'Есть ли продажи за шесть полных месяцев?',
      tr: 'Altı tam aylık satış verisi var mı?',
    },
    step: {
      en: 'Spread demand over the months: repeat sales, subscriptions.',
      ru: 'Сглаживайте спрос по месяцам: повторные продажи, подписки.',
      tr: 'Talebi aylara yayın: tekrar satışlar, abonelikler.',
    },
    page: '/months',
  },
  planning: {
    dimension: 'planning',
    question: {
      en: 'Is there an approved media plan?',
      ru: 'Есть ли утверждённый медиаплан?',
      tr: 'Onaylı bir medya planı var mı?',
    },
    step: {
      en: 'Plan the whole year by channel, and check how right it was.',
      ru: 'Запланируйте весь год по каналам и проверяйте точность плана.',
      tr: 'Tüm yılı kanala göre planlayın ve ne kadar isabetli olduğuna bakın.',
    },
    page: '/plan',
  },
  goals: {
    dimension: 'planning',
    question: {
      en: 'What are the goals of the year based on?',
      ru: 'На чём основаны цели года?',
      tr: 'Yılın hedefleri neye dayanıyor?',
    },
    step: {
      en: 'Import figures of the market beside your own.',
      ru: 'Загрузите цифры рынка рядом со своими.',
      tr: 'Kendi rakamlarınızın yanına pazarınkileri de aktarın.',
    },
    page: '/plan',
  },
  budget_growth: {
    dimension: 'planning',
    question: {
      en: 'Is there a year of costs before this one?',
      ru: 'Есть ли расходы за предыдущий год?',
      tr: 'Önceki yılın maliyet verisi var mı?',
    },
    step: {
      en: 'Let the budget follow what earns.',
      ru: 'Увеличивайте бюджет вслед за прибыльными каналами.',
      tr: 'Bütçe kazandıranı izlesin.',
    },
    page: '/budget',
  },
};
