import { describe, expect, it } from 'vitest';
import { classify } from './classify.ts';
import { channelRulesVersion } from './rules-version.ts';
import { compileSites, type SiteSettings } from './sites.ts';
import { parseTrafficKey, trafficKey, trafficTuple } from './traffic-key.ts';

const NONE: SiteSettings = { own: [], paymentPages: [], referrers: [] };

function channelOf(traffic: Parameters<typeof trafficTuple>[0], settings: Partial<SiteSettings>) {
  const tuple = trafficTuple(traffic, 'https://lamp.example/');
  return classify(tuple, { customRules: [], sites: compileSites({ ...NONE, ...settings }) });
}

describe('sites of the business', () => {
  it('take no referral from its other domains, subdomains included', () => {
    const own = ['Lampe.example', 'https://www.lâmpada.example/br'];
    for (const referrer of [
      'https://lampe.example/a',
      'https://blog.lampe.example/',
      'https://lâmpada.example',
    ])
      expect(channelOf({ referrer }, { own }).channel).toBe('Direct');
    expect(channelOf({ source: 'lampe.example', medium: 'referral' }, { own }).channel).toBe(
      'Direct',
    );
    expect(channelOf({ referrer: 'https://otherlampe.example' }, { own }).channel).toBe('Referral');
  });

  it('keep the tags of a link between them', () => {
    const traffic = { source: 'crm', medium: 'email', referrer: 'https://lampe.example/' };
    expect(channelOf(traffic, { own: ['lampe.example'] })).toMatchObject({
      source: 'crm',
      channel: 'Email',
    });
  });

  it('add payment pages to the well-known ones', () => {
    const referrer = 'https://3ds.bank.example/acs';
    expect(channelOf({ referrer }, {}).channel).toBe('Referral');
    expect(channelOf({ referrer }, { paymentPages: ['bank.example'] }).channel).toBe('Direct');
  });
});

describe('an unknown site before a page of the checkout', () => {
  const landingUrl = 'https://lamp.example/thanks';
  const back = { referrer: 'https://pay.smallbank.example/return', landingUrl };

  it('is where the visitor paid', () => {
    expect(channelOf(back, {})).toMatchObject({ channel: 'Direct', channelGa4: 'Referral' });
    const made = { source: 'pay.smallbank.example', medium: 'referral', landingUrl };
    expect(channelOf(made, {}).channel).toBe('Direct');
  });

  it('brings visitors where the business says so', () => {
    expect(channelOf(back, { referrers: ['smallbank.example'] })).toMatchObject({
      channel: 'Referral',
      source: 'pay.smallbank.example',
    });
  });

  it.each([
    [{ referrer: 'https://www.google.com/', landingUrl }, 'Organic Search'],
    [{ ...back, source: 'crm', medium: 'email' }, 'Email'],
    [{ ...back, clickIds: ['gclid'] }, 'Paid Search'],
    [{ ...back, landingUrl: 'https://lamp.example/lamps' }, 'Referral'],
  ])('is no guess where more is known: %j', (traffic, channel) => {
    expect(channelOf(traffic, {}).channel).toBe(channel);
  });

  it('stands in the key of the traffic', () => {
    const tuple = trafficTuple(back)!;
    expect(parseTrafficKey(trafficKey(tuple))).toEqual(tuple);
    expect(trafficKey(tuple)).not.toBe(trafficKey({ ...tuple, arrivedAt: undefined as never }));
  });
});

it('a change of the sites is a change of the rules', () => {
  const before = channelRulesVersion([], NONE);
  expect(channelRulesVersion([], { ...NONE, own: ['a.example'] })).not.toBe(before);
  expect(channelRulesVersion([], { ...NONE, paymentPages: ['a.example'] })).not.toBe(
    channelRulesVersion([], { ...NONE, own: ['a.example'] }),
  );
  expect(channelRulesVersion([], { ...NONE })).toBe(before);
});
