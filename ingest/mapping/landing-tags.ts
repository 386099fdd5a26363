import { analyticsText } from './analytics-text.ts';
import { CLICK_ID_NAMES } from './click-id-names.ts';

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
 */
export function landingTags(url: string): LandingTags {
  const start = url.indexOf('?');
  if (start < 0) return NOTHING;
  const fragment = url.indexOf('#', start);
  const query = url.slice(start + 1, fragment < 0 ? undefined : fragment);
  if (!query.includes('=')) return NOTHING;

  const tags: Partial<Record<Exclude<keyof LandingTags, 'clickIds'>, string>> = {};
  const clickIds = new Set<string>();
  let adCampaign: string | undefined;
  let fromGoogleAd = false;
  for (const [rawName, rawValue] of new URLSearchParams(query)) {
    const name = rawName.toLowerCase().replace(/^amp;/, '');
    const value = analyticsText(rawValue);
    if (!value) continue;
    const tag = TAGS[name];
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
