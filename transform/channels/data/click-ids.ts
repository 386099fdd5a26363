/** What the presence of a click id proves about a visit that carries no UTM. */
export interface ClickId {
  readonly name: string;
  readonly source: string;
  readonly medium: string;
  /** True when the id is given to bought clicks only. */
  readonly paid: boolean;
}

function rows(names: string, source: string, medium: string, paid: boolean): ClickId[] {
  return names.split(' ').map((name) => ({ name, source, medium, paid }));
}

/**
 * Strongest proof first: where a link carries several ids, bought clicks win over free ones. Names are
 * folded (`ScCid` → `sccid`).
 */
export const CLICK_IDS: readonly ClickId[] = [
  ...rows('gclid gbraid wbraid dclid', 'google', 'cpc', true),
  ...rows('yclid', 'yandex', 'cpc', true),
  // ymclid and rb_clickid are taken for bought by common practice, unconfirmed by vendor documentation.
  ...rows('ymclid', 'yandex_market', 'cpc', true),
  ...rows('msclkid', 'bing', 'cpc', true),
  ...rows('rb_clickid vkclid', 'vk', 'cpc', true),
  ...rows('ttclid', 'tiktok', 'cpc', true),
  ...rows('twclid', 'twitter', 'cpc', true),
  ...rows('li_fat_id', 'linkedin', 'cpc', true),
  ...rows('epik', 'pinterest', 'cpc', true),
  ...rows('sccid', 'snapchat', 'cpc', true),
  ...rows('rdt_cid', 'reddit', 'cpc', true),
  ...rows('qclid', 'quora', 'cpc', true),
  ...rows('sznclid', 'seznam', 'cpc', true),
  // Advertisements beside the answers of ChatGPT.
  ...rows('oppref', 'chatgpt', 'cpc', true),
  // A Meta ad that opens a conversation in WhatsApp: unlike fbclid it is given to ads alone.
  ...rows('ctwa_clid', 'facebook', 'cpc', true),
  ...rows('tblci', 'taboola', 'display', true),
  ...rows('dicbo', 'outbrain', 'display', true),
  // Left by any Google ad click, also where consent keeps the gclid away.
  ...rows('gad_source', 'google', 'cpc', true),
  ...rows('irclickid', 'impact', 'affiliate', true),
  ...rows('awc', 'awin', 'affiliate', true),
  ...rows('admitad_uid', 'admitad', 'affiliate', true),
  ...rows('cjevent', 'cj', 'affiliate', true),
  ...rows('mc_cid mc_eid', 'mailchimp', 'email', false),
  ...rows('_hsenc', 'hubspot', 'email', false),
  // Google's free product listings and Yandex's organic results.
  ...rows('srsltid', 'google', 'organic', false),
  ...rows('ysclid', 'yandex', 'organic', false),
  // Meta adds it to every outbound link, posts included: it never proves that the click was bought.
  ...rows('fbclid', 'facebook', 'social', false),
];

/** The ids that GA4 itself reads. */
export const GA4_CLICK_IDS: ReadonlySet<string> = new Set([
  'gclid',
  'gbraid',
  'wbraid',
  'dclid',
  'gad_source',
  'srsltid',
]);
