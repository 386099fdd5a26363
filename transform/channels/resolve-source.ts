import { isUnfilledMacro } from '@throughline/ingest/mapping/unfilled-macro';
import { CLICK_IDS, type ClickId } from './data/click-ids.ts';
import { MEDIUM_WORDS, mediumInside, mediumWord } from './data/mediums.ts';
import { GA4_SEARCH, GA4_SHOPPING, GA4_SOCIAL, GA4_VIDEO } from './data/source-categories.ts';
import type { Family } from './data/source-directory.ts';
import {
  findAdHost,
  findFirstWords,
  findHost,
  findSource,
  isAdSystem,
  type KnownSource,
} from './find-source.ts';
import { DIRECT, ga4Source, NOT_SET, type SourceMedium } from './ga4-source.ts';
import { isPaidMedium } from './paid-medium.ts';
import type { TrafficTuple } from './traffic-key.ts';

/** Where a bought click was shown, where more is known of it than its network. */
export type Placement = 'video' | 'display';

/** Where a visit came from: as we see it, and as GA4 would have recorded it. */
export interface ResolvedSource extends SourceMedium {
  /** The source as it is shown: the directory's name where that knows the spelling in `source`. */
  readonly name: string;
  /** The directory's entry of the source, or of the network that its click id names. */
  readonly known: KnownSource | undefined;
  /** The spelling names an ad system, not only a site: `yandex_direct`. */
  readonly adSystem: boolean;
  readonly placement: Placement | undefined;
  /** What the answer rests on: `utm`, `click-id:yclid`, `referrer:search` … or `direct`. */
  readonly reason: string;
  /** The UTM says free, a click id proves bought: a fault in the tagging, reported as data quality. */
  readonly conflict: boolean;
  readonly ga4: SourceMedium;
}

const UNKNOWN = { known: undefined, adSystem: false, placement: undefined, conflict: false };
const UNTOLD = { ...DIRECT, ...UNKNOWN, name: DIRECT.source, reason: 'direct' };

/**
 * Resolves a normalised tuple. The UTM names the visit; without one the strongest click id does, then
 * the referrer. A click id of a bought click beats a UTM medium that says free, and `conflict` is set.
 * A half-filled UTM is completed on both sides by what else is known, and never by a guess.
 */
export function resolveSource(tuple: TrafficTuple | undefined): ResolvedSource {
  if (!tuple) return { ...UNTOLD, ga4: DIRECT };
  const ga4 = ga4Source(tuple);
  const clickId = strongest(tuple.clickIds);
  const source = told(tuple.source);
  const medium = told(tuple.medium);
  const campaign = told(tuple.campaign);
  const inferred = untagged(clickId, tuple.referrerHost);
  if (source === '' && medium === '' && campaign === '') {
    if (inferred.reason === 'direct') return { ...UNTOLD, ga4 };
    const known = findSource(inferred.source);
    const placement = placementOf(tuple.referrerHost, known, inferred.medium);
    const name = known?.name ?? inferred.source;
    return { ...UNKNOWN, ...inferred, name, known, placement, campaign: '', ga4 };
  }
  return { ...tagged({ source, medium, campaign, clickId, inferred }, tuple.referrerHost), ga4 };
}

interface Tags extends SourceMedium {
  readonly clickId: ClickId | undefined;
  /** What click id and referrer say without the tags. */
  readonly inferred: Found;
}

function tagged(tags: Tags, referrerHost: string): Omit<ResolvedSource, 'ga4'> {
  const { clickId, inferred } = tags;
  const named = tags.source === '' ? nameInMedium(tags.medium) : undefined;
  const source = tags.source || named || (inferred.reason === 'direct' ? NOT_SET : inferred.source);
  const exact = source === NOT_SET ? undefined : findSource(source);
  const first = exact ? undefined : findFirstWords(source);
  const adSystem = isAdSystem(source) || (first !== undefined && isAdSystem(first.spelling));
  const conflict = clickId?.paid === true && tags.medium !== '' && !isPaidMedium(tags.medium);
  const medium = conflict
    ? clickId.medium
    : tags.medium ||
      (clickId?.paid ? clickId.medium : undefined) ||
      (tags.source === ''
        ? fromEvidence(inferred)
        : completedMedium(source, exact, first?.known, adSystem, inferred));
  const paid = isPaidMedium(medium) || adSystem;
  // The click id's network stands behind a source that nobody knows.
  const network =
    !exact && !first && clickId && saysLittle(source, medium, paid)
      ? findSource(clickId.source)
      : undefined;
  const known = exact ?? first?.known ?? network;
  return {
    source,
    name: exact?.name ?? shownName(source, first?.known, paid ? network : undefined),
    medium,
    campaign: tags.campaign,
    known,
    adSystem,
    placement: placementOf(referrerHost, known, medium),
    reason: conflict ? `utm+click-id:${clickId.name}` : 'utm',
    conflict,
  };
}

