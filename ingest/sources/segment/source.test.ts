import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EventFact } from '../../contract/fact.ts';
import { sha256 } from '../../contract/ids.ts';
import { VISITOR_HEADER, type Visitor } from '../../contract/visitor.ts';
import { factsOf, kindsOf, rejectionsOf } from '../../testing/mapped.ts';
import { segmentSettings } from './settings.ts';
import { source } from './source.ts';

const lines = readFileSync(new URL('./fixtures/calls.ndjson', import.meta.url), 'utf8').split('\n');
const at = (time: string) => Date.parse(`2026-03-12T${time}Z`) * 1000;
const NOON = Date.parse('2026-03-12T12:00:00Z') * 1000;

interface Sent {
  readonly endpoint?: string;
  readonly visitor?: Visitor;
  readonly settings?: object;
  readonly receivedAt?: number;
}

function map(body: unknown, sent: Sent = {}) {
  const { endpoint = 'batch', visitor, settings = {}, receivedAt = NOON } = sent;
  return source.map(
    {
      id: '00000000-0000-4000-8000-000000000000',
      ...{ source: 'segment', account: 'main', endpoint, receivedAt, query: '' },
      headers: visitor ? { [VISITOR_HEADER]: JSON.stringify(visitor) } : {},
      body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    },
    { settings: segmentSettings.parse(settings), identity: { keepContacts: false } },
  );
}
const eventsOf = (body: unknown, sent?: Sent) =>
  map(body, sent).records.flatMap((one) => factsOf(one)) as EventFact[];
const track = (event: string, properties: object = {}, more: object = {}) => ({
  ...{ type: 'track', event, properties, anonymousId: 'a-1', messageId: 'm-1' },
  timestamp: '2026-03-12T11:00:00Z',
  ...more,
});
const eventOf = (...told: Parameters<typeof track>) => eventsOf(track(...told))[0]!;

