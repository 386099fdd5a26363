import type { Channel } from './channels.ts';
import {
  AFFILIATE_WORDS,
  DISPLAY_WORDS,
  EMAIL_WORDS,
  MAPS_WORDS,
  MARKETPLACE_WORDS,
  MESSENGER_WORDS,
  mediumWord,
  OFFLINE_WORDS,
  ORGANIC_WORDS,
  PARTNER_WORDS,
  PHONE_WORDS,
  PUSH_WORDS,
  RECOMMENDATION_WORDS,
  SMS_WORDS,
  SOCIAL_WORDS,
  VIDEO_AD_WORDS,
} from './data/mediums.ts';
import type { Family } from './data/source-directory.ts';
import { isPaidMedium } from './paid-medium.ts';
import type { Placement, ResolvedSource } from './resolve-source.ts';

/** What the rules look at; all texts folded. */
export interface OverlayFacts {
  readonly source: string;
  readonly medium: string;
  /** The medium with one spelling of blanks and dashes. */
  readonly word: string;
  readonly campaign: string;
  readonly name: string | undefined;
  readonly family: Family | undefined;
  readonly paid: boolean;
  /** Where a bought click was shown, as its referrer says. */
  readonly placement: Placement | undefined;
}

interface Rule {
  readonly id: string;
  readonly channel: Channel;
  readonly when: (facts: OverlayFacts) => boolean;
}

export function overlayFacts(
  traffic: Pick<
    ResolvedSource,
    'source' | 'medium' | 'campaign' | 'known' | 'adSystem' | 'placement'
  >,
): OverlayFacts {
  const { known } = traffic;
  const word = mediumWord(traffic.medium);
  return {
    source: traffic.source,
    medium: traffic.medium,
    word,
    campaign: traffic.campaign,
    name: known?.name,
    family: known?.family,
    // `yandex_direct` names a purchase even where the medium was forgotten.
    paid: isPaidMedium(traffic.medium) || (traffic.adSystem && !isFree(word)),
    placement: traffic.placement,
  };
}

function isFree(word: string): boolean {
  return ORGANIC_WORDS.has(word) || SOCIAL_WORDS.has(word) || EMAIL_WORDS.has(word);
}

const EMAIL = /e[-_ ]?mail/;
/** Ad networks that advertisers name in the campaign, because the medium is `cpc` there too. */
const NETWORK_CAMPAIGN = /(?:^|[^\p{L}\p{N}])(?:rsya|рся|gdn|kms|кмс)(?![\p{L}\p{N}])/u;
/** A whole word: `eshop` and `workshop` are no shopping campaigns. */
const SHOPPING_CAMPAIGN = /(?:^|[^\p{L}\p{N}])(?:shopping|pla)(?![\p{L}\p{N}])/u;
const PMAX_CAMPAIGN = /(?:^|[^\p{L}\p{N}])(?:pmax|performance[-_ ]?max)(?![\p{L}\p{N}])/u;

/**
 * Where GA4's rules misread a market with its own search engines, networks, messengers and marketplaces.
 * In order, the first that matches wins; what none of them knows is left to GA4's rules.
 */
