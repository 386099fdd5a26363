import type { Traffic } from '../../contract/fact.ts';
import { analyticsText } from '../../mapping/analytics-text.ts';
import { type LandingTags, landingTags } from '../../mapping/landing-tags.ts';

/** A campaign as one place of the vendor's record states it. */
export type CampaignTags = Omit<LandingTags, 'clickIds'>;

/** Google Ads' own names of the campaign behind a click. */
export interface GoogleAdsCampaign {
  readonly campaignId?: string | undefined;
  readonly campaign?: string | undefined;
  readonly adGroup?: string | undefined;
}

export interface TrafficHints {
  readonly pageLocation?: string | undefined;
  readonly pageReferrer?: string | undefined;
  /** Campaigns that the record states beside the address, the strongest first; they outrank the address. */
  readonly stated?: readonly CampaignTags[];
  /** Like `stated`, weaker than the address. */
  readonly derived?: readonly CampaignTags[];
  /** Names of click ids that the record states beside the address. */
  readonly clickIds?: readonly string[];
  readonly googleAds?: GoogleAdsCampaign | undefined;
  /** Encoding of what is no UTF-8 in the address; see `decodeText`. */
  readonly legacyEncoding?: string | undefined;
}

/** Longest address that the contract carries. */
export const MAX_URL = 2048;

const TAG_NAMES = ['source', 'medium', 'campaign', 'campaignId', 'keyword', 'content'] as const;

/**
 * How the visitor of one event came, or undefined when nothing says anything: a direct visit and a
 * click inside the site carry no traffic. The first place that names a campaign gives all of it; the
 * others only fill gaps, and only where they name the same source, so that two campaigns never mix.
 */
export function trafficOf(hints: TrafficHints): Traffic | undefined {
  const { clickIds: fromUrl, ...url } = landingTags(hints.pageLocation ?? '', hints.legacyEncoding);
  const places = [...(hints.stated ?? []), url, ...(hints.derived ?? [])].filter(namesCampaign);
  const traffic: Traffic = mergeTags(places);
  const clickIds = [...new Set([...(hints.clickIds ?? []), ...fromUrl])].sort();
  if (clickIds.length) traffic.clickIds = clickIds;
  const ad = hints.googleAds;
  if (ad && isGoogleAdClick(traffic)) {
    // GA4's session attribution reaches back over earlier visits, so it may only complete a click of this event.
    if (ad.campaignId) traffic.campaignId ??= ad.campaignId;
    if (ad.campaign) traffic.campaign ??= ad.campaign;
    if (ad.adGroup) traffic.adGroup ??= ad.adGroup;
  }
  if (traffic.campaignId) traffic.campaignId = traffic.campaignId.slice(0, 128);
  const referrer = externalReferrer(hints.pageReferrer, hints.pageLocation);
  if (referrer) traffic.referrer = referrer;
  if (Object.keys(traffic).length === 0) return undefined;
  const landingUrl = analyticsText(hints.pageLocation, MAX_URL);
  if (landingUrl) traffic.landingUrl = landingUrl;
  return traffic;
}

function namesCampaign(tags: CampaignTags): boolean {
  return TAG_NAMES.some((name) => tags[name] !== undefined);
}

function mergeTags(places: readonly CampaignTags[]): Traffic {
  const merged: Traffic = {};
  for (const place of places) {
    const otherCampaign =
      merged.source !== undefined && place.source !== undefined && place.source !== merged.source;
    if (otherCampaign) continue;
    for (const name of TAG_NAMES) {
      const value = place[name];
      if (value !== undefined) merged[name] ??= value;
    }
  }
  return merged;
}

function isGoogleAdClick({ clickIds = [], source, medium }: Traffic): boolean {
  if (clickIds.some((name) => /^(gclid|gbraid|wbraid|dclid|gad_source)$/.test(name))) return true;
  return source === 'google' && /^(cpc|ppc|paid.*)$/i.test(medium ?? '');
}

/** The referrer, unless it is a page of the same site (`www.` aside). */
function externalReferrer(referrer: string | undefined, page: string | undefined) {
  const text = analyticsText(referrer, MAX_URL);
  if (!text) return undefined;
  const host = hostOf(text);
  return host && page && host === hostOf(page) ? undefined : text;
}

function hostOf(url: string): string | undefined {
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(url)?.[1];
  return host?.toLowerCase().replace(/^www\./, '');
}
