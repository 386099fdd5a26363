import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EventFact } from '../../contract/fact.ts';
import { emailIdentifier } from '../../contract/identity.ts';
import type { Account } from '../../contract/source.ts';
import { VISITOR_HEADER, type Visitor } from '../../contract/visitor.ts';
import { factsOf, kindsOf, rejectionsOf } from '../../testing/mapped.ts';
import { siteEndpoint } from './endpoint.ts';
import { siteSettings } from './settings.ts';
import { source } from './source.ts';

const [request] = readFileSync(new URL('./fixtures/requests.ndjson', import.meta.url), 'utf8')
  .split('\n')
  .slice(0, 1);
/** 200 ms after the fixture was sent. */
const NOW = 1_775_000_000_600_000;

interface Sent {
  readonly visitor?: Visitor;
  readonly settings?: object;
  readonly receivedAt?: number;
}

function map(body: unknown, { visitor, settings = {}, receivedAt = NOW }: Sent = {}) {
  return source.map(
    {
      id: '00000000-0000-4000-8000-000000000000',
      ...{ source: 'site', account: 'main', endpoint: 'site', receivedAt, query: '' },
      headers: visitor ? { [VISITOR_HEADER]: JSON.stringify(visitor) } : {},
      body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    },
    { settings: siteSettings.parse(settings), identity: { keepContacts: false } },
  );
}

const event = (change: object = {}) => ({
  ...{ id: 'e-1', name: 'page_view', at: 1_775_000_000_100, url: 'https://oak.example/' },
  visitor: 'd2719f50-6a1c-4c39-9f0a-0b7f3f1f6f01',
  ...change,
});
const sent = (...events: unknown[]) => ({ sent_at: 1_775_000_000_400, events });
const factOf = (change: object, more: Sent = {}) =>
  factsOf(map(sent(event(change)), more).records[0])[0] as EventFact;