describe('calls of Segment', () => {
  it('tell of a sale: net of shipping and tax, its products, how the visitor came, and consent', () => {
    const [sale] = eventsOf(lines[0]!, { receivedAt: at('08:30:02') });
    expect(sale).toMatchObject({
      ...{ type: 'purchase', name: 'Order Completed', precision: 'ms' },
      occurredAt: Date.parse('2026-03-12T08:30:00.250Z') * 1000,
      identifiers: [
        { type: 'anonymous_id', value: 'a-7c1d' },
        { type: 'user_id', value: '5012' },
        { type: 'sale_number', value: 'n-3001' },
      ],
      traffic: {
        ...{ source: 'google', medium: 'cpc', campaign: 'Lamps', keyword: 'lamp', content: 'a1' },
        ...{ campaignId: '77', clickIds: ['gclid'], referrer: 'https://pay.example/' },
      },
      clickIds: { gclid: 'AbC-dEf_1' },
      pageUrl: 'https://lamps.example/done?gclid=AbC-dEf_1',
      ...{ pageTitle: 'Thank you', subject: 'N-3001', variant: 'HELLO' },
      ...{ transactionId: 'N-3001', valueMicros: 100_000_000n, currency: 'EUR' },
      items: [
        {
          ...{ id: 'p-1', sku: 'LAMP-1', name: 'Lamp', brand: 'Nord', category: 'home/light' },
          ...{ quantity: 2_000_000n, priceMicros: 40_000_000n, position: 1 },
        },
        { id: 'p-2', quantity: 1_000_000n, priceMicros: 20_000_000n },
      ],
      consent: { analytics: 'granted', ads: 'granted' },
      device: { category: 'desktop', os: 'Linux', browser: 'Chrome', language: 'de-de' },
      ...{ isTest: false, isBot: false },
    });
    expect(sale!.properties).toMatchObject({ shipping: '7', payment_type: 'card' });
  });

  it('tell who somebody is: logins, devices, addresses and companies', () => {
    const calls = eventsOf(lines[1]!, { receivedAt: at('09:00:02') });
    expect(calls.map(({ type, name }) => `${type} ${name}`)).toEqual([
      ...['identify identify', 'identify alias', 'identify group'],
      ...['screen_view screen', 'identify merge'],
    ]);
    const address = sha256('ida@lamps.example');
    expect(calls.map(({ identifiers }) => identifiers.map(({ type }) => type))).toEqual([
      ['anonymous_id', 'user_id', 'email', 'phone'],
      ['anonymous_id', 'user_id', 'user_id'],
      ['user_id'],
      ['anonymous_id'],
      ['user_id', 'email'],
    ]);
    expect(calls[0]!.identifiers[2]!.value).toBe(address);
    expect(calls[0]!.properties).toEqual({ plan: 'gold' });
    expect(calls[2]!.companyId).toBe('segment:main:g-1');
    expect(calls[3]).toMatchObject({
      subject: 'Cart',
      device: { category: 'mobile', os: 'iOS', app: 'example.lamps', appVersion: '4.2' },
    });
    // Without a time of its own a call happened when it came.
    expect(calls[1]!.occurredAt).toBe(at('09:00:02'));
  });

  it('of RudderStack have its session, its consent and its own time', () => {
    const [view, cart] = eventsOf(lines[2]!, {
      receivedAt: at('10:01:02'),
      visitor: { country: 'DE' },
    });
    expect(view).toMatchObject({
      ...{ type: 'page_view', sessionId: '1773309600', pageTitle: 'Cart' },
      occurredAt: Date.parse('2026-03-12T10:00:00.500Z') * 1000,
      traffic: { source: 'news', medium: 'email', referrer: 'https://mail.example/' },
      consent: { analytics: 'granted', ads: 'denied', adUserData: 'denied' },
      region: { country: 'DE' },
      properties: { page_name: 'Cart' },
    });
    expect(cart).toMatchObject({
      ...{ type: 'cart_added', subject: 'c-1', properties: { cart_id: 'c-1', colour: 'red' } },
      items: [{ id: 'p-1', name: 'Lamp', priceMicros: 40_000_000n, quantity: 2_000_000n }],
    });
    expect(cart).not.toHaveProperty('region');
  });

  it('of Jitsu have the ids of Google Analytics and of Meta’s cookie', () => {
    const [sale] = eventsOf(lines[3]!);
    expect(sale).toMatchObject({
      ...{ type: 'purchase', transactionId: 'N-3002', valueMicros: 9_500_000n },
      ...{ sessionId: '1773313200', clickIds: { fbclid: 'IwZ-own_1', ttclid: 'tt-1' } },
      traffic: { clickIds: ['fbclid', 'ttclid'] },
    });
    expect(sale!.identifiers[0]).toEqual({ type: 'ga_client_id', value: '1122.3344' });
    expect(sale!.identifiers).toContainEqual({ type: 'email', value: sha256('ida@lamps.example') });
  });

  it('of one message are one event, whatever time, path or batch they come by', () => {
    const sent = { receivedAt: NOON + 90_000_000, endpoint: 'track' };
    const again = { ...JSON.parse(lines[0]!), sentAt: '2026-03-12T12:01:30Z' };
    expect(eventsOf({ batch: [again] }, sent)).toEqual(
      eventsOf(lines[0]!, { receivedAt: at('08:30:02') }),
    );
    // Hours between sending and reading are no clock’s where a file is read.
    expect(eventsOf(lines[0]!, { endpoint: 'import' })[0]!.occurredAt).toBe(at('08:30:00.250'));
    // Without an id equal calls of one request stay two, and the request sent again is the same two.
    const { messageId: _none, ...bare } = track('Liked');
    const twice = eventsOf({ batch: [bare, bare] });
    expect(new Set(twice.map(({ id }) => id)).size).toBe(2);
    expect(eventsOf({ batch: [bare, bare] })).toEqual(twice);
  });

  it('are put right by a clock that is wrong, and by none that is no clock', () => {
    const timeOf = (change: object) => eventOf('Liked', {}, change).occurredAt;
    const told = at('11:00:00');
    expect(timeOf({ sentAt: '2026-03-12T11:59:58Z' })).toBe(told);
    // The device says 10:00 where it is 12:00.
    expect(timeOf({ sentAt: '2026-03-12T10:00:01Z' })).toBe(told + 7_200_000_000);
    expect(timeOf({ sentAt: '2025-03-12T10:00:01Z' })).toBe(told);
    expect(timeOf({ sentAt: 'soon' })).toBe(told);
  });

  it('take the path for what the body does not say', () => {
    const { type: _type, ...bare } = track('Liked');
    expect(eventsOf(bare, { endpoint: 'track' })[0]!.name).toBe('Liked');
    expect(rejectionsOf(map(bare))).toMatchObject([
      { code: 'field_missing', detail: { field: 'type' } },
    ]);
  });
});

