/** Words that a medium is made of, by what they say. All folded; a blank and `-` count as `_`. */
function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** Bought by click, view or action, without saying which kind of place. */
export const PAID_WORDS = words(`
  cpc ppc cpv cpa cpl cpo cps cpi cpt cpe cpp ecpc paid paidsearch paidsocial paidmedia ad ads adv advert
  advertising retargeting remarketing target targeting targeted context contextual sem adwords
  search_ads ads_search social_ads promo_post promopost seeding
  таргет таргетинг контекст реклама ретаргетинг
`);

/** Bought by impressions or in an ad network. */
export const DISPLAY_WORDS = words(`
  display banner banners expandable interstitial cpm vcpm cpmv network ad_network rsya yan rsa_network gdn kms
  programmatic rtb native teaser teasers dooh media_ads mediaad richmedia context_network
  рся кмс баннер баннеры медийка тизер
`);

export const VIDEO_AD_WORDS = words(`
  olv cpv preroll pre_roll midroll instream outstream video_ad video_ads videoads paid_video paidvideo
  video_cpm video_cpc видеореклама
`);

export const EMAIL_WORDS = words(`
  newsletter newsletters mailing mailings mail digest edm e_mailing emailing emailmarketing
  рассылка рассылки почта письмо имейл дайджест
`);

export const MESSENGER_WORDS = words(`
  messenger messengers chat chatbot bot im whatsapp telegram viber tg_bot мессенджер мессенджеры бот чат
`);

export const SMS_WORDS = words('sms mms смс');

export const PUSH_WORDS = words(`
  push webpush web_push mobile_push push_notification push_notifications pushnotification notification
  notifications пуш
`);

export const AFFILIATE_WORDS = words(`
  affiliate affiliates affiliation cpa_network affiliate_network cashback партнерка
`);

export const PARTNER_WORDS = words(`
  partner partners partnership dealer dealers reseller resellers cobranding co_branding
  партнер партнёр партнеры партнёры дилер дилеры
`);

export const OFFLINE_WORDS = words(`
  qr qrcode qr_code offline print flyer flyers leaflet leaflets brochure catalog catalogue ooh outdoor billboard
  radio tv event events exhibition expo conference pos poster sticker packaging postcard direct_mail
  business_card press newspaper magazine
  офлайн оффлайн листовка листовки наружка выставка визитка каталог буклет радио тв плакат мероприятие
`);

export const PHONE_WORDS = words(`
  phone call calls phone_call tel telephone callback static_number телефон звонок звонки
`);

export const SOCIAL_WORDS = words(`
  social social_network social_media sm smm social_post post posts stories story blog_post organic_social
  social_organic influencer blogger bloggers
  смм соцсети пост посты сторис блогер блогеры
`);

export const RECOMMENDATION_WORDS = words('recommend recommendation recommendations recommender');

export const MAPS_WORDS = words('maps map карты карта');

export const MARKETPLACE_WORDS = words(
  'marketplace marketplaces classified classifieds маркетплейс',
);

export const ORGANIC_WORDS = words('organic seo referral органика сео');

/** What a word says as a medium, in the spelling that is shown; the first group that holds the word. */
const MEANINGS: readonly (readonly [medium: string, words: ReadonlySet<string>])[] = [
  ['email', new Set([...EMAIL_WORDS, 'email', 'e_mail'])],
  ['sms', SMS_WORDS],
  ['push', PUSH_WORDS],
  ['cpc', PAID_WORDS],
  ['display', DISPLAY_WORDS],
  ['video_ad', VIDEO_AD_WORDS],
  ['affiliate', AFFILIATE_WORDS],
  ['partner', PARTNER_WORDS],
  ['offline', OFFLINE_WORDS],
  ['phone', PHONE_WORDS],
  ['messenger', MESSENGER_WORDS],
  ['social', SOCIAL_WORDS],
  ['recommendation', RECOMMENDATION_WORDS],
  ['maps', MAPS_WORDS],
  ['marketplace', MARKETPLACE_WORDS],
  ['organic', new Set(['organic', 'seo', 'органика', 'сео'])],
  ['referral', new Set(['referral'])],
];

/** Every word that is a medium. */
export const MEDIUM_WORDS: ReadonlySet<string> = new Set(
  MEANINGS.flatMap(([, group]) => [...group]),
);

/**
 * The medium that a source says by itself: it is a medium's word or holds one as a whole word
 * (`newsletter_7` → `email`, `Google CPC` → `cpc`).
 */
export function mediumInside(source: string): string | undefined {
  const whole = mediumWord(source);
  const words = [whole, ...whole.split(/[^\p{L}\p{N}]+/u)];
  return MEANINGS.find(([, group]) => words.some((word) => group.has(word)))?.[0];
}

/** One spelling of a medium's blanks and dashes. */
export function mediumWord(medium: string): string {
  return /[\s-]/.test(medium) ? medium.replace(/[\s-]+/g, '_') : medium;
}
