import { domainToASCII } from 'node:url';
import type { Traffic } from '@throughline/ingest/contract/fact';
import { getDomain, parse } from 'tldts';
import { isCheckoutPage } from './checkout-page.ts';
import { CLICK_IDS } from './data/click-ids.ts';
import { IGNORED_REFERRERS } from './data/ignored-referrers.ts';
import { findAdHost, findHost } from './find-source.ts';
import { fold } from './fold.ts';
import { hostOf, withoutWww } from './host-of.ts';
import { coveredBy } from './sites.ts';

/**
 * The small set of facts that a classification depends on, folded (see `fold`). Empty text stands for
 * what is not known. A referrer inside the site is left out while the tuple is made.
 */
export interface TrafficTuple {
  readonly source: string;
  readonly medium: string;
  readonly campaign: string;
  /** Names of the known click ids that were present, sorted, each once. */
  readonly clickIds: readonly string[];
  /** Host of the referrer in ASCII, without `www.`. */
  readonly referrerHost: string;
  /** Set where an unknown site sent the visitor, untagged, to a page of the checkout. */
  readonly arrivedAt?: 'checkout';
}

const KNOWN_CLICK_IDS = new Set(CLICK_IDS.map((id) => id.name));
const ASCII = /^[\x20-\x7e]*$/;
/** What analytics tools write where they know nothing. */
const PLACEHOLDERS = new Set([
  ...['(direct)', '(none)', '(not set)', '(not provided)', '(data deleted)', 'null', 'undefined'],
  // GA4's campaign of a visit without one.
  ...['(organic)', '(referral)', '(ai-assistant)'],
]);

/**
 * The tuple of a visit, or undefined when it says nothing of where the visitor came from (direct).
 * @param pageUrl the page of the visit, for traffic that names no landing page: a referrer of the same
 * registrable domain is the site itself.
 */
export function trafficTuple(traffic: Traffic, pageUrl?: string): TrafficTuple | undefined {
  const landing = hostOf(traffic.landingUrl ?? '') || hostOf(pageUrl ?? '');
  const referrer = hostOf(traffic.referrer ?? '');
  const tuple = normalizeTuple({
    source: asciiHost(fold(traffic.source ?? '')),
    medium: traffic.medium ?? '',
    campaign: traffic.campaign ?? '',
    clickIds: traffic.clickIds ?? [],
    referrerHost: broughtNobody(referrer, landing) ? '' : referrer,
  });
  // Web analytics turn the referrer into a source of their own. A source that is absent names no site.
  if (tuple.medium === 'referral' && tuple.source !== '' && broughtNobody(tuple.source, landing)) {
    return saysSomething({ ...tuple, source: '', medium: '', campaign: '' });
  }
  const page = traffic.landingUrl ?? pageUrl ?? '';
  const back = cameBack(tuple) && isCheckoutPage(page);
  return saysSomething(back ? { ...tuple, arrivedAt: 'checkout' } : tuple);
}

/** Nothing but a referrer that no directory knows, or what an analytics tool made of it. */
function cameBack({ source, medium, campaign, clickIds, referrerHost }: TrafficTuple): boolean {
  if (clickIds.length > 0 || campaign !== '') return false;
  const untagged = source === '' && medium === '';
  const host = untagged ? referrerHost : medium === 'referral' ? source : '';
  return host.includes('.') && !findHost(host) && !findAdHost(host);
}

/** Folds a tuple's texts and drops what carries no meaning; `normalizeTuple` of its own result is the same. */
export function normalizeTuple(tuple: TrafficTuple): TrafficTuple {
  return {
    source: known(withoutWww(fold(tuple.source))),
    medium: known(fold(tuple.medium)),
    campaign: known(fold(tuple.campaign)),
    clickIds: knownClickIds(tuple.clickIds),
    referrerHost: withoutWww(fold(tuple.referrerHost)),
    ...(tuple.arrivedAt && { arrivedAt: tuple.arrivedAt }),
  };
}

/** The tuple itself, or undefined when nothing in it is known. */
export function saysSomething(tuple: TrafficTuple): TrafficTuple | undefined {
  const empty =
    tuple.source === '' &&
    tuple.medium === '' &&
    tuple.campaign === '' &&
    tuple.referrerHost === '' &&
    tuple.clickIds.length === 0;
  return empty ? undefined : tuple;
}

/** Canonical text of a tuple: equal for equal tuples, different for different ones. */
export function trafficKey(tuple: TrafficTuple): string {
  const { source, medium, campaign, clickIds, referrerHost, arrivedAt } = tuple;
  const facts = [source, medium, campaign, clickIds, referrerHost];
  return JSON.stringify(arrivedAt ? [...facts, arrivedAt] : facts);
}

/** The tuple of a text that `trafficKey` made. */
export function parseTrafficKey(key: string): TrafficTuple {
  const [source, medium, campaign, clickIds, referrerHost, arrivedAt] = JSON.parse(key);
  return { source, medium, campaign, clickIds, referrerHost, ...(arrivedAt && { arrivedAt }) };
}

const NO_IDS: readonly string[] = [];

function knownClickIds(ids: readonly string[]): readonly string[] {
  if (ids.length === 0) return NO_IDS;
  return [...new Set(ids.map(fold).filter((id) => KNOWN_CLICK_IDS.has(id)))].sort();
}

function known(text: string): string {
  return PLACEHOLDERS.has(text) ? '' : text;
}

/** A source that is an internationalised host gets the spelling that referrers have. */
function asciiHost(source: string): string {
  if (!source.includes('.') || ASCII.test(source)) return source;
  return parse(source).isIcann ? domainToASCII(source) || source : source;
}

function broughtNobody(host: string, landing: string): boolean {
  if (host === '') return true;
  if (host === landing) return true;
  if (landing !== '') {
    const domain = registrable(host);
    if (domain !== null && domain === registrable(landing)) return true;
  }
  return coveredBy(IGNORED_REFERRERS, host);
}

/** Two shops on one hosting platform (`a.myshopify.com`, `b.myshopify.com`) are two sites. */
function registrable(host: string): string | null {
  return getDomain(host, { allowPrivateDomains: true });
}
