import type { Texts } from './table.ts';

/** Words of the report on maturity. */
export const MATURITY_WORDS = {
  indicator: {
    tracking_coverage: {
      en: 'Tagged paid visits',
      ru: 'Размеченные платные визиты',
      tr: 'Etiketli ücretli ziyaretler',
    },
    cost_coverage: {
      en: 'Paid visits whose cost is known',
      ru: 'Платные визиты с известным расходом',
      tr: 'Maliyeti bilinen ücretli ziyaretler',
    },
    revenue_attributed: {
      en: 'Revenue with a known source',
      ru: 'Выручка с известным источником',
      tr: 'Kaynağı bilinen ciro',
    },
    crm_loop: {
      en: 'What the CRM knows of sales',
      ru: 'Что CRM передаёт о продажах',
      tr: 'CRM’in satış bilgisi',
    },
    identity: {
      en: 'Sales that meet visits',
      ru: 'Продажи, связанные с визитами',
      tr: 'Ziyaretlerle buluşan satışlar',
    },
    active_channels: { en: 'Active channels', ru: 'Активные каналы', tr: 'Etkin kanallar' },
    trend: {
      en: 'Traffic and conversion over the year',
      ru: 'Трафик и конверсия за год',
      tr: 'Yıl içinde trafik ve dönüşüm',
    },
    omnichannel: {
      en: 'Sales after several channels',
      ru: 'Продажи после нескольких каналов',
      tr: 'Birkaç kanaldan sonra gelen satışlar',
    },
    email: {
      en: 'Growth of the mailing list',
      ru: 'Рост базы рассылки',
      tr: 'E-posta listesinin büyümesi',
    },
    segmentation: {
      en: 'Work with segments',
      ru: 'Работа с сегментами',
      tr: 'Segmentlerle çalışma',
    },
    loyalty: {
      en: 'Revenue of those who return',
      ru: 'Выручка от повторных покупателей',
      tr: 'Geri gelenlerin cirosu',
    },
    leakage: { en: 'Unanswered calls', ru: 'Звонки без ответа', tr: 'Yanıtsız aramalar' },
    automation: { en: 'Automated work', ru: 'Автоматизация', tr: 'Otomasyon' },
    experiments: { en: 'Experiments', ru: 'Эксперименты', tr: 'Deneyler' },
    threat_watch: {
      en: 'Watching for unusual days',
      ru: 'Контроль аномалий',
      tr: 'Olağan dışı gün takibi',
    },
    cash_stability: {
      en: 'Variation of monthly revenue',
      ru: 'Колебания месячной выручки',
      tr: 'Aylık ciro değişkenliği',
    },
    planning: { en: 'Media plan', ru: 'Медиаплан', tr: 'Medya planı' },
    goals: { en: 'Basis of goals', ru: 'Основа целей', tr: 'Hedeflerin dayanağı' },
    budget_growth: { en: 'Growth of the budget', ru: 'Рост бюджета', tr: 'Bütçe büyümesi' },
  },
  dimension: {
    data: { en: 'Data', ru: 'Данные', tr: 'Veri' },
    channels: { en: 'Channels', ru: 'Каналы', tr: 'Kanallar' },
    customers: { en: 'Customers', ru: 'Клиенты', tr: 'Müşteriler' },
    automation: { en: 'Automation', ru: 'Автоматизация', tr: 'Otomasyon' },
    planning: { en: 'Planning', ru: 'Планирование', tr: 'Planlama' },
  },
  word: {
    none: { en: 'none', ru: 'нет', tr: 'yok' },
    amount: { en: 'amounts', ru: 'суммы', tr: 'tutarlar' },
    status_history: { en: 'history of stages', ru: 'история этапов', tr: 'aşama geçmişi' },
    cogs_refunds: {
      en: 'cost of goods and refunds',
      ru: 'себестоимость и возвраты',
      tr: 'maliyet ve iadeler',
    },
    lists: { en: 'segments are saved', ru: 'сегменты сохранены', tr: 'segmentler kayıtlı' },
    no_lists: { en: 'no segment is saved', ru: 'сегментов нет', tr: 'kayıtlı segment yok' },
    budget: { en: 'budget', ru: 'бюджет', tr: 'bütçe' },
    channel: { en: 'by channel', ru: 'по каналам', tr: 'kanala göre' },
    full_year: {
      en: 'whole year by channel',
      ru: 'весь год по каналам',
      tr: 'tüm yıl, kanala göre',
    },
    own_data: { en: 'own data', ru: 'свои данные', tr: 'kendi verisi' },
    competitor: { en: 'figures of the market', ru: 'цифры рынка', tr: 'pazar rakamları' },
  },
} as const satisfies Record<string, Readonly<Record<string, Texts>>>;
