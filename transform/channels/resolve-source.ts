import { CLICK_IDS, type ClickId, GA4_CLICK_IDS } from './data/click-ids.ts';
import { GA4_SEARCH, GA4_SOCIAL } from './data/source-categories.ts';
import { findAdHost, findHost } from './find-source.ts';
import { isPaidMedium } from './paid-medium.ts';
import type { TrafficTuple } from './traffic-key.ts';

export interface SourceMedium {
  readonly source: string;
  readonly medium: string;
  readonly campaign: string;
}

/** Where a visit came from: as we see it, and as GA4 would have recorded it. */
export interface ResolvedSource extends SourceMedium {
  /** What the answer rests on: `utm`, `click-id:yclid`, `referrer:search` … or `direct`. */
  readonly reason: string;
  /** The UTM says free, a click id proves bought: a fault in the tagging, reported as data quality. */
  readonly conflict: boolean;
  readonly ga4: SourceMedium;
}

const DIRECT: SourceMedium = { source: '(direct)', medium: '(none)', campaign: '' };
const NOT_SET = '(not set)';

/**
 * Resolves a normalised tuple. The UTM names the visit; without one the strongest click id does, then
 * the referrer. A click id of a bought click beats a UTM medium that says free, and `conflict` is set.
 */
export function resolveSource(tuple: TrafficTuple | undefined): ResolvedSource {
  if (!tuple) return { ...DIRECT, reason: 'direct', conflict: false, ga4: DIRECT };
  const clickId = strongest(tuple.clickIds);
  const ga4 = ga4Source(tuple);
  if (tuple.source === '' && tuple.medium === '' && tuple.campaign === '') {
    const found = untagged(clickId, tuple.referrerHost);
    return { ...found, campaign: '', conflict: false, ga4 };
  }

  const inferred = untagged(clickId, tuple.referrerHost);
  // A half-filled UTM is completed by what else is known, and never by a guess.
  const source = tuple.source || (inferred.reason === 'direct' ? NOT_SET : inferred.source);
  const tagged = tuple.medium || (clickId?.paid ? clickId.medium : '');
  const medium = tagged || (tuple.source === '' ? completion(inferred) : NOT_SET);
  const conflict = clickId?.paid === true && tuple.medium !== '' && !isPaidMedium(tuple.medium);
  return {
    source,
    medium: conflict ? clickId.medium : medium,
    campaign: tuple.campaign,
    reason: conflict ? `utm+click-id:${clickId.name}` : 'utm',
    conflict,
    ga4,
  };
}

interface Found {
  readonly source: string;
  readonly medium: string;
  readonly reason: string;
}

function completion(inferred: Found): string {
  return inferred.reason === 'direct' ? NOT_SET : inferred.medium;
}

function untagged(clickId: ClickId | undefined, referrerHost: string): Found {
  const referrer = referrerHost === '' ? undefined : fromReferrer(referrerHost);
  if (clickId) {
    // fbclid says Meta; the referrer says which of its sites.
    const social = clickId.name === 'fbclid' && referrer?.reason === 'referrer:social';
    if (!social) {
      return { source: clickId.source, medium: clickId.medium, reason: `click-id:${clickId.name}` };
    }
  }
  return referrer ?? { source: DIRECT.source, medium: DIRECT.medium, reason: 'direct' };
}

const REFERRER_MEDIUMS: Partial<Record<string, string>> = {
  search: 'organic',
  social: 'social',
  ai: 'ai-assistant',
  email: 'email',
};

/** Hosts of public pages of a messenger: its channels are read there as in a social network. */
const MESSENGER_PAGES = new Set(['t.me', 'telegram.me']);

function fromReferrer(host: string): Found {
  const ad = findAdHost(host);
  if (ad) return { ...ad, reason: 'referrer:ads' };
  const known = findHost(host);
  if (known) {
    const family = MESSENGER_PAGES.has(host) ? 'social' : known.family;
    return {
      source: known.name,
      medium: REFERRER_MEDIUMS[family] ?? 'referral',
      reason: `referrer:${family}`,
    };
  }
  if (GA4_SEARCH.has(host)) return { source: host, medium: 'organic', reason: 'referrer:search' };
  if (GA4_SOCIAL.has(host)) return { source: host, medium: 'social', reason: 'referrer:social' };
  return { source: host, medium: 'referral', reason: 'referrer:other' };
}

function strongest(ids: readonly string[]): ClickId | undefined {
  if (ids.length === 0) return undefined;
  return CLICK_IDS.find((id) => ids.includes(id.name));
}

/** Engines that GA4 names by their brand. Others stay hosts, and its source list decides. */
const GA4_ENGINES =
  /^(?:(?:m|search|r\.search)\.)?(google|bing|yahoo|yandex|baidu|duckduckgo|naver|seznam|ask|aol)\.(?:(?:com?\.)?[a-z]{2}|com|net)$/;

/** The assistants that Google named when it brought the channel; it publishes no list. */
const GA4_ASSISTANTS = new Set([
  'chatgpt.com',
  'chat.openai.com',
  'gemini.google.com',
  'claude.ai',
]);

/** What GA4 records for the same visit: UTM, else Google's own click ids, else the referrer's host. */
function ga4Source(tuple: TrafficTuple): SourceMedium {
  const { source, medium, campaign, referrerHost } = tuple;
  if (source !== '' || medium !== '' || campaign !== '') {
    return { source: source || NOT_SET, medium: medium || NOT_SET, campaign };
  }
  const clickId = strongest(tuple.clickIds.filter((id) => GA4_CLICK_IDS.has(id)));
  if (clickId) return { source: clickId.source, medium: clickId.medium, campaign: '' };
  if (referrerHost === '') return DIRECT;
  if (GA4_ASSISTANTS.has(referrerHost)) {
    return { source: referrerHost, medium: 'ai-assistant', campaign: '(ai-assistant)' };
  }
  const engine = GA4_ENGINES.exec(referrerHost);
  if (engine) return { source: engine[1]!, medium: 'organic', campaign: '' };
  return { source: referrerHost, medium: 'referral', campaign: '' };
}
