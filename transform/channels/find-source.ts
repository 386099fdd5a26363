import { getDomain, parse } from 'tldts';
import { MEDIUM_WORDS } from './data/mediums.ts';
import {
  AD_HOSTS,
  AD_SYSTEMS,
  FAMILIES,
  type Family,
  SOURCE_DIRECTORY,
} from './data/source-directory.ts';

/** A source that the directory knows. */
export interface KnownSource {
  readonly name: string;
  readonly family: Family;
}

const names = new Map<string, KnownSource>();
const hosts = new Map<string, KnownSource>();
/** Hosts that cover themselves and not their subdomains. */
const exactHosts = new Map<string, KnownSource>();
/** `threads` of threads.net: what people write who leave the rest of a host away. */
const firstLabels = new Map<string, KnownSource>();

/** Labels that are words of their own as well, so that they name nobody. */
const COMMON_LABELS = new Set(['leads', 'advertise', 'you', 'prom', 'target', 'goods', 'wish']);

for (const family of FAMILIES) {
  for (const [name, spellings] of Object.entries(SOURCE_DIRECTORY[family])) {
    const known: KnownSource = { name, family };
    for (const spelling of spellings.trim().split(/\s+/)) {
      if (spelling.startsWith('=')) exactHosts.set(spelling.slice(1), known);
      else if (spelling.includes('.')) hosts.set(spelling, known);
      else names.set(spelling, known);
    }
  }
}
for (const [host, known] of [...hosts, ...exactHosts]) {
  const label = brandLabel(host);
  if (label && !names.has(label) && !firstLabels.has(label)) firstLabels.set(label, known);
}

/** The label of a host that is nothing but a name and a suffix; undefined for `mail.x.com` and `t.me`. */
function brandLabel(host: string): string | undefined {
  const label = host.slice(0, host.indexOf('.'));
  if (label.length < 3 || COMMON_LABELS.has(label) || MEDIUM_WORDS.has(label)) return undefined;
  return host === `${label}.*` || getDomain(host) === host ? label : undefined;
}

const COUNTRY_SITES =
  /^((?:.+\.)?(?:google|yandex|yahoo|amazon|ebay|pinterest))\.(?:(?:com?\.)?[a-z]{2}|com|net)$/;

/** `mail.yandex.com.tr` → `mail.yandex.*`; a host of no such brand stays as it is. */
function countryless(host: string): string {
  const site = COUNTRY_SITES.exec(host);
  return site ? `${site[1]}.*` : host;
}

/**
 * The directory's entry of a host (folded, without `www.`), the most specific one first. Linear in the
 * host's labels.
 */
export function findHost(host: string): KnownSource | undefined {
  const general = countryless(host);
  const exact = exactHosts.get(host) ?? exactHosts.get(general);
  if (exact) return exact;
  for (let rest = host, wide = general; ; ) {
    const found = hosts.get(rest) ?? hosts.get(wide);
    if (found) return found;
    const dot = rest.indexOf('.');
    if (dot < 0) return undefined;
    rest = rest.slice(dot + 1);
    const wideDot = wide.indexOf('.');
    wide = wideDot < 0 ? wide : wide.slice(wideDot + 1);
  }
}

/** The directory's entry of a source as a UTM or a vendor spells it: a name, a host, or a host's name. */
export function findSource(source: string): KnownSource | undefined {
  if (source === '') return undefined;
  const short = compact(source);
  return (
    names.get(short) ??
    (source.includes('.') ? findHost(source) : undefined) ??
    firstLabels.get(short)
  );
}

/** First words that are common English as well: `line_items` is no messenger. */
const COMMON_WORDS = new Set(['x', 'so', 'an', 'line', 'ask', 'impact', 'signal', 'medium', 'th']);
const SEPARATORS = /[\s._-]+/;

/** What a longer spelling begins with, where the directory knows that. */
export interface FirstWords {
  readonly known: KnownSource;
  /** The words that name it, without what parts them: `yandexdirect` of `yandex_direct_brand`. */
  readonly spelling: string;
}

/**
 * The known name that an unknown source begins with (`Instagram_Stories`, `yandex-direct brand`), the
 * longest one. A host is no such spelling: `google.partner.example` is a site of its own.
 */
export function findFirstWords(source: string): FirstWords | undefined {
  const words = source.split(SEPARATORS).filter((word) => word !== '');
  if (words.length < 2 || isHost(source)) return undefined;
  for (let count = Math.min(words.length - 1, 3); count > 0; count--) {
    const spelling = words.slice(0, count).join('');
    const known = names.get(spelling) ?? firstLabels.get(spelling);
    if (known && !COMMON_WORDS.has(spelling)) return { known, spelling };
  }
  return undefined;
}

function isHost(source: string): boolean {
  return source.includes('.') && !/[\s_]/.test(source) && parse(source).isIcann === true;
}

/** True for a spelling that names an ad system (`vk_ads`, `yandex_direct`). */
export function isAdSystem(source: string): boolean {
  return AD_SYSTEMS.has(source) || AD_SYSTEMS.has(compact(source));
}

/** The traffic that a host proves when only ad clicks lead through it. */
export function findAdHost(host: string): { source: string; medium: string } | undefined {
  let rest = countryless(host);
  for (;;) {
    if (Object.hasOwn(AD_HOSTS, rest)) return AD_HOSTS[rest];
    const dot = rest.indexOf('.');
    if (dot < 0) return undefined;
    rest = rest.slice(dot + 1);
  }
}

function compact(source: string): string {
  return /[\s_-]/.test(source) ? source.replace(/[\s_-]+/g, '') : source;
}
