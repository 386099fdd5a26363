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

/** The directory's entry of a source as a UTM or a vendor spells it: a name, or a host. */
export function findSource(source: string): KnownSource | undefined {
  if (source === '') return undefined;
  return names.get(compact(source)) ?? (source.includes('.') ? findHost(source) : undefined);
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
