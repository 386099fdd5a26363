import type { Texts } from './table.ts';

function rule(en: string, ru: string, tr: string): Texts {
  return { en, ru, tr };
}

/** What each built-in channel rule asks for, by the name under which it is stored. */
export const RULE_WORDS = {
  'overlay:internal': rule(
    'source or medium is “internal”',
    'источник или тип трафика – «internal»',
    'kaynak ya da araç “internal”',
  ),
  'overlay:cross-network': rule(
    'campaign contains “cross-network”',
    'в названии кампании есть «cross-network»',
    'kampanya adında “cross-network” geçiyor',
  ),
  'overlay:google-pmax': rule(
    'bought from Google, campaign named “pmax” or “performance max”',
    'платный трафик Google, кампания названа «pmax» или «performance max»',
    'Google’dan satın alınmış, kampanya adında “pmax” ya da “performance max” var',
  ),
  'overlay:offline': rule(
    'QR code, print, event or another source outside of the web',
    'QR-код, печать, мероприятие или другой источник вне интернета',
    'QR kodu, baskı, etkinlik ya da başka bir çevrimdışı kaynak',
  ),
  'overlay:phone': rule(
    'source or medium is a phone number',
    'источник или тип трафика – телефон',
    'kaynak ya da araç telefon',
  ),
  'overlay:sms': rule(
    'SMS sender or medium “sms”',
    'сервис SMS-рассылок или тип трафика «sms»',
    'SMS göndericisi ya da “sms” aracı',
  ),
  'overlay:push': rule(
    'push service, or a medium that names push or notifications',
    'push-сервис или тип трафика с push либо уведомлениями',
    'bildirim servisi ya da araçta push/bildirim geçiyor',
  ),
  'overlay:ai-assistant': rule(
    'came from an AI assistant, not bought',
    'переход из ИИ-ассистента, не из рекламы',
    'yapay zekâ asistanından geldi, satın alınmadı',
  ),
  'overlay:paid-ai': rule(
    'bought from an AI assistant',
    'реклама в ИИ-ассистенте',
    'yapay zekâ asistanından satın alınmış',
  ),
  'overlay:messenger': rule(
    'messenger, not bought',
    'мессенджер, не из рекламы',
    'mesajlaşma uygulaması, satın alınmadı',
  ),
  'overlay:email': rule(
    'mail service, or source or medium that names e-mail',
    'почтовый сервис либо источник или тип трафика с «email»',
    'e-posta servisi ya da kaynak/araçta e-posta geçiyor',
  ),
  'overlay:affiliate': rule(
    'affiliate network or medium such as “affiliate”',
    'партнёрская сеть или тип трафика вроде «affiliate»',
    'satış ortaklığı ağı ya da “affiliate” gibi bir araç',
  ),
  'overlay:partner': rule(
    'source or medium names a partner or dealer',
    'источник или тип трафика – партнёр или дилер',
    'kaynak ya da araç iş ortağı veya bayi',
  ),
  'overlay:marketplace': rule(
    'marketplace or classifieds site',
    'маркетплейс или сайт объявлений',
    'pazar yeri ya da ilan sitesi',
  ),
  'overlay:maps': rule('maps or city guide', 'карты или справочник', 'harita ya da şehir rehberi'),
  'overlay:paid-video': rule(
    'bought from a video site, or a medium of video ads',
    'реклама на видеоплощадке или тип трафика видеорекламы',
    'video sitesinden satın alınmış ya da video reklam aracı',
  ),
  'overlay:yandex-cpm-display': rule(
    'source Yandex with medium “cpm”',
    'источник «Яндекс» с типом трафика «cpm»',
    'Yandex kaynağı, “cpm” aracı',
  ),
  'overlay:display-medium': rule(
    'medium of banners or of payment by impressions',
    'тип трафика – баннеры или оплата за показы',
    'banner ya da gösterim başına ödeme aracı',
  ),
  'overlay:network-campaign': rule(
    'bought from a search engine, campaign named after its ad network',
    'реклама поисковой системы, в названии кампании – рекламная сеть (РСЯ, КМС)',
    'arama motorundan satın alınmış, kampanya adında reklam ağı var',
  ),
  'overlay:shopping-campaign': rule(
    'bought from a search engine, campaign named “shopping” or “pla”',
    'реклама поисковой системы, кампания названа «shopping» или «pla»',
    'arama motorundan satın alınmış, kampanya adında “shopping” ya da “pla” var',
  ),
  'overlay:paid-video-placement': rule(
    'bought from a search engine, shown on a video site',
    'реклама поисковой системы, показ на видеоплощадке',
    'arama motorundan satın alınmış, video sitesinde gösterilmiş',
  ),
  'overlay:display-placement': rule(
    'bought from a search engine, shown in its ad network',
    'реклама поисковой системы, показ в её рекламной сети',
    'arama motorundan satın alınmış, reklam ağında gösterilmiş',
  ),
  'overlay:paid-search': rule(
    'bought from a search engine',
    'реклама в поисковой системе',
    'arama motorundan satın alınmış',
  ),
  'overlay:paid-social': rule(
    'bought from a social network, a messenger or a recommendation feed',
    'реклама в соцсети, мессенджере или рекомендательной ленте',
    'sosyal ağdan, mesajlaşmadan ya da öneri akışından satın alınmış',
  ),
  'overlay:recommendation': rule(
    'recommendation feed, not bought',
    'рекомендательная лента, не из рекламы',
    'öneri akışı, satın alınmadı',
  ),
  'overlay:organic-social': rule(
    'social network, not bought',
    'соцсеть, не из рекламы',
    'sosyal ağ, satın alınmadı',
  ),
  'overlay:organic-video': rule(
    'video site, not bought',
    'видеоплощадка, не из рекламы',
    'video sitesi, satın alınmadı',
  ),
  'overlay:organic-search': rule(
    'search engine, not bought',
    'поисковая система, не из рекламы',
    'arama motoru, satın alınmadı',
  ),
  'ga4:direct': rule(
    'nothing is known of where the visit came from',
    'об источнике визита ничего не известно',
    'ziyaretin nereden geldiği bilinmiyor',
  ),
  'ga4:cross-network': rule(
    'campaign contains “cross-network”',
    'в названии кампании есть «cross-network»',
    'kampanya adında “cross-network” geçiyor',
  ),
  'ga4:ai-assistant': rule(
    'medium is “ai-assistant”',
    'тип трафика – «ai-assistant»',
    'araç “ai-assistant”',
  ),
  'ga4:paid-shopping': rule(
    'shopping site or campaign named “shop”, with a paid medium',
    'торговая площадка или «shop» в названии кампании, платный тип трафика',
    'alışveriş sitesi ya da kampanyada “shop”, ücretli araç',
  ),
  'ga4:paid-search': rule(
    'search site with a paid medium',
    'поисковая система с платным типом трафика',
    'arama sitesi, ücretli araç',
  ),
  'ga4:paid-social': rule(
    'social site with a paid medium',
    'соцсеть с платным типом трафика',
    'sosyal site, ücretli araç',
  ),
  'ga4:paid-video': rule(
    'video site with a paid medium',
    'видеоплощадка с платным типом трафика',
    'video sitesi, ücretli araç',
  ),
  'ga4:display': rule(
    'medium is display, banner, expandable, interstitial or cpm',
    'тип трафика – display, banner, expandable, interstitial или cpm',
    'araç display, banner, expandable, interstitial ya da cpm',
  ),
  'ga4:paid-other': rule(
    'paid medium, source in none of GA4’s lists',
    'платный тип трафика, источника нет в списках GA4',
    'ücretli araç, kaynak GA4 listelerinde yok',
  ),
  'ga4:organic-shopping': rule(
    'shopping site or campaign named “shop”',
    'торговая площадка или «shop» в названии кампании',
    'alışveriş sitesi ya da kampanyada “shop”',
  ),
  'ga4:organic-social': rule(
    'social site or medium such as “social”',
    'соцсеть или тип трафика вроде «social»',
    'sosyal site ya da “social” gibi bir araç',
  ),
  'ga4:organic-video': rule(
    'video site or a medium with “video”',
    'видеоплощадка или тип трафика с «video»',
    'video sitesi ya da araçta “video” geçiyor',
  ),
  'ga4:organic-search': rule(
    'search site or medium “organic”',
    'поисковая система или тип трафика «organic»',
    'arama sitesi ya da “organic” aracı',
  ),
  'ga4:referral': rule(
    'medium is referral, app or link',
    'тип трафика – referral, app или link',
    'araç referral, app ya da link',
  ),
  'ga4:email': rule(
    'source or medium contains “email”',
    'в источнике или типе трафика есть «email»',
    'kaynak ya da araçta “email” geçiyor',
  ),
  'ga4:affiliates': rule('medium is “affiliate”', 'тип трафика – «affiliate»', 'araç “affiliate”'),
  'ga4:audio': rule('medium is “audio”', 'тип трафика – «audio»', 'araç “audio”'),
  'ga4:sms': rule(
    'source or medium is “sms”',
    'источник или тип трафика – «sms»',
    'kaynak ya da araç “sms”',
  ),
  'ga4:mobile-push': rule(
    'medium ends with “push”, names mobile or notifications, or the source is “firebase”',
    'тип трафика кончается на «push», содержит mobile или notification либо источник – «firebase»',
    'araç “push” ile bitiyor, mobile ya da notification içeriyor veya kaynak “firebase”',
  ),
  'ga4:unassigned': rule('no rule matched', 'не подошло ни одно правило', 'hiçbir kural uymadı'),
  'no-traffic': rule(
    'the touch says nothing of where it came from',
    'касание не говорит, откуда пришёл человек',
    'temas nereden gelindiğini söylemiyor',
  ),
} as const satisfies Readonly<Record<string, Texts>>;

/** Whose rules, in the order in which they are tried. */
export const LAYER_WORDS = {
  custom: rule('your rules', 'ваши правила', 'kendi kurallarınız'),
  overlay: rule('regional rules', 'региональные правила', 'bölgesel kurallar'),
  ga4: rule('GA4’s rules', 'правила GA4', 'GA4 kuralları'),
} as const satisfies Readonly<Record<string, Texts>>;
