import { hostOf } from './host-of.ts';

/** Sites that the business names in its configuration. */
export interface SiteSettings {
  /** Its own domains. */
  readonly own: readonly string[];
  /** Its payment and bank pages. */
  readonly paymentPages: readonly string[];
  /** Sites that bring visitors although what they link to looks like a way back from paying. */
  readonly referrers: readonly string[];
}

export const NO_SITE_SETTINGS: SiteSettings = { own: [], paymentPages: [], referrers: [] };

/** Which hosts brought a visitor. A host that is listed covers its subdomains. */
export interface Sites {
  /** The business itself, or where its customers pay. */
  broughtNobody(host: string): boolean;
  isReferrer(host: string): boolean;
}

export function compileSites(settings: SiteSettings): Sites {
  const nobody = hostSet([...settings.own, ...settings.paymentPages]);
  const referrers = hostSet(settings.referrers);
  return {
    broughtNobody: (host) => nobody.size > 0 && coveredBy(nobody, host),
    isReferrer: (host) => referrers.size > 0 && coveredBy(referrers, host),
  };
}

/** No site is named. */
export const NO_SITES: Sites = compileSites(NO_SITE_SETTINGS);

/** Whether the host or a domain above it is one of `hosts`. Linear in the host's labels. */
export function coveredBy(hosts: ReadonlySet<string>, host: string): boolean {
  for (let rest = host; rest !== ''; ) {
    if (hosts.has(rest)) return true;
    const dot = rest.indexOf('.');
    if (dot < 0) return false;
    rest = rest.slice(dot + 1);
  }
  return false;
}

function hostSet(hosts: readonly string[]): ReadonlySet<string> {
  return new Set(hosts.map(hostOf).filter((host) => host !== ''));
}
