import { describe, expect, it } from 'vitest';
import { ga4Grouping } from './ga4-grouping.ts';

type Row = readonly [source: string, medium: string, campaign: string, channel: string];

/** Each rule of the documented table: what hits it, and what just misses it and where that goes. */
const RULES: Readonly<Record<string, { hits: readonly Row[]; misses: readonly Row[] }>> = {
  '1 Direct': {
    hits: [
      ['(direct)', '(none)', '', 'Direct'],
      ['(direct)', '(not set)', '', 'Direct'],
      // First in order: before the campaign is looked at.
      ['(direct)', '(none)', 'cross-network', 'Direct'],
    ],
    misses: [
      ['direct', '(none)', '', 'Unassigned'],
      ['(direct)', 'cpc', '', 'Paid Other'],
    ],
  },
  '2 Cross-network': {
    hits: [['google', 'cpc', 'eu_cross-network_3', 'Cross-network']],
    misses: [['google', 'cpc', 'cross_network', 'Paid Search']],
  },
  '3 Paid Shopping': {
    hits: [
      ['ebay.de', 'cpc', '', 'Paid Shopping'],
      ['google shopping', 'ppc', '', 'Paid Shopping'],
      ['yandex', 'cpc', 'rsya_shop', 'Paid Shopping'],
      ['yandex', 'cpc', 'eshop_msk', 'Paid Shopping'],
      ['google', 'retargeting', 'shopping', 'Paid Shopping'],
      ['google', 'cpc', 'shop', 'Paid Shopping'],
    ],
    misses: [
      ['google', 'cpc', 'workshop', 'Paid Search'],
      ['ebay.fr', 'cpc', '', 'Paid Other'],
      ['ebay.de', 'ads', '', 'Organic Shopping'],
    ],
  },
  '4 Paid Search': {
    hits: [
      ['google', 'cpc', '', 'Paid Search'],
      ['yandex', 'cpm', '', 'Paid Search'],
      ['yandex', 'paid_search', '', 'Paid Search'],
      ['bing', 'retargeting', '', 'Paid Search'],
      ['yandex', 'webcpanel', '', 'Paid Search'],
    ],
    misses: [
      ['yandex_direct', 'cpc', '', 'Paid Other'],
      ['direct.yandex', 'cpc', '', 'Paid Other'],
      ['ya', 'cpc', '', 'Paid Other'],
      ['google', 'ppcs', '', 'Organic Search'],
      ['google', 'unpaid', '', 'Organic Search'],
    ],
  },
  '5 Paid Social': {
    hits: [
      ['vk.com', 'cpc', '', 'Paid Social'],
      ['t.me', 'cpm', '', 'Paid Social'],
      ['facebook', 'paid', '', 'Paid Social'],
    ],
    misses: [
      ['vk', 'cpc', '', 'Paid Other'],
      ['vkads', 'cpc', '', 'Paid Other'],
      ['mytarget', 'cpc', '', 'Paid Other'],
      ['telegram', 'cpc', '', 'Paid Other'],
    ],
  },
  '6 Paid Video': {
    hits: [['youtube', 'cpc', '', 'Paid Video']],
    misses: [['rutube', 'cpc', '', 'Paid Other']],
  },
  '7 Display': {
    hits: [
      ['site', 'display', '', 'Display'],
      ['site', 'banner', '', 'Display'],
      ['site', 'expandable', '', 'Display'],
      ['site', 'interstitial', '', 'Display'],
      ['site', 'cpm', '', 'Display'],
      ['google', 'display', '', 'Display'],
    ],
    misses: [
      ['site', 'banners', '', 'Unassigned'],
      ['site', 'vcpm', '', 'Paid Other'],
    ],
  },
  '8 Paid Other': {
    hits: [
      ['site', 'cpa', '', 'Paid Other'],
      ['avito', 'cpc', '', 'Paid Other'],
      ['2gis', 'cpc', '', 'Paid Other'],
    ],
    misses: [['site', 'ads', '', 'Unassigned']],
  },
  '9 Organic Shopping': {
    hits: [
      ['amazon.com', 'referral', '', 'Organic Shopping'],
      ['unisender', 'email', 'shop-opening', 'Organic Shopping'],
    ],
    misses: [['ozon.ru', 'referral', '', 'Referral']],
  },
  '10 Organic Social': {
    hits: [
      ['vk.com', 'referral', '', 'Organic Social'],
      ['site', 'social', '', 'Organic Social'],
      ['site', 'social-network', '', 'Organic Social'],
      ['site', 'social-media', '', 'Organic Social'],
      ['site', 'sm', '', 'Organic Social'],
      ['site', 'social network', '', 'Organic Social'],
      ['site', 'social media', '', 'Organic Social'],
    ],
    misses: [
      ['site', 'social_media', '', 'Unassigned'],
      ['ok.ru', 'referral', '', 'Referral'],
    ],
  },
  '11 Organic Video': {
    hits: [
      ['vimeo.com', 'referral', '', 'Organic Video'],
      ['site', 'longvideos', '', 'Organic Video'],
    ],
    misses: [['rutube.ru', 'referral', '', 'Referral']],
  },
  '12 Organic Search': {
    hits: [
      ['site', 'organic', '', 'Organic Search'],
      ['mail.yandex.ru', 'referral', '', 'Organic Search'],
      ['zen.yandex.ru', 'referral', '', 'Organic Search'],
    ],
    misses: [
      ['ya.ru', 'referral', '', 'Referral'],
      ['site', 'organics', '', 'Unassigned'],
    ],
  },
  '13 Referral': {
    hits: [
      ['site', 'referral', '', 'Referral'],
      ['site', 'app', '', 'Referral'],
      ['site', 'link', '', 'Referral'],
      ['email', 'link', '', 'Referral'],
    ],
    misses: [['site', 'links', '', 'Unassigned']],
  },
  '14 Email': {
    hits: [
      ['crm', 'email', '', 'Email'],
      ['crm', 'e-mail', '', 'Email'],
      ['crm', 'e_mail', '', 'Email'],
      ['e mail', 'spring', '', 'Email'],
      // Before Affiliates.
      ['email', 'affiliate', '', 'Email'],
    ],
    misses: [
      ['unisender', 'newsletter', '', 'Unassigned'],
      ['crm', 'mail', '', 'Unassigned'],
    ],
  },
  '15 Affiliates': {
    hits: [['admitad', 'affiliate', '', 'Affiliates']],
    misses: [['admitad', 'affiliates', '', 'Unassigned']],
  },
  '16 Audio': {
    hits: [['spotify', 'audio', '', 'Audio']],
    misses: [['spotify', 'audio-ad', '', 'Unassigned']],
  },
  '17 SMS': {
    hits: [
      ['crm', 'sms', '', 'SMS'],
      ['sms', 'winback', '', 'SMS'],
    ],
    misses: [['smsaero', 'text', '', 'Unassigned']],
  },
  '18 Mobile Push': {
    hits: [
      ['crm', 'webpush', '', 'Mobile Push Notifications'],
      ['crm', 'mobile-app', '', 'Mobile Push Notifications'],
      ['crm', 'notification_1', '', 'Mobile Push Notifications'],
      ['firebase', 'fcm', '', 'Mobile Push Notifications'],
    ],
    misses: [['crm', 'push_1', '', 'Unassigned']],
  },
  'AI Assistant': {
    hits: [['chatgpt.com', 'ai-assistant', '(ai-assistant)', 'AI Assistant']],
    misses: [['chatgpt.com', 'referral', '', 'Referral']],
  },
  Unassigned: {
    hits: [
      ['telegram', 'messenger', '', 'Unassigned'],
      ['offline', 'qr', '', 'Unassigned'],
      ['(not set)', '(not set)', '', 'Unassigned'],
    ],
    misses: [],
  },
};

describe.each(Object.entries(RULES))('GA4 rule %s', (_, { hits, misses }) => {
  it.each([...hits, ...misses])('%s / %s / %s → %s', (source, medium, campaign, channel) => {
    expect(ga4Grouping(source, medium, campaign).channel).toBe(channel);
  });
});
