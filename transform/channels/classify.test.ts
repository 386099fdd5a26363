import { processorMs } from '@throughline/ingest/testing/processor-time';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANNELS, isChannel } from './channels.ts';
import { classify } from './classify.ts';
import { costTraffic } from './cost-traffic.ts';
import { compileCustomRules, customRuleSchema } from './custom-rules.ts';
import { SOURCE_DIRECTORY } from './data/source-directory.ts';
import { fold } from './fold.ts';
import { CHANNEL_RULES_VERSION } from './rules-version.ts';
import { type TrafficTuple, trafficTuple } from './traffic-key.ts';

function utm(source: string, medium: string, campaign = ''): TrafficTuple | undefined {
  return trafficTuple({ source, medium, campaign });
}

function from(host: string): TrafficTuple | undefined {
  return trafficTuple({ referrer: `https://${host}/some/page` }, 'https://shop.example.com/');
}

describe('what GA4 misreads', () => {
  // source, medium, campaign, our channel, GA4's channel
  it.each([
    ['yandex', 'cpc', '', 'Paid Search', 'Paid Search'],
    ['yandex', 'cpm', '', 'Display', 'Paid Search'],
    ['vk', 'cpm', '', 'Display', 'Display'],
    ['yandex_direct', 'cpc', '', 'Paid Search', 'Paid Other'],
    ['direct.yandex', 'cpc', '', 'Paid Search', 'Paid Other'],
    ['ya', 'cpc', '', 'Paid Search', 'Paid Other'],
    ['vk', 'cpc', '', 'Paid Social', 'Paid Other'],
    ['vkads', 'cpc', '', 'Paid Social', 'Paid Other'],
    ['vk_ads', 'cpc', '', 'Paid Social', 'Paid Other'],
    ['mytarget', 'cpc', '', 'Paid Social', 'Paid Other'],
    ['ok', 'cpc', '', 'Paid Social', 'Paid Other'],
    ['telegram', 'cpc', '', 'Paid Social', 'Paid Other'],
    ['avito', 'cpc', '', 'Marketplaces', 'Paid Other'],
    ['ozon', 'cpc', '', 'Marketplaces', 'Paid Other'],
    ['2gis', 'cpc', '', 'Maps', 'Paid Other'],
    ['dzen', 'cpc', '', 'Paid Social', 'Paid Other'],
    ['rutube', 'cpc', '', 'Paid Video', 'Paid Other'],
    ['unisender', 'newsletter', '', 'Email', 'Unassigned'],
    ['telegram', 'messenger', '', 'Messenger', 'Unassigned'],
    ['offline', 'qr', '', 'Offline', 'Unassigned'],
    ['yandex', 'cpc', 'rsya_shop', 'Display', 'Paid Shopping'],
    ['yandex', 'cpc', 'eshop_msk', 'Paid Search', 'Paid Shopping'],
    ['unknown', 'cpc', 'eshop_msk', 'Paid Other', 'Paid Shopping'],
    ['crm', 'email', 'eshop_msk', 'Email', 'Organic Shopping'],
  ])('%s / %s / %s is %s, not GA4’s %s', (source, medium, campaign, channel, channelGa4) => {
    expect(classify(utm(source, medium, campaign))).toMatchObject({ channel, channelGa4 });
  });

  it.each([
    ['ya.ru', 'Organic Search', 'Referral'],
    ['dzen.ru', 'Recommendation', 'Referral'],
    ['ok.ru', 'Organic Social', 'Referral'],
    ['rutube.ru', 'Organic Video', 'Referral'],
    ['market.yandex.ru', 'Marketplaces', 'Referral'],
    ['avito.ru', 'Marketplaces', 'Referral'],
    ['ozon.ru', 'Marketplaces', 'Referral'],
    ['2gis.ru', 'Maps', 'Referral'],
    ['alice.yandex.ru', 'AI Assistant', 'Referral'],
    ['perplexity.ai', 'AI Assistant', 'Referral'],
    ['mail.yandex.ru', 'Email', 'Organic Search'],
    ['zen.yandex.ru', 'Recommendation', 'Organic Search'],
  ])('a referral from %s is %s, not GA4’s %s', (host, channel, channelGa4) => {
    expect(classify(from(host))).toMatchObject({ channel, channelGa4, paid: false });
    // The same when an analytics tool already turned the referrer into a source.
    expect(classify(utm(host, 'referral'))).toMatchObject({ channel, channelGa4 });
  });

  it('sees the assistants that GA4 recognises as GA4 does', () => {
    expect(classify(from('chatgpt.com'))).toMatchObject({
      source: 'chatgpt',
      medium: 'ai-assistant',
      channel: 'AI Assistant',
      channelGa4: 'AI Assistant',
    });
    // Exported before GA4 had the channel.
    expect(classify(utm('chatgpt.com', 'referral'))).toMatchObject({
      channel: 'AI Assistant',
      channelGa4: 'Referral',
    });
  });
});

