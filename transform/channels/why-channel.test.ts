import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify } from './classify.ts';
import { compileCustomRules } from './custom-rules.ts';
import { trafficTuple } from './traffic-key.ts';
import { whyChannel } from './why-channel.ts';

const why = (traffic: Parameters<typeof trafficTuple>[0], page?: string) =>
  whyChannel(trafficTuple(traffic, page));
const deciding = ({ given }: ReturnType<typeof whyChannel>) =>
  given.filter(({ decides }) => decides).map(({ input, value }) => `${input} ${value}`);

describe('why a visit has its channel', () => {
  it('names the rule by its place, and GA4’s beside it', () => {
    const found = why({ source: 'vk', medium: 'cpc', campaign: 'spring' });
    expect(found).toMatchObject({ layer: 'overlay', ga4Number: 9 });
    expect(found.classification).toMatchObject({
      channel: 'Paid Social',
      reason: 'overlay:paid-social',
      channelGa4: 'Paid Other',
      ga4: { source: 'vk', medium: 'cpc', rule: 'paid-other' },
    });
    // The campaign changes nothing; without either of the other two it were no paid social.
    expect(deciding(found)).toEqual(['source vk', 'medium cpc']);
  });

  it('says that a click id decides where the tags say free', () => {
    const found = why({ source: 'google', medium: 'organic', clickIds: ['gclid'] });
    expect(found.classification).toMatchObject({ channel: 'Paid Search', conflict: true });
    expect(deciding(found)).toContain('click_id gclid');
    expect(deciding(found)).not.toContain('medium organic');
  });

  it('tells a way back from paying', () => {
    const found = why({ referrer: 'https://bank.test/pay' }, 'https://oak.example/thank-you');
    expect(found.classification).toMatchObject({ channel: 'Direct', channelGa4: 'Referral' });
    expect(deciding(found)).toEqual(['landing checkout']);
  });

  it('numbers rules of one’s own as the configuration has them', () => {
    const rule = (source: string) => ({ when: { source }, channel: 'Partner' as const });
    const customRules = compileCustomRules([rule('a.test'), rule('b.test')]);
    const found = whyChannel(trafficTuple({ source: 'b.test', medium: 'x' }), { customRules });
    expect(found).toMatchObject({ layer: 'custom', number: 2 });
    expect(deciding(found)).toEqual(['source b.test']);
  });

  it('is direct by the first rule of GA4 where nothing is known', () => {
    expect(whyChannel(undefined)).toMatchObject({ layer: 'ga4', number: 1, given: [] });
  });

  it('classifies as everything else does, by a rule that has a place', () => {
    const word = fc.constantFrom('', 'google', 'vk', 'cpc', 'email', 'organic', 'x', 'chatgpt');
    const traffic = fc.record({
      ...{ source: word, medium: word, campaign: word },
      clickIds: fc.subarray(['gclid', 'fbclid', 'yclid', 'oppref']),
      referrer: fc.constantFrom('', 'https://ya.ru/', 'https://portal.test/'),
    });
    fc.assert(
      fc.property(traffic, (given) => {
        const tuple = trafficTuple(given);
        const found = whyChannel(tuple);
        expect(found.classification).toEqual(classify(tuple));
        expect(Math.min(found.number, found.ga4Number)).toBeGreaterThan(0);
      }),
      { numRuns: 50 },
    );
  });
});