describe('names of events', () => {
  it.each([
    ['Products Searched', { query: 'Oak' }, { type: 'search', subject: 'oak' }],
    ['Product List Viewed', { category: 'Oak' }, { type: 'product_list_viewed', subject: 'Oak' }],
    [
      'Promotion Clicked',
      { name: 'May', creative: 'b' },
      { type: 'promotion_clicked', subject: 'May', variant: 'b' },
    ],
    ['Product Viewed', { sku: 's' }, { type: 'product_viewed', items: [{ sku: 's' }] }],
    ['product_removed', { sku: 's' }, { type: 'cart_removed' }],
    ['Added Product', { sku: 's' }, { type: 'cart_added' }],
    ['Checkout Started', { order_id: 'o' }, { type: 'checkout_started' }],
    [
      'Checkout Step Viewed',
      { checkout_id: 'c', step: 2 },
      { type: 'checkout_step', subject: 'c', variant: '2' },
    ],
    ['Payment Info Entered', { checkout_id: 'c' }, { type: 'checkout_step', variant: 'payment' }],
    ['Completed Order', { orderId: 'o' }, { type: 'purchase', transactionId: 'o' }],
    [
      'Order Refunded',
      { order_id: 'o', total: 5, currency: 'EUR' },
      { type: 'refund', valueMicros: 5_000_000n },
    ],
    ['Signed Up', { method: 'mail' }, { type: 'sign_up', subject: 'mail' }],
    ['Form Submitted', { form_id: 'f' }, { type: 'form', subject: 'f', variant: 'Form Submitted' }],
    [
      'Experiment Viewed',
      { experiment_name: 'e', variation_name: 'b' },
      { type: 'exposure', subject: 'e', variant: 'b' },
    ],
    [
      'Email Link Clicked',
      { campaign_name: 'May' },
      { type: 'message_clicked', medium: 'email', subject: 'May' },
    ],
    ['view_item', {}, { type: 'product_viewed' }],
    ['constructor', {}, { type: 'other', subject: 'constructor' }],
    ['Заявка', {}, { type: 'other', subject: 'Заявка' }],
  ])('%s', (name, properties, expected) => {
    expect(eventOf(name, properties)).toMatchObject({ name, ...expected });
  });

  it('of the site’s own requests are leads, and tell whose', () => {
    const settings = { leadEvents: ['Quote Asked'] };
    const [lead] = eventsOf(track('quote_asked', { email: 'x@oak.example' }), { settings });
    expect(lead).toMatchObject({ type: 'form' });
    expect(lead!.identifiers).toContainEqual({ type: 'email', value: sha256('x@oak.example') });
    // Whom somebody else names is not the one who acts.
    expect(eventOf('Invite Sent', { email: 'x@oak.example' }).identifiers).toHaveLength(1);
  });

  it.each([
    // 127.40 less 20.40 of tax and 7.00 of shipping.
    [{ total: '127.40', tax: 20.4, shipping: '7' }, 100_000_000n],
    [{ subtotal: 90, total: 127.4 }, 90_000_000n],
    [{ revenue: 'n/a', value: 8 }, 8_000_000n],
    [{}, undefined],
  ])('what a sale brought: %j', (told, expected) => {
    const sale = eventOf('Order Completed', { order_id: 'o', currency: 'EUR', ...told });
    expect(sale.valueMicros).toBe(expected);
  });
});

describe('calls that count for nothing or cannot be read', () => {
  it('are tests by a field or by the host of their page', () => {
    expect(eventsOf(lines[4]!)[0]).toMatchObject({
      ...{ isTest: true, testMark: { reason: 'context.test', setting: 'count_tests: true' } },
      ...{ type: 'checkout_step', subject: 'ch-1', variant: '2' },
    });
    expect(eventsOf(lines[4]!, { settings: { countTests: true } })[0]!.isTest).toBe(false);
    const local = eventOf('Liked', {}, { context: { page: { url: 'http://localhost:3000/' } } });
    expect(local.testMark!.setting).toBe('test_hosts: []');
  });

  it('are of robots by what is said of the visitor, never by a server’s own request', () => {
    const robot = { visitor: { robot: true } };
    const page = { context: { library: { name: 'analytics.js' } } };
    expect(kindsOf(map(track('Liked', {}, page), robot))).toEqual(['skipped']);
    expect(kindsOf(map(track('Liked'), robot))).toEqual([1]);
    const agent = { context: { userAgent: 'ExampleBot/1.0 (+https://bot.example)' } };
    expect(kindsOf(map(track('Liked', {}, agent)))).toEqual(['skipped']);
    expect(eventsOf(track('Liked', {}, agent), { settings: { keepRobots: true } })[0]!.isBot).toBe(
      true,
    );
  });

  it('lose what consent denies, and Global Privacy Control stands above it', () => {
    const denied = { context: { consent: { categoryPreferences: { Analytics: false } } } };
    expect(eventOf('Liked', {}, denied)).toMatchObject({ identifiers: [] });
    const page = {
      context: { library: { name: 'analytics.js' }, page: { url: 'https://x.example/?gclid=1' } },
    };
    const [optedOut] = eventsOf(track('Liked', {}, page), { visitor: { optedOut: true } });
    expect(optedOut!.consent).toMatchObject({ ads: 'denied' });
    expect(optedOut).not.toHaveProperty('clickIds');
  });

  it('are rejections with a reason, and stop no other', () => {
    const mapped = map({
      batch: [
        { ...track('Liked'), event: undefined },
        { ...track('Liked'), anonymousId: undefined },
        { ...track('Liked'), timestamp: 'yesterday' },
        { type: 'teleport', userId: 'u' },
        track('Liked'),
      ],
    });
    expect(kindsOf(mapped)).toEqual(['rejection', 'rejection', 'rejection', 'rejection', 1]);
    expect(rejectionsOf(mapped).map(({ code, detail }) => `${code} ${detail.field}`)).toEqual([
      'field_missing event',
      'field_missing userId',
      'time_unreadable timestamp',
      'field_invalid type',
    ]);
    expect(rejectionsOf(map('{"batch":[')).map(({ code }) => code)).toEqual(['record_unreadable']);
    expect(rejectionsOf(map({ batch: 5 })).map(({ code }) => code)).toEqual(['field_invalid']);
    expect(kindsOf(map({ batch: [] }))).toEqual(['noRecord']);
    expect(kindsOf(map(''))).toEqual(['noRecord']);
  });
});