describe('events of the snippet', () => {
  it('carry how the visitor came, click ids, items and consent', () => {
    const visitor: Visitor = { country: 'DE', device: { category: 'mobile', os: 'iOS' } };
    const [view, cart] = map(request, { visitor }).records.flatMap(factsOf) as EventFact[];
    expect(view).toMatchObject({
      type: 'page_view',
      occurredAt: 1_775_000_000_100_000,
      precision: 'ms',
      identifiers: [
        { type: 'ga_client_id', value: '1130.1770' },
        { type: 'anonymous_id', value: 'd2719f50-6a1c-4c39-9f0a-0b7f3f1f6f01' },
      ],
      traffic: { source: 'google', medium: 'cpc', campaign: 'oak', clickIds: ['gclid'] },
      clickIds: { gclid: 'EAIaIQo-A1' },
      pageTitle: 'Oak tables',
      subject: 'tables',
      device: { category: 'mobile', os: 'iOS', language: 'de-de' },
      region: { country: 'DE' },
      consent: { analytics: 'granted', ads: 'granted' },
      isTest: false,
      isBot: false,
    });
    expect(cart).toMatchObject({
      type: 'cart_added',
      // Of the click that is kept in the browser: the address of this page has none.
      clickIds: { gclid: 'EAIaIQo-A1' },
      properties: { 'first.utm_source': 'google', 'last.utm_source': 'google' },
      valueMicros: 480_000_000n,
      currency: 'EUR',
      items: [{ id: 'T-7', name: 'Round table', priceMicros: 240_000_000n, quantity: 2_000_000n }],
    });
    expect(cart).not.toHaveProperty('traffic');
    expect(JSON.stringify(Object.keys(cart!.properties ?? {}))).not.toContain('gclid');
  });

  it('are the same facts when they are sent again, later and in another order', () => {
    const [one, two] = [event(), event({ id: 'e-2', name: 'click' })];
    const first = map(sent(one, two)).records.flatMap(factsOf);
    const again = map(
      { sent_at: 1_775_000_030_400, events: [two, one] },
      { receivedAt: NOW + 30_100_000 },
    ).records.flatMap(factsOf);
    expect([...again].reverse()).toEqual(first);
  });

  it('are set right by a clock that is wrong by hours, and by no other difference', () => {
    // Sent 300 ms after the event, received three hours and 200 ms later by our clock.
    const hours = 3 * 3_600_000_000;
    expect(factOf({}, { receivedAt: NOW + hours }).occurredAt).toBe(1_775_000_000_100_000 + hours);
    expect(factOf({}, { receivedAt: NOW + 240_000_000 }).occurredAt).toBe(1_775_000_000_100_000);
    expect(factOf({}, { receivedAt: NOW + 30 * hours }).occurredAt).toBe(1_775_000_000_100_000);
  });

  it('belong to nobody after analytics was denied, and keep no click id after ads were', () => {
    const url = 'https://oak.example/?gclid=EAIaIQo-A1';
    const denied = factOf({ url, consent: { analytics: 'denied' }, email: 'a'.repeat(64) });
    expect(denied).toMatchObject({ identifiers: [], traffic: { clickIds: ['gclid'] } });
    for (const key of ['clickIds', 'properties', 'device', 'region'])
      expect(denied).not.toHaveProperty(key);
    const noAds = factOf({ url, consent: { ad_storage: 'denied' }, email: 'a1'.repeat(32) });
    expect(noAds).not.toHaveProperty('clickIds');
    expect(noAds.identifiers.map(({ type }) => type)).toEqual(['anonymous_id']);
    expect(noAds.consent).toEqual({
      ...{ ads: 'denied', adUserData: 'denied', adPersonalization: 'denied' },
    });
  });

  it('obey Global Privacy Control whatever was clicked', () => {
    const { consent } = factOf(
      { consent: { ads: 'granted', analytics: 'granted' } },
      { visitor: { optedOut: true } },
    );
    expect(consent).toMatchObject({ analytics: 'granted', ads: 'denied', adUserData: 'denied' });
  });

  it('of consent itself stay somebody’s', () => {
    expect(factOf({ name: 'consent', consent: { analytics: 'denied' } })).toMatchObject({
      type: 'consent',
      identifiers: [{ type: 'anonymous_id' }],
      consent: { analytics: 'denied' },
    });
  });

  it.each([
    ['a user agent', { visitor: { robot: true } }, {}],
    ['what drives the browser', {}, { webdriver: true }],
  ])('of a robot, told by %s, are skipped with a reason or marked', (_, more, change) => {
    expect(map(sent(event(change)), more).records).toEqual([
      { skipped: { code: 'robot', message: expect.stringContaining('keep_robots') } },
    ]);
    expect(factOf(change, { ...more, settings: { keepRobots: true } })).toMatchObject({
      isBot: true,
    });
  });

  it.each([
    [{ url: 'http://localhost:3000/' }, {}, { reason: 'host localhost' }],
    [{ url: 'https://shop.local/' }, {}, { reason: 'host shop.local' }],
    [{ url: 'http://localhost:3000/' }, { testHosts: [] }, undefined],
    [{ debug: true }, {}, { reason: 'tl_debug' }],
    [{ debug: true }, { countDebug: true }, undefined],
  ])('are tests: %j under %j', (change, settings, mark) => {
    const fact = factOf(change, { settings });
    expect(fact.isTest).toBe(mark !== undefined);
    expect(fact.testMark).toEqual(mark && { ...mark, setting: expect.any(String) });
  });

  it.each([
    [{ id: undefined }, 'field_missing', 'id'],
    [{ id: 'x'.repeat(129) }, 'field_invalid', 'id'],
    [{ name: '' }, 'field_missing', 'name'],
    [{ at: undefined }, 'field_missing', 'at'],
    [{ at: 1_775_000_000 }, 'time_unreadable', 'at'],
    [{ at: 'today' }, 'time_unreadable', 'at'],
  ])('are refused one by one: %j', (change, code, field) => {
    const mapped = map(sent(event(change), event({ id: 'good' })));
    expect(kindsOf(mapped)).toEqual(['rejection', 1]);
    expect(rejectionsOf(mapped)).toMatchObject([{ code, detail: { field } }]);
    expect(JSON.parse(rejectionsOf(mapped)[0]!.raw)).toMatchObject({ events: [{}] });
  });

  it('of unknown fields and shapes are read as far as they can be', () => {
    const fact = factOf({ later: { version: 2 }, params: { colour: 'oak', deep: { er: 1 } } });
    expect(fact.properties).toEqual({ colour: 'oak', 'deep.er': '1' });
    expect(kindsOf(map('not json'))).toEqual(['rejection']);
    expect(kindsOf(map(''))).toEqual(['noRecord']);
    expect(kindsOf(map({ events: {} }))).toEqual(['rejection']);
    expect(kindsOf(map({ events: [] }))).toEqual(['noRecord']);
    expect(kindsOf(map(sent(null)))).toEqual(['rejection']);
  });

  it('are phone numbers dialled, requests left and customers named', () => {
    expect(factOf({ name: 'click', params: { link_url: 'tel:+4930123456' } })).toMatchObject({
      ...{ type: 'click', subject: 'tel:+4930123456', variant: 'tel' },
    });
    expect(factOf({ name: 'form_submit', params: { form_id: 'ask' } })).toMatchObject({
      ...{ type: 'form', subject: 'ask' },
    });
    expect(factOf({ name: 'identify', params: { user_id: 'u-7' } }).identifiers).toContainEqual({
      ...{ type: 'user_id', value: 'u-7' },
    });
    const named = factOf({ name: 'identify', params: { email: 'Anna@Oak.example', plan: 'pro' } });
    expect(named.identifiers).toContainEqual(
      emailIdentifier('anna@oak.example', { keepContacts: false }),
    );
    expect(named.properties).toEqual({ plan: 'pro' });
    expect(factOf({ name: 'calculator_used' })).toMatchObject({
      ...{ type: 'other', subject: 'calculator_used' },
    });
  });
});

it('is open to the sites that the account names', () => {
  const { settings }: Account<unknown> = {
    ...{ source: 'site', account: 'main' },
    settings: siteSettings.parse({ origins: ['*.oak.example'] }),
  };
  expect(siteEndpoint.browser?.origins(settings as never)).toEqual(['*.oak.example']);
});
