import { classify } from '@throughline/transform/channels/classify';

/** Values of the tags; `source`, `medium` and `campaign` are needed. */
export interface UtmTags {
  readonly source: string;
  readonly medium: string;
  readonly campaign: string;
  readonly term?: string;
  readonly content?: string;
  readonly id?: string;
}

export type UtmLink =
  | {
      readonly url: string;
      readonly channel: string;
      /** What GA4's default channel group says of the same link. */
      readonly channel_ga4: string;
      readonly warnings: readonly string[];
    }
  | { readonly problems: readonly string[] };

const NAMES = ['source', 'medium', 'campaign', 'id', 'term', 'content'] as const;
const REQUIRED = ['source', 'medium', 'campaign'] as const;

/**
 * Adds UTM tags to a landing page’s address. Everything that is wrong is said at once. Macros of ad
 * platforms (`{keyword}`, `{{campaign.name}}`) keep their braces: encoded, they would not be filled in.
 */
export function buildUtmLink(landing: string, tags: UtmTags): UtmLink {
  const given = NAMES.flatMap((name) => {
    const value = tags[name]?.trim();
    return value ? [{ name, value }] : [];
  });
  const page = URL.canParse(landing) ? new URL(landing) : undefined;
  const problems = [...pageProblems(page, landing), ...missing(tags)];
  if (!page || problems.length > 0) return { problems };
  const query = given.map(({ name, value }) => `utm_${name}=${encode(value)}`).join('&');
  const search = page.search ? `${page.search}&${query}` : `?${query}`;
  const { channel, channelGa4 } = classify({
    source: tags.source,
    medium: tags.medium,
    campaign: tags.campaign,
    clickIds: [],
    referrerHost: '',
  });
  return {
    url: `${page.origin}${page.pathname}${search}${page.hash}`,
    channel,
    channel_ga4: channelGa4,
    warnings: given.flatMap(({ name, value }) => warningsOf(name, value)),
  };
}

function pageProblems(page: URL | undefined, landing: string): string[] {
  if (!page) return [`${landing}: not an address; expected https://host/path`];
  const problems: string[] = [];
  if (page.protocol !== 'https:')
    problems.push(
      `${landing}: ${page.protocol}//; expected https://, browsers drop referrers and tags are seen on the way otherwise`,
    );
  if (page.username || page.password)
    problems.push('the address holds a user name or password; leave it out');
  const tagged = [...page.searchParams.keys()].filter((name) => /^utm_/i.test(name));
  if (tagged.length > 0)
    problems.push(
      `the address already carries ${tagged.join(', ')}; leave them out, each tag may stand once`,
    );
  return problems;
}

function missing(tags: UtmTags): string[] {
  return REQUIRED.filter((name) => !tags[name]?.trim()).map(
    (name) => `--${name} is empty; expected a value for utm_${name}`,
  );
}

/** Macros are filled in by the platform and are no spelling of ours. */
function warningsOf(name: string, value: string): string[] {
  const own = value.replaceAll(/\{[^{}]*\}/g, '');
  const tidy = value.replaceAll(/[^{}]+(?![^{]*\})/g, (part) =>
    part.toLowerCase().replaceAll(/\s+/g, '_'),
  );
  const warnings: string[] = [];
  if (own !== own.toLowerCase() || /\s/.test(own))
    warnings.push(
      `utm_${name}: other tools count ${JSON.stringify(value)} apart from other spellings; better ${tidy}`,
    );
  if (/[^\s@]+@[^\s@]+\.[^\s@]+/.test(own))
    warnings.push(
      `utm_${name}: this looks like an e-mail address; links must not carry personal data`,
    );
  return warnings;
}

function encode(value: string): string {
  return encodeURIComponent(value).replaceAll('%7B', '{').replaceAll('%7D', '}');
}