describe('our channels', () => {
  it.each([
    ['google', 'cpc', 'Paid Search', true],
    ['google', 'organic', 'Organic Search', false],
    ['yandex', 'rsya', 'Display', true],
    ['яндекс', 'рся', 'Display', true],
    ['Яндекс.Директ', 'CPC', 'Paid Search', true],
    ['яндекс директ', 'cpc', 'Paid Search', true],
    ['site', 'dooh', 'Display', true],
    ['youtube', 'olv', 'Paid Video', true],
    ['hybrid', 'olv', 'Paid Video', true],
    ['wildberries', 'cpm', 'Marketplaces', true],
    ['avito', 'referral', 'Marketplaces', false],
    ['yandex_business', 'cpc', 'Maps', true],
    ['yandex_maps', 'organic', 'Maps', false],
    ['admitad', 'cpa', 'Affiliates', true],
    ['cityads', 'referral', 'Affiliates', true],
    ['shop-blog', 'affiliate', 'Affiliates', true],
    ['google', 'cpc', 'Paid Search', true],
    ['t.me', 'post', 'Organic Social', false],
    ['telegram', 'social', 'Organic Social', false],
    ['whatsapp', 'chat', 'Messenger', false],
    ['viber', 'broadcast', 'Messenger', false],
    ['ВКонтакте', 'пост', 'Organic Social', false],
    ['crm', 'рассылка', 'Email', false],
    ['crm', 'смс', 'SMS', false],
    ['smsaero', 'text', 'SMS', false],
    ['onesignal', 'web_push', 'Push', false],
    ['crm', 'mobile push', 'Push', false],
    ['dealer', 'mebel-tver', 'Partner', false],
    ['mebel-tver', 'партнёр', 'Partner', false],
    ['flyer', 'print', 'Offline', false],
    ['листовка', 'qr-code', 'Offline', false],
    ['site', 'phone', 'Phone', false],
    ['site', 'internal', 'Internal', false],
    ['spotify', 'audio', 'Audio', true],
    ['portal.test', 'referral', 'Referral', false],
    ['portal.test', 'campaign7', 'Unassigned', false],
    ['portal.test', 'cpa', 'Paid Other', true],
    ['chatgpt', 'cpc', 'Paid AI', true],
    ['chatgpt', 'referral', 'AI Assistant', false],
    ['yandex_direct', '', 'Paid Search', true],
    ['mytarget', '', 'Paid Social', true],
    ['vk_ads', 'organic', 'Organic Social', false],
  ])('%s / %s is %s', (source, medium, channel, paid) => {
    expect(classify(utm(source, medium))).toMatchObject({ channel, paid });
  });

  it('reads the campaign by whole words', () => {
    expect(classify(utm('google', 'cpc', 'kz_PMax_sofas')).channel).toBe('Cross-network');
    expect(classify(utm('google', 'cpc', 'brand_shopping_msk')).channel).toBe('Paid Shopping');
    expect(classify(utm('google', 'cpc', 'workshop')).channel).toBe('Paid Search');
    expect(classify(utm('yandex', 'cpc', 'Диваны РСЯ Москва')).channel).toBe('Display');
    expect(classify(utm('yandex', 'cpc', 'морсяной')).channel).toBe('Paid Search');
  });

  it('is direct without traffic', () => {
    expect(classify(undefined)).toEqual({
      source: '(direct)',
      medium: '(none)',
      campaign: '',
      channel: 'Direct',
      channelGa4: 'Direct',
      reason: 'ga4:direct',
      ga4: { source: '(direct)', medium: '(none)', campaign: '', rule: 'direct' },
      evidence: 'direct',
      conflict: false,
      paid: false,
      version: CHANNEL_RULES_VERSION,
    });
    expect(classify(from('shop.example.com')).channel).toBe('Direct');
  });

  it('shows canonical sources', () => {
    for (const spelling of ['vk_ads', 'VK-Ads', 'vk.com', 'm.vk.com', 'vkontakte', 'вк']) {
      expect(classify(utm(spelling, 'cpc')).source).toBe('vk');
    }
    expect(classify(utm('ya', 'cpc')).source).toBe('yandex');
    expect(classify(utm('direct.yandex', 'cpc')).source).toBe('yandex');
    expect(classify(utm('Newsletter_7', 'x')).source).toBe('newsletter_7');
  });

  it('names the layer and the rule', () => {
    expect(classify(utm('yandex', 'cpm')).reason).toBe('overlay:yandex-cpm-display');
    expect(classify(utm('portal.test', 'referral')).reason).toBe('ga4:referral');
    expect(classify(trafficTuple({ clickIds: ['yclid'] }))).toMatchObject({
      reason: 'overlay:paid-search',
      evidence: 'click-id:yclid',
      paid: true,
    });
  });

  it('takes a bought click for bought whatever the UTM says', () => {
    const tuple = trafficTuple({ source: 'yandex', medium: 'organic', clickIds: ['yclid'] });
    expect(classify(tuple)).toMatchObject({ channel: 'Paid Search', paid: true, conflict: true });
    expect(
      classify(trafficTuple({ source: 'fb', medium: 'social', clickIds: ['fbclid'] })),
    ).toMatchObject({
      source: 'facebook',
      channel: 'Organic Social',
      paid: false,
      conflict: false,
    });
    expect(classify(trafficTuple({ clickIds: ['ysclid'] }))).toMatchObject({
      channel: 'Organic Search',
      paid: false,
    });
  });

  // Values that ad systems' macros write, and longer spellings of known names.
  it.each([
    ['fb', 'paid', 'facebook', 'Paid Social'],
    ['ig', 'paid', 'instagram', 'Paid Social'],
    ['an', 'paid', 'audience_network', 'Paid Social'],
    ['msg', 'paid', 'messenger', 'Paid Social'],
    ['th', 'paid', 'threads', 'Paid Social'],
    ['Instagram_Stories', 'cpc', 'instagram', 'Paid Social'],
    ['Facebook_Mobile_Feed', 'cpc', 'facebook', 'Paid Social'],
    ['facebook_instream', 'paid', 'facebook', 'Paid Social'],
    ['messenger_inbox', 'cpc', 'messenger', 'Paid Social'],
    ['audience_network_classic', 'cpc', 'audience_network', 'Paid Social'],
    ['threads_stream', 'cpc', 'threads', 'Paid Social'],
    ['tiktok feed', 'cpc', 'tiktok', 'Paid Social'],
    ['vk_ads_promo', 'cpc', 'vk', 'Paid Social'],
    ['yandex-market-x', 'cpc', 'yandex_market', 'Marketplaces'],
    ['google_brand', 'cpc', 'google', 'Paid Search'],
    ['Facebook_Feed', 'social', 'facebook', 'Organic Social'],
    ['qr_moscow', 'cpc', 'qr_moscow', 'Offline'],
    ['line_items', 'cpc', 'line_items', 'Paid Other'],
    ['google.partner.com', 'cpc', 'google.partner.com', 'Paid Other'],
  ])('%s / %s is of %s and %s', (source, medium, name, channel) => {
    expect(classify(utm(source, medium))).toMatchObject({ source: name, channel });
  });

  it('names the network of an unknown source by the click id', () => {
    const of = (source: string, medium: string, clickId: string) =>
      classify(trafficTuple({ source, medium, clickIds: [clickId] }));
    expect(of('Others', 'paid', 'fbclid')).toMatchObject({
      source: 'facebook',
      channel: 'Paid Social',
      channelGa4: 'Paid Other',
    });
    expect(of('spring', 'cpc', 'ttclid')).toMatchObject({
      source: 'tiktok',
      channel: 'Paid Social',
    });
    expect(of('spring', 'cpc', 'msclkid')).toMatchObject({
      source: 'bing',
      channel: 'Paid Search',
    });
    expect(of('blogger77', 'cpa', 'awc')).toMatchObject({
      source: 'blogger77',
      channel: 'Affiliates',
    });
    // A link that was passed on in a network is still the partner's.
    expect(of('partnerblog', 'referral', 'fbclid')).toMatchObject({
      source: 'partnerblog',
      channel: 'Referral',
      paid: false,
    });
    expect(of('yandex', 'cpc', 'fbclid')).toMatchObject({ source: 'yandex' });
  });

  // click id, referrer, UTM medium, our channel, GA4's channel
  it.each([
    ['gclid', 'www.youtube.com', '', 'Paid Video', 'Paid Search'],
    ['gclid', 'www.google.com', '', 'Paid Search', 'Paid Search'],
    ['gclid', 'googleads.g.doubleclick.net', '', 'Display', 'Paid Search'],
    ['gclid', 'tpc.googlesyndication.com', '', 'Display', 'Paid Search'],
    ['gclid', 'www.youtube.com', 'cpc', 'Paid Video', 'Paid Search'],
    ['gclid', 'portal.test', '', 'Paid Search', 'Paid Search'],
    ['yclid', 'an.yandex.ru', '', 'Display', 'Referral'],
    ['yclid', 'yabs.yandex.ru', '', 'Paid Search', 'Referral'],
    ['yclid', 'rutube.ru', '', 'Paid Video', 'Referral'],
    ['msclkid', 'www.msn.com', '', 'Display', 'Organic Search'],
    ['msclkid', 'www.bing.com', '', 'Paid Search', 'Organic Search'],
    ['ttclid', 'www.youtube.com', '', 'Paid Social', 'Organic Video'],
    ['fbclid', 'www.youtube.com', '', 'Organic Social', 'Organic Video'],
    ['oppref', 'chatgpt.com', '', 'Paid AI', 'AI Assistant'],
    ['rdt_cid', 'www.reddit.com', '', 'Paid Social', 'Organic Social'],
    ['ctwa_clid', 'wa.me', '', 'Paid Social', 'Referral'],
    ['tblci', 'portal.test', '', 'Display', 'Referral'],
  ])(
    '%s with the referrer %s and medium "%s" is %s, where GA4 says %s',
    (id, host, medium, channel, channelGa4) => {
      const source = medium && 'google';
      const tuple = trafficTuple({ source, medium, clickIds: [id], referrer: `https://${host}/` });
      expect(classify(tuple)).toMatchObject({ channel, channelGa4 });
    },
  );

  it('puts a cost row where its visits are', () => {
    const cost = costTraffic({ utmSource: 'VK_ads', utmMedium: 'cpc', campaign: 'Sofas' });
    const visit = classify(utm('m.vk.com', 'CPC ', 'sofas'));
    expect(classify(cost)).toMatchObject({
      source: visit.source,
      medium: visit.medium,
      campaign: visit.campaign,
      channel: visit.channel,
    });
    expect(visit).toMatchObject({ source: 'vk', campaign: 'sofas', channel: 'Paid Social' });
  });

  it('has one definition a channel, in three languages', () => {
    expect(new Set(CHANNELS.map((one) => one.key)).size).toBe(CHANNELS.length);
    for (const { key, label } of CHANNELS) {
      expect(label.en).toBe(key);
      expect(label.ru && label.tr).toBeTruthy();
    }
  });

  it('lists no spelling under two sources', () => {
    const spellings = Object.values(SOURCE_DIRECTORY)
      .flatMap((family) => Object.values(family))
      .flatMap((names) => names.trim().split(/\s+/));
    const twice = spellings.filter((one, index) => spellings.indexOf(one) !== index);
    expect(twice).toEqual([]);
    for (const one of spellings) expect(one).toBe(fold(one));
  });
});

