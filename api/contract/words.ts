import { CHANNELS } from '@throughline/transform/channels/channels';
import { BOOK_WORDS } from './book-words.ts';
import { CONTENT_WORDS } from './content-words.ts';
import { CUSTOMER_WORDS } from './customer-words.ts';
import { DATA_WORDS } from './data-words.ts';
import { DESK_WORDS } from './desk-words.ts';
import { EXPERIMENT_WORDS } from './experiment-words.ts';
import { FRAUD_WORDS } from './fraud-words.ts';
import { GOAL_WORDS } from './goal-words.ts';
import { MATURITY_WORDS } from './maturity-words.ts';
import { PLAN_WORDS } from './plan-words.ts';
import { PUBLIC_WORDS } from './public-words.ts';
import { LAYER_WORDS, RULE_WORDS } from './rule-words.ts';
import { SOURCE_WORDS } from './source-words.ts';
import { SWOT_WORDS } from './swot-words.ts';
import type { Texts } from './table.ts';

type Words = Readonly<Record<string, Texts>>;

const CONVERSIONS: Words = {
  order: { en: 'Order', ru: 'Заказ', tr: 'Sipariş' },
  deal: { en: 'Deal', ru: 'Сделка', tr: 'Anlaşma' },
  lead: { en: 'Lead', ru: 'Лид', tr: 'Potansiyel müşteri' },
};

const CHANNEL_WORDS: Words = Object.fromEntries(CHANNELS.map(({ key, label }) => [key, label]));

/**
 * What coded values of a column or dimension are called, for pages and for files that a person reads. Files for
 * machines have the codes. A value that is not listed is a name of somebody's own and stays as it is.
 */
