import { describe, expect, it } from 'vitest';
import { resolveSource } from './resolve-source.ts';
import type { TrafficTuple } from './traffic-key.ts';

function tuple(parts: Partial<TrafficTuple>): TrafficTuple {
  return { source: '', medium: '', campaign: '', clickIds: [], referrerHost: '', ...parts };
}

describe('click ids', () => {
  it.each([
    ['gclid', 'google', 'cpc'],
    ['gbraid', 'google', 'cpc'],
    ['wbraid', 'google', 'cpc'],
    ['dclid', 'google', 'cpc'],
    ['gad_source', 'google', 'cpc'],
    ['srsltid', 'google', 'organic'],
    ['msclkid', 'bing', 'cpc'],
    ['yclid', 'yandex', 'cpc'],
    ['ymclid', 'yandex_market', 'cpc'],
    ['ysclid', 'yandex', 'organic'],
    ['rb_clickid', 'vk', 'cpc'],
    ['vkclid', 'vk', 'cpc'],
    ['rdt_cid', 'reddit', 'cpc'],
    ['qclid', 'quora', 'cpc'],
    ['sznclid', 'seznam', 'cpc'],
    ['oppref', 'chatgpt', 'cpc'],
    ['ctwa_clid', 'facebook', 'cpc'],
    ['tblci', 'taboola', 'display'],
    ['dicbo', 'outbrain', 'display'],
    ['ttclid', 'tiktok', 'cpc'],
    ['twclid', 'twitter', 'cpc'],
    ['li_fat_id', 'linkedin', 'cpc'],
    ['epik', 'pinterest', 'cpc'],
    ['sccid', 'snapchat', 'cpc'],
    ['fbclid', 'facebook', 'social'],
    ['mc_cid', 'mailchimp', 'email'],
    ['mc_eid', 'mailchimp', 'email'],
    ['_hsenc', 'hubspot', 'email'],
    ['irclickid', 'impact', 'affiliate'],
    ['awc', 'awin', 'affiliate'],
    ['admitad_uid', 'admitad', 'affiliate'],
    ['cjevent', 'cj', 'affiliate'],
  ])('%s alone is %s / %s', (id, source, medium) => {
    expect(resolveSource(tuple({ clickIds: [id] }))).toMatchObject({
      source,
      medium,
      reason: `click-id:${id}`,
      conflict: false,
    });
  });

  it('takes the id that proves most', () => {
    expect(resolveSource(tuple({ clickIds: ['fbclid', 'gclid', 'ysclid'] })).reason).toBe(
      'click-id:gclid',
    );
    expect(resolveSource(tuple({ clickIds: ['fbclid', 'ysclid'] })).reason).toBe('click-id:ysclid');
  });

  it('stands before the referrer, but fbclid leaves the name to a social referrer', () => {
    const referrerHost = 'l.instagram.com';
    expect(resolveSource(tuple({ clickIds: ['yclid'], referrerHost })).source).toBe('yandex');
    expect(resolveSource(tuple({ clickIds: ['fbclid'], referrerHost })).source).toBe('instagram');
    expect(resolveSource(tuple({ clickIds: ['fbclid'], referrerHost: 'site.test' }))).toMatchObject(
      { source: 'facebook', medium: 'social' },
    );
  });
});