describe('custom rules', () => {
  const customRules = compileCustomRules([
    { when: { source: 'VK', campaign: '/^Дилер_\\d+$/' }, channel: 'Partner' },
    { when: { medium: 'podcast' }, channel: 'Audio' },
    { when: { referrer: '/(^|\\.)franchise\\.test$/' }, channel: 'Partner' },
  ]);

  it('come first, by canonical source, regex and referrer', () => {
    expect(classify(utm('vk_ads', 'cpc', 'дилер_17'), { customRules })).toMatchObject({
      channel: 'Partner',
      channelGa4: 'Paid Other',
      reason: 'custom:1',
      paid: true,
    });
    expect(classify(utm('vk_ads', 'cpc', 'дилер_x'), { customRules }).channel).toBe('Paid Social');
    expect(classify(utm('any', ' Podcast'), { customRules }).reason).toBe('custom:2');
    expect(classify(from('kazan.franchise.test'), { customRules }).reason).toBe('custom:3');
    expect(classify(undefined, { customRules }).channel).toBe('Direct');
  });

  it('are read from the configuration', () => {
    const read = (rule: unknown) => customRuleSchema.safeParse(rule).success;
    expect(read({ when: { medium: 'x' }, channel: 'Partner' })).toBe(true);
    expect(read({ when: { medium: 'x' }, channel: 'Partners' })).toBe(false);
    expect(read({ when: { mediums: 'x' }, channel: 'Partner' })).toBe(false);
  });

  it('say what is wrong with them', () => {
    expect(() => compileCustomRules([{ when: {}, channel: 'Email' }])).toThrow(/rule 1 has no/);
    expect(() => compileCustomRules([{ when: { source: '/(/' }, channel: 'Email' }])).toThrow(
      /rule 1: .* in source/,
    );
    expect(() =>
      compileCustomRules([{ when: { campaign: '/^(?!brand)/' }, channel: 'Email' }]),
    ).toThrow(/\/\^\(\?!brand\)\/ in campaign is not a regular expression of RE2 syntax/);
  });

  it('read a hostile text in time linear in its length', () => {
    const hostile = compileCustomRules([
      { when: { campaign: '/^([a-z]+[-_ ]?)+$/' }, channel: 'Email' },
    ]);
    const started = processorMs();
    expect(
      classify(utm('x', 'cpc', `${'a'.repeat(400)}!`), { customRules: hostile }).reason,
    ).not.toBe('custom:1');
    // Backtracking would take longer than the universe has been there; the bound is for a busy machine.
    expect(processorMs() - started).toBeLessThan(5000);
    expect(classify(utm('x', 'cpc', 'a_b c'), { customRules: hostile }).reason).toBe('custom:1');
  });

  it('understand what RE2 spells in another way than JavaScript', () => {
    const rules = compileCustomRules([
      { when: { campaign: '/^\\u0434[\\u0430-\\u044f]+\\/(?<n>\\d+)$/' }, channel: 'Partner' },
    ]);
    expect(classify(utm('x', 'y', 'Дилер/17'), { customRules: rules }).channel).toBe('Partner');
  });
});

