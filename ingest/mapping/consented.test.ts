import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EventFact } from '../contract/event.ts';
import { consented } from './consented.ts';

const event: EventFact = {
  kind: 'event',
  ...{ id: '00000000-0000-4000-8000-000000000000', source: 'ga4', account: 'shop' },
  ...{
    occurredAt: 1,
    precision: 'us',
    type: 'form',
    name: 'generate_lead',
    isTest: false,
    isBot: false,
  },
  identifiers: [
    { type: 'ga_client_id', value: '1.2' },
    { type: 'email', value: 'a' },
    { type: 'phone', value: 'b' },
  ],
  ...{ sessionId: 's', clickIds: { gclid: 'Cj0' }, properties: { a: 'b' }, searchTerm: 'sofa' },
  traffic: { source: 'google', clickIds: ['gclid'] },
  device: { category: 'mobile' },
  region: { country: 'DE', region: 'Berlin', city: 'Berlin' },
};

it('keeps everything that nothing is said of', () => {
  expect(consented(event)).toBe(event);
  expect(consented({ ...event, consent: {} })).toEqual({ ...event, consent: {} });
});

it('keeps an event whose analytics were denied, of nobody and in no visit', () => {
  const kept = consented({ ...event, consent: { analytics: 'denied' } });
  expect(kept).toMatchObject({ identifiers: [], region: { country: 'DE' }, type: 'form' });
  for (const field of ['sessionId', 'properties', 'clickIds', 'device', 'searchTerm'])
    expect(kept).not.toHaveProperty(field);
  expect(kept.region).toEqual({ country: 'DE' });
  // How it came is no datum of the person.
  expect(kept.traffic).toEqual(event.traffic);
});

it('keeps no value of a click id where ads were denied, and its name', () => {
  const kept = consented({ ...event, consent: { ads: 'denied' } });
  expect(kept).not.toHaveProperty('clickIds');
  expect(kept.traffic?.clickIds).toEqual(['gclid']);
  expect(kept.identifiers).toHaveLength(3);
});

it('keeps no contact where their use was denied', () => {
  const kept = consented({ ...event, consent: { adUserData: 'denied' } });
  expect(kept.identifiers).toEqual([{ type: 'ga_client_id', value: '1.2' }]);
});

it('forbids no more twice than once', () => {
  const word = fc.constantFrom('granted' as const, 'denied' as const, undefined);
  fc.assert(
    fc.property(fc.record({ analytics: word, ads: word, adUserData: word }), (consent) => {
      const once = consented({ ...event, consent });
      expect(consented(once)).toEqual(once);
    }),
  );
});

it('hides the values of click ids in addresses as well, and leaves other parameters', () => {
  const url = 'https://oak.example/?utm_source=google&GCLID=EAIaIQo-A1&page=2#top';
  const denied = consented({
    ...event,
    pageUrl: url,
    traffic: { clickIds: ['gclid'], landingUrl: url },
    consent: { ads: 'denied' },
  });
  const hidden = 'https://oak.example/?utm_source=google&GCLID=*&page=2#top';
  expect(denied).toMatchObject({ pageUrl: hidden, traffic: { landingUrl: hidden } });
  const granted = consented({ ...event, pageUrl: url, consent: { ads: 'granted' } });
  expect(granted.pageUrl).toBe(url);
});
