import type { Texts } from './table.ts';

function same(name: string): Texts {
  return { en: name, ru: name, tr: name };
}

const YANDEX_MAPS: Texts = { en: 'Yandex Maps', ru: 'Яндекс Карты', tr: 'Yandex Haritalar' };
const VK: Texts = { en: 'VK', ru: 'ВКонтакте', tr: 'VK' };

/** What connected systems, and the platforms that they report on, call themselves. */
export const SOURCE_WORDS = {
  connection: {
    accounting: { en: 'Accounting', ru: 'Бухгалтерия', tr: 'Muhasebe' },
    airbyte: same('Airbyte'),
    bitrix24: { en: 'Bitrix24', ru: 'Битрикс24', tr: 'Bitrix24' },
    calendly: same('Calendly'),
    callrail: same('CallRail'),
    calltouch: same('Calltouch'),
    cloudevents: same('CloudEvents'),
    commerceml: { en: '1C', ru: '1С', tr: '1C' },
    ecapi: same('IAB ECAPI'),
    'exchange-rates': { en: 'Exchange rates', ru: 'Курсы валют', tr: 'Döviz kurları' },
    files: { en: 'Files', ru: 'Файлы', tr: 'Dosyalar' },
    ga4: same('Google Analytics 4'),
    'google-leads': { en: 'Google lead forms', ru: 'Лид-формы Google', tr: 'Google formları' },
    hubspot: same('HubSpot'),
    klaviyo: same('Klaviyo'),
    kommo: same('Kommo'),
    mailchimp: same('Mailchimp'),
    mango: same('Mango Office'),
    'meta-leads': { en: 'Meta lead ads', ru: 'Лид-формы Meta', tr: 'Meta formları' },
    metrica: { en: 'Yandex Metrica', ru: 'Яндекс Метрика', tr: 'Yandex Metrica' },
    odoo: same('Odoo'),
    pipedrive: same('Pipedrive'),
    ringostat: same('Ringostat'),
    salesforce: same('Salesforce'),
    'search-console': same('Google Search Console'),
    segment: same('Segment'),
    sendgrid: same('SendGrid'),
    shopify: same('Shopify'),
    site: { en: 'Own site', ru: 'Свой сайт', tr: 'Kendi sitesi' },
    snowplow: same('Snowplow'),
    stripe: same('Stripe'),
    telegram: same('Telegram'),
    throughline: same('Throughline'),
    twilio: same('Twilio'),
    typeform: same('Typeform'),
    uis: same('UIS'),
    unisender: same('UniSender'),
    whatsapp: same('WhatsApp'),
    woocommerce: same('WooCommerce'),
    'yandex-direct': { en: 'Yandex Direct', ru: 'Яндекс Директ', tr: 'Yandex Direct' },
  },
  network: {
    facebook: same('Facebook'),
    instagram: same('Instagram'),
    linkedin: same('LinkedIn'),
    ok: { en: 'OK', ru: 'Одноклассники', tr: 'OK' },
    pinterest: same('Pinterest'),
    telegram: same('Telegram'),
    tiktok: same('TikTok'),
    vk: VK,
    x: same('X'),
    youtube: same('YouTube'),
  },
  platform: {
    '2gis': { en: '2GIS', ru: '2ГИС', tr: '2GIS' },
    amazon: same('Amazon'),
    app_store: same('App Store'),
    google: same('Google'),
    google_maps: { en: 'Google Maps', ru: 'Google Карты', tr: 'Google Haritalar' },
    google_play: same('Google Play'),
    ozon: same('Ozon'),
    tripadvisor: same('Tripadvisor'),
    trustpilot: same('Trustpilot'),
    wildberries: same('Wildberries'),
    yandex_maps: YANDEX_MAPS,
    yandex_market: { en: 'Yandex Market', ru: 'Яндекс Маркет', tr: 'Yandex Market' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Texts>>>>;

/** What a connected source is called; one that is not listed keeps its key. */
export function sourceName(source: string): Texts {
  const names: Readonly<Record<string, Texts>> = SOURCE_WORDS.connection;
  return Object.hasOwn(names, source) ? names[source]! : same(source);
}