/** Macros that were not filled in tell us nothing; GA4 records them as they are. */
function told(text: string): string {
  return text !== '' && isUnfilledMacro(text) ? '' : text;
}

/** `utm_medium=facebook` without a source: the medium names it, unless it is a medium's word. */
function nameInMedium(medium: string): string | undefined {
  if (medium === '' || MEDIUM_WORDS.has(mediumWord(medium))) return undefined;
  return (findSource(medium) ?? findFirstWords(medium)?.known)?.name;
}

/** Words for what was handed out, pushed or sent name no place, so their longer spellings stay apart. */
const KEPT_APART: ReadonlySet<Family> = new Set(['offline', 'sms', 'push']);

function shownName(
  source: string,
  first: KnownSource | undefined,
  network: KnownSource | undefined,
): string {
  if (first) return KEPT_APART.has(first.family) ? source : first.name;
  // An affiliate network's link names the publisher, which says more.
  return network && network.family !== 'affiliate' ? network.name : source;
}

const FREE_MEDIUMS = new Set(['organic', 'referral', 'app', 'link', 'affiliate', 'audio']);

/** Bought without a known seller, or a medium that no rule reads: the click id's network says more. */
function saysLittle(source: string, medium: string, paid: boolean): boolean {
  if (paid) return true;
  return !FREE_MEDIUMS.has(medium) && !(GA4_SOCIAL.has(source) || GA4_SEARCH.has(source));
}

/** The medium of a source without one: its own entry, a medium's word in it, click id, then referrer. */
function completedMedium(
  source: string,
  exact: KnownSource | undefined,
  first: KnownSource | undefined,
  adSystem: boolean,
  inferred: Found,
): string {
  if (adSystem) return 'cpc';
  if (exact) return familyMedium(exact.family);
  const listed = listedMedium(source);
  if (listed) return listed;
  return (
    mediumInside(source) ??
    (first ? familyMedium(first.family) : undefined) ??
    fromEvidence(inferred)
  );
}

function fromEvidence(inferred: Found): string {
  return inferred.reason === 'direct' ? NOT_SET : inferred.medium;
}

/** Names and hosts that only GA4's published lists know. */
function listedMedium(source: string): string | undefined {
  if (GA4_SEARCH.has(source)) return 'organic';
  if (GA4_SOCIAL.has(source)) return 'social';
  return GA4_VIDEO.has(source) || GA4_SHOPPING.has(source) ? 'referral' : undefined;
}

const FAMILY_MEDIUMS: Readonly<Record<Family, string>> = {
  search: 'organic',
  social: 'social',
  messenger: 'messenger',
  video: 'referral',
  recommendation: 'referral',
  marketplace: 'referral',
  maps: 'referral',
  ai: 'ai-assistant',
  email: 'email',
  sms: 'sms',
  push: 'push',
  affiliate: 'affiliate',
  offline: 'offline',
};

function familyMedium(family: Family): string {
  return FAMILY_MEDIUMS[family];
}

interface Found {
  readonly source: string;
  readonly medium: string;
  readonly reason: string;
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

/** A page that refers says less of the medium than its tags would: only these families tell it. */
const REFERRER_MEDIUMS: Partial<Record<Family, string>> = {
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

/** Microsoft shows ads beside its news and mail, and calls that its audience network. */
const BING_AUDIENCE = /(?:^|\.)(?:msn\.com|outlook\.live\.com)$/;

/**
 * Where a bought click of a search engine was shown: the tags and the click id say that it was bought and
 * of whom, the referrer says where.
 */
function placementOf(
  referrerHost: string,
  known: KnownSource | undefined,
  medium: string,
): Placement | undefined {
  if (referrerHost === '' || known?.family !== 'search' || !isPaidMedium(medium)) return undefined;
  if (findAdHost(referrerHost)?.medium === 'display') return 'display';
  if (known.name === 'bing' && BING_AUDIENCE.test(referrerHost)) return 'display';
  return findHost(referrerHost)?.family === 'video' ? 'video' : undefined;
}

function strongest(ids: readonly string[]): ClickId | undefined {
  if (ids.length === 0) return undefined;
  return CLICK_IDS.find((id) => ids.includes(id.name));
}
