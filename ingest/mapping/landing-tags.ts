import { CLICK_ID_NAMES } from './click-id-names.ts';
import { queryParameters } from './query-parameters.ts';
import { nameText, tagText } from './tag-text.ts';

/** How the address of a page says its visitor came. */
export interface LandingTags {
  readonly source?: string;
  readonly medium?: string;
  readonly campaign?: string;
  readonly campaignId?: string;
  readonly keyword?: string;
  readonly content?: string;
  /** Names of the click ids that have a value, sorted. */
  readonly clickIds: readonly string[];
}

const GOOGLE_CLICK = ['gclid', 'gbraid', 'wbraid', 'dclid'];

const TAGS: Readonly<Record<string, Exclude<keyof LandingTags, 'clickIds'>>> = {
  utm_source: 'source',
  utm_medium: 'medium',
  utm_campaign: 'campaign',
  utm_id: 'campaignId',
  utm_term: 'keyword',
  utm_content: 'content',
};

const NOTHING: LandingTags = { clickIds: [] };

/**
 * Reads UTM tags and click ids from an absolute or relative address. Values keep their letter case;
 * the first of repeated parameters counts; a tag behind `&amp;` (an address pasted from HTML) is read.
 * `gad_source` stands for the Google click id where a browser removed the id itself.
 * @param legacy encoding of what is no UTF-8, see `decodeText`.
 */
export function landingTags(url: string, legacy?: string): LandingTags {
  const start = url.indexOf('?');
  if (start < 0) return NOTHING;
  const fragment = url.indexOf('#', start);
  const query = url.slice(start + 1, fragment < 0 ? undefined : fragment);
  if (!query.includes('=')) return NOTHING;

  const tags: Partial<Record<Exclude<keyof LandingTags, 'clickIds'>, string>> = {};
  const clickIds = new Set<string>();
  let adCampaign: string | undefined;
  let fromGoogleAd = false;
  for (const [rawName, rawValue] of queryParameters(query, legacy)) {
    const name = rawName.trim().toLowerCase().replace(/^amp;/, '');
    const tag = TAGS[name];
    // A macro may stand for a source; what it means is for the classification to say.
    const read = tag === 'source' || tag === 'medium' ? tagText : nameText;
    const value = read(rawValue, legacy);
    if (!value) continue;
    const clickId = CLICK_ID_NAMES.get(name);
    if (tag) tags[tag] ??= value;
    else if (clickId) clickIds.add(clickId);
    else if (name === 'gad_campaignid') adCampaign ??= value;
    else if (name === 'gad_source') fromGoogleAd = true;
  }
  if (adCampaign) tags.campaignId ??= adCampaign;
  if (fromGoogleAd && !GOOGLE_CLICK.some((name) => clickIds.has(name))) clickIds.add('gad_source');
  return { ...tags, clickIds: [...clickIds].sort() };
}