const RULES: readonly Rule[] = [
  rule('internal', 'Internal', (f) => f.word === 'internal' || /^\(?internal\)?$/.test(f.source)),
  rule('cross-network', 'Cross-network', (f) => f.campaign.includes('cross-network')),
  rule(
    'google-pmax',
    'Cross-network',
    (f) => f.paid && f.name === 'google' && PMAX_CAMPAIGN.test(f.campaign),
  ),
  rule('offline', 'Offline', (f) => f.family === 'offline' || OFFLINE_WORDS.has(f.word)),
  rule('phone', 'Phone', (f) => PHONE_WORDS.has(f.word) || PHONE_WORDS.has(f.source)),
  rule('sms', 'SMS', (f) => f.family === 'sms' || SMS_WORDS.has(f.word)),
  rule(
    'push',
    'Push',
    (f) => f.family === 'push' || PUSH_WORDS.has(f.word) || /push$|notification/.test(f.word),
  ),
  rule(
    'ai-assistant',
    'AI Assistant',
    (f) => f.word === 'ai_assistant' || (f.family === 'ai' && !f.paid),
  ),
  rule('paid-ai', 'Paid AI', (f) => f.family === 'ai' && f.paid),
  rule(
    'messenger',
    'Messenger',
    (f) =>
      MESSENGER_WORDS.has(f.word) ||
      (f.family === 'messenger' && !f.paid && !SOCIAL_WORDS.has(f.word) && !EMAIL.test(f.medium)),
  ),
  rule(
    'email',
    'Email',
    (f) =>
      EMAIL_WORDS.has(f.word) ||
      EMAIL.test(f.medium) ||
      EMAIL.test(f.source) ||
      (f.family === 'email' && !f.paid),
  ),
  rule('affiliate', 'Affiliates', (f) => f.family === 'affiliate' || AFFILIATE_WORDS.has(f.word)),
  rule('partner', 'Partner', (f) => PARTNER_WORDS.has(f.word) || PARTNER_WORDS.has(f.source)),
  rule(
    'marketplace',
    'Marketplaces',
    (f) => f.family === 'marketplace' || MARKETPLACE_WORDS.has(f.word),
  ),
  rule('maps', 'Maps', (f) => f.family === 'maps' || MAPS_WORDS.has(f.word)),
  rule(
    'paid-video',
    'Paid Video',
    (f) =>
      f.paid && (f.family === 'video' || (VIDEO_AD_WORDS.has(f.word) && f.family !== 'social')),
  ),
  // GA4's `.*cp.*` takes cpm for search before its display rule sees it.
  rule('yandex-cpm-display', 'Display', (f) => f.name === 'yandex' && f.word === 'cpm'),
  rule(
    'display-medium',
    'Display',
    (f) => DISPLAY_WORDS.has(f.word) || /(?:^|_)cpm(?:_|$)/.test(f.word),
  ),
  rule(
    'network-campaign',
    'Display',
    (f) => f.paid && f.family === 'search' && NETWORK_CAMPAIGN.test(f.campaign),
  ),
  rule(
    'shopping-campaign',
    'Paid Shopping',
    (f) => f.paid && f.family === 'search' && SHOPPING_CAMPAIGN.test(f.campaign),
  ),
  // After the campaign's own words, which name the network or the product.
  rule('paid-video-placement', 'Paid Video', (f) => f.paid && f.placement === 'video'),
  rule('display-placement', 'Display', (f) => f.paid && f.placement === 'display'),
  rule('paid-search', 'Paid Search', (f) => f.paid && f.family === 'search'),
  rule(
    'paid-social',
    'Paid Social',
    (f) =>
      f.paid &&
      (f.family === 'social' || f.family === 'messenger' || f.family === 'recommendation'),
  ),
  rule(
    'recommendation',
    'Recommendation',
    (f) => !f.paid && (f.family === 'recommendation' || RECOMMENDATION_WORDS.has(f.word)),
  ),
  rule(
    'organic-social',
    'Organic Social',
    (f) => !f.paid && (f.family === 'social' || SOCIAL_WORDS.has(f.word)),
  ),
  rule('organic-video', 'Organic Video', (f) => !f.paid && f.family === 'video'),
  rule(
    'organic-search',
    'Organic Search',
    (f) => !f.paid && (f.family === 'search' || /^(?:seo|сео|органика)$/.test(f.word)),
  ),
];

/** The rules by name, in their order. */
export const OVERLAY_RULES: readonly { readonly id: string; readonly channel: Channel }[] =
  RULES.map(({ id, channel }) => ({ id, channel }));

/** The rule of the overlay that knows this traffic, if any. */
export function matchOverlay(facts: OverlayFacts): { id: string; channel: Channel } | undefined {
  return RULES.find((one) => one.when(facts));
}

function rule(id: string, channel: Channel, when: Rule['when']): Rule {
  return { id, channel, when };
}