describe('classify', () => {
  const words = [
    ...[
      'google',
      'vk_ads',
      'яндекс',
      'cpc',
      'CPM',
      'organic',
      'рассылка',
      'eshop',
      '(direct)',
      'ß',
    ],
    ...['www.vk.com', 'mail.yandex.ru', '(none)', 'straße', 'İstanbul', 'ısı', '__proto__', 'qr'],
  ];
  const text = fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary' }), fc.string());
  const tuples = fc.record({
    source: text,
    medium: text,
    campaign: text,
    clickIds: fc.array(fc.constantFrom('gclid', 'yclid', 'fbclid', 'ScCid', 'other'), {
      maxLength: 3,
    }),
    referrerHost: fc.oneof(text, fc.domain()),
  });

  it('is total and pure', () => {
    fc.assert(
      fc.property(tuples, (tuple) => {
        const before = JSON.stringify(tuple);
        const result = classify(tuple);
        expect(isChannel(result.channel)).toBe(true);
        expect(result.reason).toMatch(/^(overlay|ga4):[a-z0-9-]+$/);
        expect(classify(tuple)).toEqual(result);
        expect(JSON.stringify(tuple)).toBe(before);
      }),
      { numRuns: 2000 },
    );
  });

  it('never looks at letter case or surrounding blanks', () => {
    const change = fc.constantFrom(
      (s: string) => s.toUpperCase(),
      (s: string) => s.toLowerCase(),
      (s: string) => ` ${s}\u00a0\t`,
    );
    fc.assert(
      fc.property(tuples, change, (tuple, to) => {
        expect(
          classify({
            source: to(tuple.source),
            medium: to(tuple.medium),
            campaign: to(tuple.campaign),
            clickIds: tuple.clickIds.map(to),
            referrerHost: to(tuple.referrerHost),
          }),
        ).toEqual(classify(tuple));
      }),
      { numRuns: 3000 },
    );
  });

  it('takes any traffic', () => {
    fc.assert(
      fc.property(text, text, fc.oneof(text, fc.webUrl()), fc.webUrl(), (a, b, referrer, page) => {
        const tuple = trafficTuple({ source: a, medium: b, referrer, clickIds: [a] }, page);
        expect(isChannel(classify(tuple).channel)).toBe(true);
      }),
    );
  });
});
