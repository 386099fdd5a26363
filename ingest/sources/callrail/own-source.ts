/** A source in CallRail's own words, translated; null where they say that nothing led to the call. */
export interface OwnSource {
  readonly source: string | null;
  readonly medium?: string;
}

const ENGINES = 'google bing yahoo duckduckgo aol ask yandex baidu ecosia brave microsoft';
const NETWORKS = `facebook instagram linkedin twitter x pinterest tiktok snapchat reddit nextdoor youtube threads
  quora whatsapp`;
const SITES = 'yelp houzz angi thumbtack homeadvisor craigslist yellowpages foursquare tripadvisor';

/** The names that CallRail gives sources by itself, and what they are. */
const NAMES: ReadonlyMap<string, 'engine' | 'network' | 'site'> = new Map([
  ...named(ENGINES, 'engine'),
  ...named(NETWORKS, 'network'),
  ...named(SITES, 'site'),
]);

function named<Kind extends string>(names: string, kind: Kind): [string, Kind][] {
  return names.split(/\s+/).map((name) => [name, kind]);
}

const PAID = /^(?:paid|ads?|adwords|ppc|cpc|sem|paid search|paid social|advertising|sponsored)$/;
const EXTENSION = /^(?:ads? )?(?:call )?(?:ad )?(?:extensions?|call ads?|assets?)$/;
const LISTING =
  /^(?:local|maps?|my business|business profile|gmb|gbp|places|local listings?|local pack)$/;
const FREE = /^(?:organic|seo|search)$/;
const SOCIAL = /^(?:social|organic social|posts?|page)$/;
const REFERRAL = /^(?:referrals?|listing|profile)$/;
const EMAIL = /^e-?mail$/;

/** Nobody led there, or CallRail does not know. */
const NOBODY = /^\(?(?:direct|none|direct traffic|direct type-?in)\)?$/;
const UNKNOWN =
  /^\(?(?:unknown|unknown source|unknown referrer|not available|n\/a|no source|unattributed|not set)\)?$/;

/** Whether the words say that CallRail does not know the source. */
export function isUnknownSource(text: string): boolean {
  return UNKNOWN.test(folded(text));
}

/**
 * Source and medium of CallRail's own words: `Google Organic` is google / organic, `Facebook Paid` facebook /
 * paid_social, `Google My Business` a listing on its maps. Undefined for all that is not of this closed
 * vocabulary: a number's own title, a campaign.
 */
export function ownSource(text: string): OwnSource | undefined {
  const words = folded(text);
  if (NOBODY.test(words)) return { source: null };
  const space = words.indexOf(' ');
  const name = space < 0 ? words : words.slice(0, space);
  const kind = NAMES.get(name);
  if (!kind || space < 0) return undefined;
  const medium = mediumOf(words.slice(space + 1), kind);
  return medium === undefined
    ? undefined
    : { source: name === 'microsoft' ? 'bing' : name, medium };
}

function mediumOf(words: string, kind: 'engine' | 'network' | 'site'): string | undefined {
  if (PAID.test(words) || EXTENSION.test(words) || /^local services(?: ads?)?$/.test(words))
    return kind === 'network' ? 'paid_social' : 'cpc';
  if (/^(?:display|remarketing|retargeting)(?: ads?)?$/.test(words)) return 'display';
  if (LISTING.test(words)) return 'maps';
  if (FREE.test(words)) return { engine: 'organic', network: 'social', site: 'referral' }[kind];
  if (SOCIAL.test(words)) return 'social';
  if (EMAIL.test(words)) return 'email';
  return REFERRAL.test(words) ? 'referral' : undefined;
}

function folded(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ');
}
