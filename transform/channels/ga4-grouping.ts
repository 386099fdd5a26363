import type { ChannelGa4 } from './channels.ts';
import { GA4_SEARCH, GA4_SHOPPING, GA4_SOCIAL, GA4_VIDEO } from './data/source-categories.ts';

const PAID = /^(.*cp.*|ppc|retargeting|paid.*)$/;
const SHOP_CAMPAIGN = /^(.*(([^a-df-z]|^)shop|shopping).*)$/;
const VIDEO_MEDIUM = /^(.*video.*)$/;
const EMAIL = /email|e-mail|e_mail|e mail/;
const MOBILE_PUSH = /push$|mobile|notification/;
const DIRECT_MEDIUMS = new Set(['(not set)', '(none)']);
const DISPLAY_MEDIUMS = new Set(['display', 'banner', 'expandable', 'interstitial', 'cpm']);
const SOCIAL_MEDIUMS = new Set([
  'social',
  'social-network',
  'social-media',
  'sm',
  'social network',
  'social media',
]);
const REFERRAL_MEDIUMS = new Set(['referral', 'app', 'link']);

export interface Ga4Grouping {
  readonly channel: ChannelGa4;
  /** The rule that decided, such as `paid-search`. */
  readonly rule: string;
}

/** The rules in their order. */
export const GA4_RULES = [
  { id: 'direct', channel: 'Direct' },
  { id: 'cross-network', channel: 'Cross-network' },
  { id: 'ai-assistant', channel: 'AI Assistant' },
  { id: 'paid-shopping', channel: 'Paid Shopping' },
  { id: 'paid-search', channel: 'Paid Search' },
  { id: 'paid-social', channel: 'Paid Social' },
  { id: 'paid-video', channel: 'Paid Video' },
  { id: 'display', channel: 'Display' },
  { id: 'paid-other', channel: 'Paid Other' },
  { id: 'organic-shopping', channel: 'Organic Shopping' },
  { id: 'organic-social', channel: 'Organic Social' },
  { id: 'organic-video', channel: 'Organic Video' },
  { id: 'organic-search', channel: 'Organic Search' },
  { id: 'referral', channel: 'Referral' },
  { id: 'email', channel: 'Email' },
  { id: 'affiliates', channel: 'Affiliates' },
  { id: 'audio', channel: 'Audio' },
  { id: 'sms', channel: 'SMS' },
  { id: 'mobile-push', channel: 'Mobile Push Notifications' },
  { id: 'unassigned', channel: 'Unassigned' },
] as const satisfies readonly { readonly id: string; readonly channel: ChannelGa4 }[];
export type Ga4Rule = (typeof GA4_RULES)[number]['id'];

const CHANNEL_OF: ReadonlyMap<Ga4Rule, ChannelGa4> = new Map(
  GA4_RULES.map(({ id, channel }) => [id, channel]),
);

/**
 * Google Analytics 4's default channel group for manually tagged traffic, as documented (support.google.com,
 * answer 9756891), quirks included: `.*cp.*` takes `cpm` before Display sees it, and any campaign with
 * `shop` after a character other than a–d or f–z is shopping. Rules 1–18 in order, the first that matches
 * wins; the rule for AI assistants (since May 2026) looks at the medium that GA4 sets itself.
 * @param source folded, like `medium` and `campaign`; `(direct)`/`(none)` for direct traffic.
 */
export function ga4Grouping(source: string, medium: string, campaign: string): Ga4Grouping {
  if (source === '(direct)' && DIRECT_MEDIUMS.has(medium)) return decided('direct');
  if (campaign.includes('cross-network')) return decided('cross-network');
  if (medium === 'ai-assistant') return decided('ai-assistant');

  const shopping =
    GA4_SHOPPING.has(source) || (campaign.includes('shop') && SHOP_CAMPAIGN.test(campaign));
  const search = GA4_SEARCH.has(source);
  const social = GA4_SOCIAL.has(source);
  const video = GA4_VIDEO.has(source);
  const paid = PAID.test(medium);

  if (shopping && paid) return decided('paid-shopping');
  if (search && paid) return decided('paid-search');
  if (social && paid) return decided('paid-social');
  if (video && paid) return decided('paid-video');
  if (DISPLAY_MEDIUMS.has(medium)) return decided('display');
  if (paid) return decided('paid-other');
  if (shopping) return decided('organic-shopping');
  if (social || SOCIAL_MEDIUMS.has(medium)) return decided('organic-social');
  if (video || VIDEO_MEDIUM.test(medium)) return decided('organic-video');
  if (search || medium === 'organic') return decided('organic-search');
  if (REFERRAL_MEDIUMS.has(medium)) return decided('referral');
  if (EMAIL.test(source) || EMAIL.test(medium)) return decided('email');
  if (medium === 'affiliate') return decided('affiliates');
  if (medium === 'audio') return decided('audio');
  if (source === 'sms' || medium === 'sms') return decided('sms');
  if (source === 'firebase' || MOBILE_PUSH.test(medium)) {
    return decided('mobile-push');
  }
  return decided('unassigned');
}

function decided(rule: Ga4Rule): Ga4Grouping {
  return { channel: CHANNEL_OF.get(rule)!, rule };
}