describe('UTM and click id', () => {
  it('lets the UTM name the visit', () => {
    expect(
      resolveSource(tuple({ source: 'vk_ads', medium: 'cpc', clickIds: ['gclid'] })),
    ).toMatchObject({ source: 'vk_ads', medium: 'cpc', conflict: false, reason: 'utm' });
  });

  it.each(['organic', 'referral', 'social', 'email', 'spring_campaign'])(
    'lets a bought click win over medium %s',
    (medium) => {
      expect(resolveSource(tuple({ source: 'google', medium, clickIds: ['gclid'] }))).toMatchObject(
        {
          source: 'google',
          medium: 'cpc',
          conflict: true,
          reason: 'utm+click-id:gclid',
        },
      );
    },
  );

  it.each(['fbclid', 'ysclid', 'srsltid', 'mc_cid'])('sees no conflict with %s', (id) => {
    expect(
      resolveSource(tuple({ source: 'site', medium: 'organic', clickIds: [id] })),
    ).toMatchObject({ medium: 'organic', conflict: false });
  });

  it.each(['cpc', 'cpm', 'display', 'rsya', 'retargeting', 'affiliate', 'cpc-brand', 'реклама'])(
    'sees no conflict between a bought click and medium %s',
    (medium) => {
      expect(resolveSource(tuple({ source: 'x', medium, clickIds: ['yclid'] }))).toMatchObject({
        medium,
        conflict: false,
      });
    },
  );

  it('completes a half-filled UTM by what is known', () => {
    expect(resolveSource(tuple({ source: 'google', clickIds: ['gclid'] }))).toMatchObject({
      medium: 'cpc',
      conflict: false,
    });
    expect(resolveSource(tuple({ campaign: 'spring', referrerHost: 'ya.ru' }))).toMatchObject({
      source: 'yandex',
      medium: 'organic',
      campaign: 'spring',
    });
    expect(resolveSource(tuple({ campaign: 'spring' }))).toMatchObject({
      source: '(not set)',
      medium: '(not set)',
    });
    expect(resolveSource(tuple({ source: 'blog', referrerHost: 'ya.ru' }))).toMatchObject({
      source: 'blog',
      medium: 'organic',
    });
    expect(resolveSource(tuple({ source: 'blog' }))).toMatchObject({ medium: '(not set)' });
  });

  // source, what else is known, medium
  it.each([
    ['threads', {}, 'social'],
    ['mastodon.online', {}, 'social'],
    ['chatgpt.com', {}, 'ai-assistant'],
    ['slack', {}, 'messenger'],
    ['trustpilot', {}, 'social'],
    ['buzzfeed', {}, 'social'],
    ['shopzilla', {}, 'referral'],
    ['newsletter', {}, 'email'],
    ['Spring Newsletter', {}, 'email'],
    ['google_cpc', {}, 'cpc'],
    ['google_brand', {}, 'organic'],
    ['facebook-ads retargeting', {}, 'cpc'],
    ['yandex_direct_brand', {}, 'cpc'],
    ['shop_qr', {}, 'offline'],
    ['partnerblog', { referrerHost: 'partnerblog.example' }, 'referral'],
    ['blogger77', { clickIds: ['awc'] }, 'affiliate'],
    ['spring', { clickIds: ['mc_cid'], referrerHost: 'ya.ru' }, 'email'],
    ['threads', { clickIds: ['gclid'] }, 'cpc'],
  ])('completes source %s and %j by medium %s', (source, known, medium) => {
    expect(resolveSource(tuple({ source: source.toLowerCase(), ...known })).medium).toBe(medium);
  });

  // medium, what else is known, source
  it.each([
    ['referral', {}, '(not set)'],
    ['email', { referrerHost: 'mail.google.com' }, 'gmail'],
    ['cpc', { clickIds: ['yclid'] }, 'yandex'],
    ['paid', { clickIds: ['fbclid'], referrerHost: 'l.instagram.com' }, 'instagram'],
    ['facebook', {}, 'facebook'],
    ['instagram_stories', {}, 'instagram'],
  ])('completes medium %s and %j by source %s', (medium, known, source) => {
    expect(resolveSource(tuple({ medium, ...known }))).toMatchObject({ name: source, medium });
  });

  it.each(['{{site_source_name}}', '{source}', '__placement__', '$' + '{source}'])(
    'takes the macro %s that nobody filled in for nothing said',
    (macro) => {
      expect(resolveSource(tuple({ source: macro, medium: 'cpc' }))).toMatchObject({
        source: '(not set)',
        ga4: { source: macro, medium: 'cpc' },
      });
      expect(resolveSource(tuple({ source: macro, medium: macro, campaign: macro }))).toMatchObject(
        {
          source: '(direct)',
          medium: '(none)',
        },
      );
      expect(
        resolveSource(tuple({ source: macro, medium: 'paid', clickIds: ['fbclid'] })).name,
      ).toBe('facebook');
    },
  );
});

describe('referrers', () => {
  it.each([
    ['google.com.tr', 'google', 'organic'],
    ['yandex.kz', 'yandex', 'organic'],
    ['ya.ru', 'yandex', 'organic'],
    ['go.mail.ru', 'go.mail.ru', 'organic'],
    ['nova.rambler.ru', 'rambler', 'organic'],
    ['bing.com', 'bing', 'organic'],
    ['tr.search.yahoo.com', 'yahoo', 'organic'],
    ['com.google.android.googlequicksearchbox', 'google', 'organic'],
    ['m.vk.com', 'vk', 'social'],
    ['ok.ru', 'ok', 'social'],
    ['academia.edu', 'academia.edu', 'social'],
    ['t.me', 'telegram', 'social'],
    ['web.telegram.org', 'telegram', 'referral'],
    ['chatgpt.com', 'chatgpt', 'ai-assistant'],
    ['alice.yandex.ru', 'yandex_alice', 'ai-assistant'],
    ['gemini.google.com', 'gemini', 'ai-assistant'],
    ['mail.yandex.ru', 'yandex_mail', 'email'],
    ['e.mail.ru', 'mail.ru', 'email'],
    ['mail.google.com', 'gmail', 'email'],
    ['docs.google.com', 'docs.google.com', 'referral'],
    ['notgoogle.com', 'notgoogle.com', 'referral'],
    ['myvk.com', 'myvk.com', 'referral'],
    ['yabs.yandex.ru', 'yandex', 'cpc'],
    ['googleads.g.doubleclick.net', 'google', 'display'],
    ['an.yandex.ru', 'yandex', 'display'],
    ['portal.test', 'portal.test', 'referral'],
  ])('%s is %s / %s', (referrerHost, source, medium) => {
    expect(resolveSource(tuple({ referrerHost }))).toMatchObject({ source, medium });
  });

  it('is direct without anything', () => {
    expect(resolveSource(undefined)).toMatchObject({
      source: '(direct)',
      medium: '(none)',
      campaign: '',
      reason: 'direct',
    });
  });
});
