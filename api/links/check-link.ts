import { probablyMeant } from '@throughline/ingest/contract/nearest';
import { type ClassifyOptions, classify } from '@throughline/transform/channels/classify';
import {
  type LinkCheck,
  type LinkFault,
  type LinkTags,
  TAGS,
  type Tag,
} from '../contract/links.ts';
import { type NamingRules, NO_NAMES, USUAL_RULES, type UsedNames } from './naming-rules.ts';

export interface CheckLinkOptions {
  readonly rules?: NamingRules;
  readonly used?: UsedNames;
  readonly classification?: ClassifyOptions;
}

/**
 * Adds UTM tags to a landing page's address, and says what is wrong, what could be better, and which channel its
 * visits will count for. Everything that is wrong is said at once. Macros of ad platforms (`{keyword}`,
 * `{{campaign.name}}`) keep their braces: encoded, they would not be filled in.
 */
export function checkLink(
  landing: string,
  tags: LinkTags,
  { rules = USUAL_RULES, used = NO_NAMES, classification }: CheckLinkOptions = {},
): LinkCheck {
  const given = TAGS.flatMap((tag) => {
    const value = tags[tag]?.trim();
    return value ? [{ tag, value }] : [];
  });
  const page = URL.canParse(landing) ? new URL(landing) : undefined;
  const problems = [
    ...pageProblems(page, landing),
    ...rules.required
      .filter((tag) => !tags[tag]?.trim())
      .map((tag): LinkFault => ({ code: 'tag_missing', tag, got: '' })),
    ...given.flatMap(({ tag, value }) => notAllowed(tag, value, rules)),
  ];
  const { channel, channelGa4, reason } = classify(
    {
      ...{ source: tags.source, medium: tags.medium, campaign: tags.campaign },
      ...{ clickIds: [], referrerHost: '' },
    },
    classification,
  );
  const isTagged = Boolean(tags.source.trim() && tags.medium.trim());
  const query = given.map(({ tag, value }) => `utm_${tag}=${encode(value)}`).join('&');
  return {
    url:
      page && problems.length === 0
        ? `${page.origin}${page.pathname}${page.search ? `${page.search}&` : '?'}${query}${page.hash}`
        : null,
    ...{ channel, channel_ga4: channelGa4, reason, problems },
    warnings: [
      ...given.flatMap(({ tag, value }) => warningsOf(tag, value, rules, used)),
      ...(isTagged && channel === 'Unassigned'
        ? [{ code: 'channel_unassigned' as const, got: `${tags.source} / ${tags.medium}` }]
        : []),
    ],
  };
}

function pageProblems(page: URL | undefined, landing: string): LinkFault[] {
  if (!page) return [{ code: 'address_unreadable', got: landing }];
  const problems: LinkFault[] = [];
  if (page.protocol !== 'https:')
    problems.push({
      ...{ code: 'address_not_https', got: landing },
      better: landing.replace(/^[a-z][a-z0-9+.-]*:(\/\/)?/i, 'https://'),
    });
  if (page.username || page.password) problems.push({ code: 'address_has_login', got: '' });
  const tagged = [...page.searchParams.keys()].filter((name) => /^utm_/i.test(name));
  if (tagged.length > 0) problems.push({ code: 'address_tagged', got: tagged.join(', ') });
  return problems;
}

/** A macro is filled in by the platform: what it will be is not known. */
function notAllowed(tag: Tag, value: string, { allowed }: NamingRules): LinkFault[] {
  const names = allowed[tag];
  if (!names || names.includes(value) || /\{/.test(value)) return [];
  const better = probablyMeant(value, names);
  return [
    { code: 'tag_not_allowed', tag, got: value, ...(better && { better }), allowed: [...names] },
  ];
}

/** Macros are filled in by the platform and are no spelling of ours. */
function warningsOf(tag: Tag, value: string, rules: NamingRules, used: UsedNames): LinkFault[] {
  const own = value.replaceAll(/\{[^{}]*\}/g, '');
  const tidy = value.replaceAll(/[^{}]+(?![^{]*\})/g, (part) =>
    (rules.letterCase === 'lower' ? part.toLowerCase() : part).replaceAll(/\s+/g, '_'),
  );
  const warnings: LinkFault[] = [];
  const near = own === value ? nearName(tag, tidy, used) : undefined;
  if (near) warnings.push({ code: 'tag_near', tag, got: value, better: near });
  else if (tidy !== value) warnings.push({ code: 'tag_spelling', tag, got: value, better: tidy });
  if (rules.alphabet === 'latin' && /\P{ASCII}/u.test(own))
    warnings.push({ code: 'tag_alphabet', tag, got: value });
  if (/[^\s@]+@[^\s@]+\.[^\s@]+/.test(own))
    warnings.push({ code: 'tag_personal', tag, got: value });
  return warnings;
}

/** A name in use that this one is nearly; numbers make another name of it (`sale_2025`, `sale_2026`). */
function nearName(tag: Tag, value: string, used: UsedNames): string | undefined {
  if (tag !== 'source' && tag !== 'medium' && tag !== 'campaign') return undefined;
  const names = used[tag];
  if (names.some((name) => name.toLowerCase() === value.toLowerCase())) return undefined;
  const letters = (text: string) => text.toLowerCase().replaceAll(/[\s_.-]+/g, '');
  const digits = (text: string) => text.replaceAll(/\D+/g, ' ').trim();
  const alike = names.find((name) => letters(name) === letters(value));
  if (alike !== undefined || value.length < 4) return alike;
  return probablyMeant(
    value,
    names.filter((name) => name.length >= 4 && digits(name) === digits(value)),
  );
}

function encode(value: string): string {
  return encodeURIComponent(value).replaceAll('%7B', '{').replaceAll('%7D', '}');
}