export const WORDS = {
  ...BOOK_WORDS,
  channel: {
    ...CHANNEL_WORDS,
    not_told: { en: 'Not known', ru: 'Неизвестно', tr: 'Bilinmiyor' },
    none: { en: 'No touch online', ru: 'Без касания онлайн', tr: 'Çevrimiçi temas yok' },
  } as Words,
  channel_ga4: {
    ...CHANNEL_WORDS,
    'Mobile Push Notifications': CHANNEL_WORDS.Push!,
  },
  rule: RULE_WORDS,
  ...DATA_WORDS,
  layer: LAYER_WORDS,
  ...MATURITY_WORDS,
  ...DESK_WORDS,
  ...EXPERIMENT_WORDS,
  ...FRAUD_WORDS,
  ...GOAL_WORDS,
  ...CONTENT_WORDS,
  ...CUSTOMER_WORDS,
  ...PLAN_WORDS,
  ...PUBLIC_WORDS,
  ...SOURCE_WORDS,
  platform: { ...PUBLIC_WORDS.platform, ...SOURCE_WORDS.platform },
  ...SWOT_WORDS,
  status: { ...PLAN_WORDS.status, ...CUSTOMER_WORDS.status },
  complete: {
    yes: { en: 'yes', ru: 'да', tr: 'evet' },
    no: { en: 'not yet', ru: 'ещё нет', tr: 'henüz değil' },
  },
  segment: {
    champions: { en: 'Champions', ru: 'Лучшие', tr: 'Şampiyonlar' },
    loyal: { en: 'Loyal', ru: 'Лояльные', tr: 'Sadık' },
    promising: { en: 'Promising', ru: 'Перспективные', tr: 'Umut veren' },
    potential: { en: 'Potential', ru: 'Потенциальные', tr: 'Potansiyelli' },
    at_risk: { en: 'At risk', ru: 'Под угрозой ухода', tr: 'Kaybedilme riski' },
    lost: { en: 'Lost', ru: 'Потерянные', tr: 'Kaybedilmiş' },
    others: { en: 'Others', ru: 'Остальные', tr: 'Diğerleri' },
    unknown: { en: 'Unknown', ru: 'Неизвестно', tr: 'Bilinmiyor' },
  },
  direction: {
    up: { en: 'up', ru: 'вверх', tr: 'yukarı' },
    down: { en: 'down', ru: 'вниз', tr: 'aşağı' },
  },
  metric: {
    visits: { en: 'visits', ru: 'визиты', tr: 'ziyaretler' },
    leads: { en: 'leads', ru: 'лиды', tr: 'potansiyel müşteriler' },
    revenue: { en: 'revenue', ru: 'выручка', tr: 'ciro' },
    cost: { en: 'cost', ru: 'расход', tr: 'maliyet' },
    margin: { en: 'margin', ru: 'маржа', tr: 'katkı payı' },
    new_revenue: {
      ...{ en: 'revenue of new customers', ru: 'выручка от новых клиентов' },
      tr: 'yeni müşteri cirosu',
    },
    orders: { en: 'orders', ru: 'заказы', tr: 'siparişler' },
    deals: { en: 'deals', ru: 'сделки', tr: 'anlaşmalar' },
    calls: { en: 'calls', ru: 'звонки', tr: 'aramalar' },
    new_customers: { en: 'new customers', ru: 'новые клиенты', tr: 'yeni müşteriler' },
  },
  kind: {
    ...CONVERSIONS,
    deviation: { en: 'unusual days', ru: 'отклонение', tr: 'sapma' },
    stopped: { en: 'stopped', ru: 'остановилось', tr: 'durdu' },
    level_shift: { en: 'new level', ru: 'новый уровень', tr: 'yeni düzey' },
    channel: { en: 'Channel', ru: 'Канал', tr: 'Kanal' },
    set: { en: 'Set', ru: 'Набор', tr: 'Küme' },
    fact: { en: 'fact', ru: 'факт', tr: 'gerçekleşen' },
    mixed: { en: 'fact and forecast', ru: 'факт и прогноз', tr: 'gerçekleşen ve tahmin' },
    forecast: { en: 'forecast', ru: 'прогноз', tr: 'tahmin' },
  },
  type: {
    ...CONVERSIONS,
    visit: { en: 'Visit', ru: 'Визит', tr: 'Ziyaret' },
    call: { en: 'Call', ru: 'Звонок', tr: 'Arama' },
    cost: { en: 'Cost', ru: 'Расходы', tr: 'Maliyet' },
    refund: { en: 'Refund', ru: 'Возврат', tr: 'İade' },
    invoice: { en: 'Invoice', ru: 'Счёт', tr: 'Fatura' },
    payment: { en: 'Payment', ru: 'Платёж', tr: 'Ödeme' },
  },
  verdict: {
    stop: { en: 'stop', ru: 'остановить', tr: 'durdur' },
    watch: { en: 'watch', ru: 'наблюдать', tr: 'izle' },
    keep: { en: 'keep', ru: 'оставить', tr: 'sürdür' },
    grow: { en: 'grow', ru: 'усилить', tr: 'büyüt' },
    too_early: { en: 'too early', ru: 'рано судить', tr: 'henüz erken' },
    no_cost: { en: 'no cost', ru: 'нет расхода', tr: 'maliyet yok' },
    tags_missing: { en: 'tags missing', ru: 'нет меток', tr: 'etiket eksik' },
    better_without: { en: 'better without', ru: 'без него лучше', tr: 'olmadan daha iyi' },
    worse_without: { en: 'worse without', ru: 'без него хуже', tr: 'olmadan daha kötü' },
    unsure: { en: 'not sure', ru: 'не ясно', tr: 'belirsiz' },
    free: { en: 'costs nothing', ru: 'ничего не стоит', tr: 'maliyetsiz' },
    earns: { en: 'earns', ru: 'окупается', tr: 'kazandırıyor' },
    loses: { en: 'loses', ru: 'не окупается', tr: 'kaybettiriyor' },
    unknown: { en: 'not known', ru: 'неизвестно', tr: 'bilinmiyor' },
  },
  factor: {
    spend: { en: 'spend', ru: 'расход', tr: 'harcama' },
    cpc: { en: 'price of a click', ru: 'цена клика', tr: 'tıklama fiyatı' },
    cost_per_visit: { en: 'cost of a visit', ru: 'цена визита', tr: 'ziyaret maliyeti' },
    landing: { en: 'click to visit', ru: 'из клика в визит', tr: 'tıklamadan ziyarete' },
    clicks: { en: 'clicks', ru: 'клики', tr: 'tıklamalar' },
    visits: { en: 'visits', ru: 'визиты', tr: 'ziyaretler' },
    lead_rate: {
      en: 'visit to lead',
      ru: 'из визита в лид',
      tr: 'ziyaretten potansiyel müşteriye',
    },
    leads: { en: 'leads', ru: 'лиды', tr: 'potansiyel müşteriler' },
    deal_rate: { en: 'lead to sale', ru: 'из лида в продажу', tr: 'potansiyel müşteriden satışa' },
    sale_rate: { en: 'visit to sale', ru: 'из визита в продажу', tr: 'ziyaretten satışa' },
    sales: { en: 'sales', ru: 'продажи', tr: 'satışlar' },
    aov: { en: 'average order', ru: 'средний чек', tr: 'ortalama sipariş' },
    margin_rate: { en: 'share of margin', ru: 'доля маржи', tr: 'katkı payı oranı' },
    volume: { en: 'volume', ru: 'объём', tr: 'hacim' },
    appeared: { en: 'new', ru: 'появилось', tr: 'yeni' },
    gone: { en: 'gone', ru: 'исчезло', tr: 'kayboldu' },
  },
  decisive: {
    model: { en: 'model', ru: 'модель', tr: 'model' },
    basis: { en: 'date basis', ru: 'дата отсчёта', tr: 'tarih esası' },
    value: { en: 'revenue or margin', ru: 'выручка или маржа', tr: 'ciro ya da katkı payı' },
    vat: { en: 'VAT on costs', ru: 'НДС в расходах', tr: 'maliyetteki KDV' },
  },
  vat: {
    excluded: { en: 'cost without VAT', ru: 'расход без НДС', tr: 'KDV’siz maliyet' },
    included: { en: 'cost with VAT', ru: 'расход с НДС', tr: 'KDV’li maliyet' },
  },
  stage: {
    ...CONVERSIONS,
    reach: { en: 'Reach', ru: 'Охват', tr: 'Ulaşma' },
    act: { en: 'Act', ru: 'Интерес', tr: 'Eylem' },
    convert: { en: 'Convert', ru: 'Покупка', tr: 'Satın alma' },
    engage: { en: 'Engage', ru: 'Возврат', tr: 'Geri gelme' },
    payment: { en: 'Payment', ru: 'Оплата', tr: 'Ödeme' },
    not_told: { en: 'Not known', ru: 'Неизвестно', tr: 'Bilinmiyor' },
  },
  conversion: CONVERSIONS,
  customer: {
    new: { en: 'new customer', ru: 'новый клиент', tr: 'yeni müşteri' },
    repeat: { en: 'bought before', ru: 'уже покупал', tr: 'daha önce almış' },
  },
  returning: {
    new: { en: 'new', ru: 'новый', tr: 'yeni' },
    returning: { en: 'returning', ru: 'повторный', tr: 'geri dönen' },
  },
  device: {
    desktop: { en: 'desktop', ru: 'компьютер', tr: 'masaüstü' },
    mobile: { en: 'mobile', ru: 'телефон', tr: 'mobil' },
    tablet: { en: 'tablet', ru: 'планшет', tr: 'tablet' },
    tv: { en: 'TV', ru: 'телевизор', tr: 'televizyon' },
    other: { en: 'other', ru: 'другое', tr: 'diğer' },
  },
  lead_type: {
    form: { en: 'form', ru: 'форма', tr: 'form' },
    call: { en: 'call', ru: 'звонок', tr: 'arama' },
    chat: { en: 'chat', ru: 'чат', tr: 'sohbet' },
    generate_lead: { en: 'form', ru: 'форма', tr: 'form' },
    deal: { en: 'deal', ru: 'сделка', tr: 'anlaşma' },
    lead: { en: 'lead of the CRM', ru: 'лид из CRM', tr: 'CRM adayı' },
  },
  flags: {
    cost_missing: { en: 'cost missing', ru: 'нет расхода', tr: 'maliyet eksik' },
    visits_missing: { en: 'visits missing', ru: 'нет визитов', tr: 'ziyaret eksik' },
    level_unmatched: { en: 'not matched', ru: 'не сопоставлено', tr: 'eşleşmedi' },
    unplanned: { en: 'not in the plan', ru: 'нет в плане', tr: 'planda yok' },
    not_run: { en: 'did not run', ru: 'не запускалось', tr: 'yürütülmedi' },
    part_month: { en: 'part of a month', ru: 'неполный месяц', tr: 'ayın bir kısmı' },
    immature: { en: 'still maturing', ru: 'ещё дозревает', tr: 'olgunlaşıyor' },
    appeared: { en: 'new', ru: 'появилось', tr: 'yeni' },
    gone: { en: 'gone', ru: 'пропало', tr: 'artık yok' },
  },
  finding: {
    revenue: { en: 'Revenue', ru: 'Выручка', tr: 'Ciro' },
    margin: { en: 'Margin', ru: 'Маржа', tr: 'Katkı payı' },
    cost: { en: 'Spend', ru: 'Расход', tr: 'Harcama' },
    new_customers: { en: 'New customers', ru: 'Новые клиенты', tr: 'Yeni müşteriler' },
    stop_campaign: { en: 'Stop the campaign', ru: 'Остановить кампанию', tr: 'Kampanyayı durdur' },
    margin_fell: {
      en: 'Look into the fall of margin',
      ru: 'Разобраться с падением маржи',
      tr: 'Katkı payındaki düşüşü incele',
    },
    cost_missing: { en: 'Add the cost', ru: 'Добавить расходы', tr: 'Maliyeti ekle' },
    source_silent: { en: 'Check the source', ru: 'Проверить источник', tr: 'Kaynağı kontrol et' },
    missed_calls: { en: 'Call back', ru: 'Перезвонить', tr: 'Geri ara' },
    budget_ahead: { en: 'Slow the spend', ru: 'Притормозить расход', tr: 'Harcamayı yavaşlat' },
    budget_behind: { en: 'Spend what is planned', ru: 'Освоить план', tr: 'Planlananı harca' },
    costs_differ: { en: 'Check the invoices', ru: 'Проверить счета', tr: 'Faturaları kontrol et' },
    payments_differ: {
      en: 'Check the payments',
      ru: 'Проверить платежи',
      tr: 'Ödemeleri kontrol et',
    },
    month_open: { en: 'Close the month', ru: 'Закрыть месяц', tr: 'Ayı kapat' },
  },
  state: {
    ...DATA_WORDS.state,
    ...DESK_WORDS.state,
    open: { en: 'open', ru: 'в работе', tr: 'açık' },
    lost: { en: 'lost', ru: 'потерян', tr: 'kaybedildi' },
    paid: { en: 'paid', ru: 'оплачен', tr: 'ödendi' },
  },
  why: {
    not_applicable: { en: 'not applicable', ru: 'не применимо', tr: 'geçerli değil' },
    blended: {
      en: 'would mix paid and unpaid',
      ru: 'смешало бы платное и бесплатное',
      tr: 'ücretliyle ücretsizi karıştırırdı',
    },
    level_unmatched: {
      en: 'cost and visits do not meet at this level',
      ru: 'расходы и визиты на этом уровне не сходятся',
      tr: 'maliyet ve ziyaretler bu düzeyde buluşmuyor',
    },
    cost_missing: { en: 'cost missing', ru: 'нет расхода', tr: 'maliyet eksik' },
    no_sales_source: {
      en: 'no source of sales is connected',
      ru: 'источник продаж не подключён',
      tr: 'satış kaynağı bağlı değil',
    },
    margin_missing: {
      en: 'cost of goods not known',
      ru: 'не указана себестоимость',
      tr: 'satılanın maliyeti belirtilmemiş',
    },
    unknown: { en: 'a part is not known', ru: 'часть неизвестна', tr: 'bir kısmı bilinmiyor' },
    several_claims: {
      en: 'claims of several settings are not added up',
      ru: 'заявленное при разных настройках не складывается',
      tr: 'farklı ayarların bildirdikleri toplanmaz',
    },
    nothing_to_divide_by: { en: 'the divisor is 0', ru: 'делитель равен 0', tr: 'bölen 0' },
  },
} as const satisfies Record<string, Words>;

/** A value in words; undefined where it is a name of somebody's own. */
export function wordsOf(column: string, value: string): Texts | undefined {
  const all: Readonly<Record<string, Words>> = WORDS;
  const words = Object.hasOwn(all, column) ? all[column] : undefined;
  return words && Object.hasOwn(words, value) ? words[value] : undefined;
}
