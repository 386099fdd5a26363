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

/**
 * Google Analytics 4's default channel group for manually tagged traffic, as documented (support.google.com,
 * answer 9756891), quirks included: `.*cp.*` takes `cpm` before Display sees it, and any campaign with
 * `shop` after a character other than a–d or f–z is shopping. Rules 1–18 in order, the first that matches
 * wins; the rule for AI assistants (since May 2026) looks at the medium that GA4 sets itself.
 * @param source folded, like `medium` and `campaign`; `(direct)`/`(none)` for direct traffic.
 */
export function ga4Grouping(source: string, medium: string, campaign: string): Ga4Grouping {
  if (source === '(direct)' && DIRECT_MEDIUMS.has(medium)) return decided('Direct', 'direct');
  if (campaign.includes('cross-network')) return decided('Cross-network', 'cross-network');
  if (medium === 'ai-assistant') return decided('AI Assistant', 'ai-assistant');

  const shopping =
    GA4_SHOPPING.has(source) || (campaign.includes('shop') && SHOP_CAMPAIGN.test(campaign));
  const search = GA4_SEARCH.has(source);
  const social = GA4_SOCIAL.has(source);
  const video = GA4_VIDEO.has(source);
  const paid = PAID.test(medium);

  if (shopping && paid) return decided('Paid Shopping', 'paid-shopping');
  if (search && paid) return decided('Paid Search', 'paid-search');
  if (social && paid) return decided('Paid Social', 'paid-social');
  if (video && paid) return decided('Paid Video', 'paid-video');
  if (DISPLAY_MEDIUMS.has(medium)) return decided('Display', 'display');
  if (paid) return decided('Paid Other', 'paid-other');
  if (shopping) return decided('Organic Shopping', 'organic-shopping');
  if (social || SOCIAL_MEDIUMS.has(medium)) return decided('Organic Social', 'organic-social');
  if (video || VIDEO_MEDIUM.test(medium)) return decided('Organic Video', 'organic-video');
  if (search || medium === 'organic') return decided('Organic Search', 'organic-search');
  if (REFERRAL_MEDIUMS.has(medium)) return decided('Referral', 'referral');
  if (EMAIL.test(source) || EMAIL.test(medium)) return decided('Email', 'email');
  if (medium === 'affiliate') return decided('Affiliates', 'affiliates');
  if (medium === 'audio') return decided('Audio', 'audio');
  if (source === 'sms' || medium === 'sms') return decided('SMS', 'sms');
  if (source === 'firebase' || MOBILE_PUSH.test(medium)) {
    return decided('Mobile Push Notifications', 'mobile-push');
  }
  return decided('Unassigned', 'unassigned');
}

function decided(channel: ChannelGa4, rule: string): Ga4Grouping {
  return { channel, rule };
}
