import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costTraffic } from './cost-traffic.ts';
import { normalizeTuple, trafficKey, trafficTuple } from './traffic-key.ts';

const site = 'https://shop.example.com/sofas?id=1';

describe('trafficTuple', () => {
  it('folds letter case, blanks and www., and keeps known click ids once', () => {
    expect(
      trafficTuple({
        source: ' WWW.Site.Test ',
        medium: 'CPC\u00a0',
        campaign: ' Диваны_МСК ',
        clickIds: ['yclid', 'ScCid', 'yclid', 'sessionid'],
        referrer: 'https://www.Portal.test/page',
      }),
    ).toEqual({
      source: 'site.test',
      medium: 'cpc',
      campaign: 'диваны_мск',
      clickIds: ['sccid', 'yclid'],
      referrerHost: 'portal.test',
    });
  });

  it('writes international hosts in ASCII and leaves Cyrillic names alone', () => {
    expect(trafficTuple({ referrer: 'https://www.МебельПлюс.рф/a' })?.referrerHost).toBe(
      'xn--90ahbyabzr0hwa.xn--p1ai',
    );
    const host = trafficTuple({ referrer: 'https://диваны.рф' })?.referrerHost;
    expect(trafficTuple({ source: 'Диваны.рф', medium: 'partner' })?.source).toBe(host);
    expect(trafficTuple({ source: 'рассылка.осень' })?.source).toBe('рассылка.осень');
  });

  it.each([
    ['the same host', 'https://shop.example.com/cart'],
    ['another host of the site', 'https://www.example.com/'],
    ['a payment page', 'https://www.paypal.com/checkoutnow'],
    ['a payment page', 'https://securepay.tinkoff.ru/x'],
    ['a payment page', 'https://yookassa.ru/p/1'],
    ['a payment page', 'https://pay.klarna.com'],
    ['a payment page', 'https://hooks.stripe.com/3ds'],
    ['a sign-in page', 'https://accounts.google.com/'],
    ['no host', 'about:blank'],
    ['nothing', '  '],
  ])('takes no traffic from %s (%s)', (_, referrer) => {
    expect(trafficTuple({ referrer }, site)).toBeUndefined();
    expect(trafficTuple({ referrer, landingUrl: site })).toBeUndefined();
  });

  it('tells two shops on one platform apart', () => {
    const landingUrl = 'https://sofas.myshopify.com/';
    const tuple = trafficTuple({ landingUrl, referrer: 'https://chairs.myshopify.com/' });
    expect(tuple?.referrerHost).toBe('chairs.myshopify.com');
  });

  it('drops an internal referrer and keeps the UTM', () => {
    expect(trafficTuple({ source: 'crm', medium: 'email', referrer: site }, site)).toEqual({
      source: 'crm',
      medium: 'email',
      campaign: '',
      clickIds: [],
      referrerHost: '',
    });
  });

  it('drops a referral that an analytics tool made of a payment page or of the site itself', () => {
    expect(trafficTuple({ source: 'paypal.com', medium: 'referral' })).toBeUndefined();
    expect(trafficTuple({ source: 'example.com', medium: 'referral' }, site)).toBeUndefined();
    expect(trafficTuple({ source: 'paypal.com', medium: 'cpc' })?.source).toBe('paypal.com');
  });

  it('is undefined without information', () => {
    expect(trafficTuple({})).toBeUndefined();
    expect(trafficTuple({ source: '(direct)', medium: '(none)', campaign: '(not set)' })).toBe(
      undefined,
    );
    expect(
      trafficTuple({ source: 'google', medium: 'organic', campaign: '(organic)' })?.campaign,
    ).toBe('');
    expect(trafficTuple({ clickIds: ['PHPSESSID'] })).toBeUndefined();
    expect(costTraffic({ utmSource: '', utmMedium: '', campaign: '' })).toBeUndefined();
  });

  it('reads Android referrers', () => {
    expect(trafficTuple({ referrer: 'android-app://com.google.android.gm/' })?.referrerHost).toBe(
      'com.google.android.gm',
    );
  });
});

describe('trafficKey', () => {
  const text = fc.string({ unit: 'binary' });
  const tuples = fc.record({
    source: text,
    medium: text,
    campaign: text,
    clickIds: fc.array(fc.constantFrom('gclid', 'yclid', 'fbclid', 'other')),
    referrerHost: text,
  });

  it('is equal for equal tuples only', () => {
    fc.assert(
      fc.property(tuples, tuples, (a, b) => {
        const [x, y] = [normalizeTuple(a), normalizeTuple(b)];
        expect(trafficKey(x)).toBe(trafficKey(normalizeTuple(a)));
        expect(trafficKey(x) === trafficKey(y)).toBe(JSON.stringify(x) === JSON.stringify(y));
        expect(JSON.parse(trafficKey(x))).toEqual(Object.values(x));
      }),
    );
    expect(
      trafficKey(
        normalizeTuple({
          source: 'a","b',
          medium: '',
          campaign: '',
          clickIds: [],
          referrerHost: '',
        }),
      ),
    ).not.toBe(
      trafficKey(
        normalizeTuple({ source: 'a', medium: 'b', campaign: '', clickIds: [], referrerHost: '' }),
      ),
    );
  });

  it('does not depend on the order of click ids', () => {
    const one = trafficTuple({ clickIds: ['yclid', 'gclid'] })!;
    const two = trafficTuple({ clickIds: ['gclid', 'yclid', 'GCLID'] })!;
    expect(trafficKey(one)).toBe(trafficKey(two));
  });

  it('normalises once and for all', () => {
    fc.assert(
      fc.property(tuples, (tuple) => {
        const once = normalizeTuple(tuple);
        expect(normalizeTuple(once)).toEqual(once);
      }),
      { numRuns: 1000 },
    );
  });
});
