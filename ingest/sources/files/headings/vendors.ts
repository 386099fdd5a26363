import type { FileKind } from './kinds.ts';
import type { Words } from './words/words.ts';

export interface VendorRow {
  readonly vendor: string;
  readonly title: string;
  readonly kind: FileKind;
  /** Headings (folded) of which each group has one in the file: what no other export has together. */
  readonly signature: readonly (readonly string[])[];
  /** Traffic that its costs buy, as the links of its ads are tagged. */
  readonly traffic?: { readonly source: string; readonly medium: string };
  /** Headings that mean something else here than elsewhere. */
  readonly words?: Words;
  /** Order of dates where the vendor’s own is fixed. */
  readonly dates?: 'dmy' | 'mdy';
  readonly vatIncluded?: boolean;
  /** IANA zone of its times and days, where all of its customers have the same. */
  readonly timezone?: string;
  readonly currency?: string;
}

/** Exports that are known by their headings. A new one is a row here. */
export const VENDORS: readonly VendorRow[] = [
  {
    ...{ vendor: 'google_ads', title: 'Google Ads', kind: 'cost' },
    signature: [
      ['impr', 'показы', 'gösterim', 'gösterimler'],
      ['currency code', 'код валюты', 'para birimi kodu'],
      ['cost', 'стоимость', 'maliyet'],
    ],
    traffic: { source: 'google', medium: 'cpc' },
  },
  {
    ...{ vendor: 'meta', title: 'Meta Ads Manager', kind: 'cost' },
    signature: [
      ['reporting starts', 'дата начала отчетности', 'rapor başlangici', 'début des rapports'],
      ['amount spent', 'сумма затрат', 'harcanan tutar', 'montant dépensé'],
    ],
    traffic: { source: 'facebook', medium: 'paid_social' },
    words: { conversions: ['purchases', 'results', 'результаты', 'sonuçlar'] },
  },
  {
    ...{ vendor: 'yandex_direct', title: 'Yandex.Direct report wizard', kind: 'cost' },
    signature: [
      ['№ кампании', 'название кампании'],
      ['расход'],
      ['взвешенные показы', 'ср цена клика', 'отказы', '№ группы'],
    ],
    traffic: { source: 'yandex', medium: 'cpc' },
    dates: 'dmy',
    currency: 'RUB',
  },
  {
    ...{ vendor: 'vk_ads', title: 'VK Ads', kind: 'cost' },
    signature: [['id объявления', 'id группы', 'id кампании'], ['потрачено всего'], ['показы']],
    traffic: { source: 'vk', medium: 'cpc' },
    dates: 'dmy',
    words: { campaign: ['название объявления'], campaign_id: ['id объявления'] },
  },
  {
    ...{ vendor: 'ozon', title: 'Ozon Performance', kind: 'cost' },
    signature: [['день', 'дата'], ['sku'], ['расход'], ['название товара', 'добавления в корзину']],
    traffic: { source: 'ozon', medium: 'cpc' },
    dates: 'dmy',
  },
  {
    ...{ vendor: 'linkedin', title: 'LinkedIn Campaign Manager', kind: 'cost' },
    signature: [['campaign group name', 'start date in utc'], ['total spent']],
    traffic: { source: 'linkedin', medium: 'paid_social' },
    dates: 'mdy',
  },
  {
    ...{ vendor: 'tiktok', title: 'TikTok Ads', kind: 'cost' },
    signature: [['cpc destination', 'clicks destination'], ['cost'], ['campaign name']],
    traffic: { source: 'tiktok', medium: 'paid_social' },
  },
  {
    ...{ vendor: 'microsoft', title: 'Microsoft Advertising', kind: 'cost' },
    signature: [['gregorian date', 'time period'], ['spend']],
    traffic: { source: 'bing', medium: 'cpc' },
    dates: 'mdy',
  },
  {
    ...{ vendor: 'shopify', title: 'Shopify orders', kind: 'orders' },
    signature: [['financial status'], ['lineitem name'], ['name']],
    words: {
      order_number: ['name'],
      source: [],
      ignored: ['source', 'fulfillment status', 'outstanding balance'],
    },
  },
  {
    ...{ vendor: 'woocommerce', title: 'WooCommerce Analytics', kind: 'orders' },
    signature: [['order #'], ['net sales'], ['customer type', 'items sold']],
    words: { ignored: ['n revenue', 'customer', 'product s', 'items sold', 'customer type'] },
  },
  {
    ...{ vendor: 'hubspot', title: 'HubSpot deals', kind: 'deals' },
    signature: [['record id'], ['deal stage']],
  },
  {
    ...{ vendor: 'amocrm', title: 'amoCRM, Kommo', kind: 'deals' },
    signature: [
      ['этап сделки', 'lead stage'],
      ['бюджет', 'sale'],
      ['дата создания сделки', 'created at'],
    ],
    dates: 'dmy',
  },
  {
    ...{ vendor: 'bitrix24', title: 'Bitrix24 deals', kind: 'deals' },
    signature: [['стадия сделки'], ['название сделки'], ['дата создания']],
    dates: 'dmy',
  },
  {
    ...{ vendor: 'wildberries', title: 'Wildberries realization', kind: 'marketplace' },
    signature: [['обоснование для оплаты'], ['вайлдберриз реализовал товар пр']],
    timezone: 'Europe/Moscow',
    currency: 'RUB',
  },
  {
    ...{ vendor: 'one_c', title: '1C sales report', kind: 'sales_report' },
    signature: [
      ['дата документ', 'документ', 'документ движения'],
      ['номенклатура'],
      ['выручка', 'сумма'],
    ],
    dates: 'dmy',
    currency: 'RUB',
  },
];
