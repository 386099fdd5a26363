import { CURRENCY } from './shared.ts';
import type { Words } from './words.ts';

export const ADS: Words = {
  ...CURRENCY,
  day: [
    ...['date', 'day', 'gregorian date', 'time period', 'reporting starts', 'start date', 'by day'],
    ...[
      'start date in utc',
      'stat time day',
      'дата',
      'день',
      'дата начала',
      'дата начала отчетности',
    ],
    ...['tarih', 'gün', 'rapor başlangici', 'début des rapports', 'jour'],
  ],
  until: [
    ...['reporting ends', 'end date', 'дата окончания отчетности', 'дата окончания', 'rapor sonu'],
    ...['bitiş tarihi', 'end date in utc', 'fin des rapports'],
  ],
  month: ['month', 'месяц', 'ay'],
  campaign: [
    ...['campaign', 'campaign name', 'utm campaign', 'nom de la campagne'],
    ...['кампания', 'название кампании', 'kampanya', 'kampanya adi'],
  ],
  campaign_id: ['campaign id', '№ кампании', 'id кампании', 'номер кампании', 'kampanya kimliği'],
  ad_group: [
    ...['ad group', 'ad group name', 'ad set name', 'ad set', 'ad squad', 'adset name'],
    ...['группа', 'название группы', 'группа объявлений', 'название группы объявлений'],
    ...['reklam grubu', 'reklam seti adi'],
  ],
  ad_group_id: ['ad group id', 'ad set id', '№ группы', 'id группы', 'reklam seti kimliği'],
  ad: [
    ...['ad', 'ad name', 'creative', 'creative name', 'объявление', 'название объявления'],
    ...['reklam', 'reklam adi', 'reklamlar', 'название товара'],
  ],
  ad_id: ['ad id', '№ объявления', 'id объявления', 'sku', 'creative id'],
  keyword: [
    ...[
      'keyword',
      'search keyword',
      'search term',
      'utm term',
      'условие показа',
      'фраза',
      'запрос',
    ],
    ...['ключевое слово', 'anahtar kelime', 'arama terimi', 'arama anahtar kelimesi'],
  ],
  impressions: [
    'impr',
    'impressions',
    'views',
    'показы',
    'gösterim',
    'gösterimler',
    'görüntülenme',
  ],
  clicks: [
    ...[
      'link clicks',
      'clicks',
      'swipes',
      'clicks destination',
      'клики по ссылке',
      'клики',
      'переходы',
    ],
    ...['bağlanti tiklamalari', 'tiklamalar', 'tiklama', 'clicks all', 'клики все'],
  ],
  cost: [
    ...['cost', 'spend', 'amount spent', 'total spent', 'montant dépensé', 'costs', 'amount'],
    ...[
      'расход',
      'расходы',
      'потрачено',
      'потрачено всего',
      'сумма затрат',
      'стоимость',
      'затраты',
    ],
    ...['maliyet', 'harcama', 'harcanan tutar'],
  ],
  fee: ['fee', 'agency fee', 'комиссия', 'комиссия агентства', 'komisyon'],
  conversions: [
    ...['conversions', 'results', 'purchases', 'leads', 'конверсии', 'результаты', 'результат'],
    ...['dönüşümler', 'sonuçlar', 'alişverişler'],
  ],
  conversion_value: [
    ...['conv value', 'conversion value', 'revenue', 'purchases conversion value'],
    ...['ценность конв', 'доход', 'прибыль', 'dönüşüm değeri', 'alişveriş dönüşüm değeri'],
  ],
  result: ['result indicator', 'attribution setting', 'sonuç göstergesi', 'индикатор результатов'],
  source: ['utm source', 'source', 'источник', 'kaynak'],
  medium: ['utm medium', 'medium'],
  platform: ['platform', 'площадка', 'platform adi', 'channel', 'канал', 'kanal'],
  ignored: [
    ...['ctr', 'wctr', 'reach', 'охват', 'erişim', 'campaign status', 'campaign type', 'ecpc'],
    ...['цена за результат', 'ср цена клика', 'взвешенные показы', 'отказы', 'глубина'],
    ...['campaign group name', 'цена товара', 'добавления в корзину', 'avg cpc', 'cpc destination'],
    ...['средняя стоимость клика', 'расход бонусами', 'количество', 'cpm', 'cpc', 'frequency'],
  ],
};

export const PLAN: Words = {
  month: ['month', 'месяц', 'ay', 'period', 'период'],
  platform: ['channel', 'канал', 'kanal'],
  budget: ['budget', 'бюджет', 'bütçe', 'planned budget', 'план', 'budget net'],
  campaign: ['campaign', 'кампания', 'kampanya'],
  clicks: ['clicks', 'клики', 'tiklamalar'],
  ignored: [
    'impressions',
    'показы',
    'leads',
    'лиды',
    'deals',
    'сделки',
    'orders',
    'заказы',
    'cpm',
    'ctr',
    'cr',
    'aov',
  ],
};
