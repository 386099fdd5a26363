import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EventFact } from '../../contract/fact.ts';
import { sha256 } from '../../contract/ids.ts';
import type { CollectRequest } from '../../contract/source.ts';
import { VISITOR_HEADER, type Visitor } from '../../contract/visitor.ts';
import { factsOf, kindsOf, rejectionsOf } from '../../testing/mapped.ts';
import { endpoints } from './endpoints.ts';
import { snowplowSettings } from './settings.ts';
import { source } from './source.ts';

const lines = readFileSync(new URL('./fixtures/payloads.ndjson', import.meta.url), 'utf8').split(
  '\n',
);
const NOW = 1_773_306_100_000_000;

interface Sent {
  readonly endpoint?: string;
  readonly query?: string;
  readonly visitor?: Visitor;
  readonly settings?: object;
  readonly receivedAt?: number;
}

function map(body: unknown, sent: Sent = {}) {
  const { endpoint = 'import', query = '', visitor, settings = {}, receivedAt = NOW } = sent;
  return source.map(
    {
      id: '00000000-0000-4000-8000-000000000000',
      ...{ source: 'snowplow', account: 'main', endpoint, receivedAt, query },
      headers: visitor ? { [VISITOR_HEADER]: JSON.stringify(visitor) } : {},
      body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    },
    { settings: snowplowSettings.parse(settings), identity: { keepContacts: false } },
  );
}
const eventsOf = (body: unknown, sent?: Sent) =>
  map(body, sent).records.flatMap((one) => factsOf(one)) as EventFact[];
const schema = (name: string, vendor = 'com.snowplowanalytics.snowplow') =>
  `iglu:${vendor}/${name}/jsonschema/1-0-0`;
const base = { p: 'web', duid: 'd-1', eid: 'e-1', dtm: '1773306000000', aid: 'lamps' };
/** A self-describing event with entities. */
function selfDescribing(
  name: string,
  data: object,
  entities: [string, object][] = [],
  vendor?: string,
) {
  const own = { schema: schema(name, vendor), data };
  const attached = entities.map(([entity, told]) => ({
    schema: schema(entity, vendor),
    data: told,
  }));
  return {
    ...base,
    e: 'ue',
    ue_pr: JSON.stringify({ schema: schema('unstruct_event'), data: own }),
    cx: Buffer.from(JSON.stringify({ schema: schema('contexts'), data: attached })).toString(
      'base64',
    ),
  };
}
const SHOP = 'com.snowplowanalytics.snowplow.ecommerce';

describe('events of Snowplow', () => {
  it('tell how the visitor came, who it is, and what was allowed', () => {
    const [view] = eventsOf(lines[0]!);
    expect(view).toMatchObject({
      ...{ type: 'page_view', name: 'page_view', precision: 'ms', sessionId: 's-1' },
      occurredAt: 1_773_304_200_250_000,
      identifiers: [
        { type: 'ga_client_id', value: '1122.3344' },
        { type: 'anonymous_id', value: 'd-71' },
        { type: 'anonymous_id', value: 'n-5' },
      ],
      traffic: { source: 'google', medium: 'cpc', campaign: 'Lamps', clickIds: ['gclid'] },
      // Of the scopes only analytics was allowed.
      consent: { analytics: 'granted', ads: 'denied', adUserData: 'denied' },
      ...{ pageTitle: 'Lamps', device: { language: 'de-de' } },
    });
    expect(view).not.toHaveProperty('clickIds');
  });

  it('tell of a sale with its products by the e-commerce schemas', () => {
    const [, sale] = eventsOf(lines[0]!);
    // 127.40 less 20.40 of tax and 7.00 of shipping.
    expect(sale).toMatchObject({
      ...{ type: 'purchase', name: 'transaction', transactionId: 'N-1', currency: 'EUR' },
      ...{ valueMicros: 100_000_000n, subject: 'N-1', variant: 'HELLO' },
      items: [
        {
          ...{ id: 'p-1', name: 'Lamp', category: 'home/light', quantity: 2_000_000n },
          ...{ priceMicros: 40_000_000n, listPriceMicros: 45_000_000n },
        },
      ],
    });
    expect(sale!.identifiers).toEqual([
      { type: 'anonymous_id', value: 'd-71' },
      { type: 'user_id', value: 'u-9' },
      { type: 'email', value: sha256('ida@lamps.example') },
      { type: 'sale_number', value: 'n-1' },
    ]);
  });

  it('tell of a transaction with the items that came with it', () => {
    const [sale, item, filter, ping] = eventsOf(lines[1]!);
    // 59.90 less 9.90 and 5.00.
    expect(sale).toMatchObject({
      ...{ type: 'purchase', transactionId: 'N-2', valueMicros: 45_000_000n },
      items: [{ id: 'LAMP-1', priceMicros: 22_500_000n, quantity: 2_000_000n }],
    });
    expect(item).toMatchObject({
      type: 'other',
      name: 'transaction_item',
      items: [{ sku: 'LAMP-1' }],
    });
    expect(item).not.toHaveProperty('transactionId');
    expect(filter).toMatchObject({
      ...{ type: 'other', name: 'filter', occurredAt: 1_773_306_000_000_000 },
      properties: { event_category: 'shop', event_label: 'size', event_value: '3' },
      device: { category: 'mobile', app: 'app' },
    });
    expect(filter).not.toHaveProperty('valueMicros');
    expect(ping).toMatchObject({ type: 'engagement', subject: 'page_ping' });
  });

  it('keep nothing of what a visitor typed into a form', () => {
    const [lead] = eventsOf(lines[2]!);
    expect(lead).toMatchObject({ type: 'form', subject: 'f-1', properties: { form_id: 'f-1' } });
    expect(JSON.stringify(lead!.properties)).not.toContain('oak.example');
  });

  it.each([
    [
      'link_click',
      { targetUrl: 'tel:+49', elementContent: 'Call' },
      { type: 'click', subject: 'Call', variant: 'tel' },
    ],
    ['site_search', { terms: ['Oak', 'table'] }, { type: 'search', subject: 'oak table' }],
    [
      'add_to_cart',
      { sku: 's', unitPrice: 4, quantity: 2, currency: 'EUR' },
      { type: 'cart_added', items: [{ sku: 's', priceMicros: 4_000_000n }] },
    ],
    ['screen_view', { name: 'Cart' }, { type: 'screen_view', subject: 'Cart' }],
    [
      'ad_impression',
      { campaignId: 'c', bannerId: 'b' },
      { type: 'ad_view', subject: 'c', variant: 'b' },
    ],
    [
      'consent_preferences',
      { eventType: 'deny_all' },
      { type: 'consent', consent: { analytics: 'denied', ads: 'denied' } },
    ],
    ['focus_form', { value: 'secret' }, { type: 'other', subject: 'focus_form' }],
  ])('%s', (name, data, expected) => {
    expect(eventsOf(selfDescribing(name, data))[0]).toMatchObject({ name, ...expected });
  });

  it.each([
    ['product_view', { type: 'product_viewed' }],
    ['list_view', { type: 'product_list_viewed', subject: 'oak' }],
    ['add_to_cart', { type: 'cart_added', subject: 'cart-1', valueMicros: 80_000_000n }],
    ['checkout_step', { type: 'checkout_step', variant: '2' }],
    ['promo_click', { type: 'promotion_clicked', subject: 'May', variant: 'b' }],
    ['refund', { type: 'refund', transactionId: 'N-1', valueMicros: 5_000_000n, currency: 'EUR' }],
  ])('%s of a shop', (type, expected) => {
    const entities: [string, object][] = [
      ['product', { id: 'p', price: 40, currency: 'EUR' }],
      ['cart', { cart_id: 'cart-1', total_value: 80, currency: 'EUR' }],
      ['checkout_step', { step: 2 }],
      ['promotion', { id: 'm', name: 'May', creative_id: 'b' }],
      ['refund', { transaction_id: 'N-1', refund_amount: 5, currency: 'EUR' }],
    ];
    const event = selfDescribing(
      'snowplow_ecommerce_action',
      { type, name: 'oak' },
      entities,
      SHOP,
    );
    expect(eventsOf(event)[0]).toMatchObject({ name: type, ...expected, items: [{ id: 'p' }] });
  });
});

describe('a payload', () => {
  it('may be a query, and its query stands above its body', () => {
    const query =
      'e=pv&p=web&eid=e-1&aid=lamps&duid=d-1&dtm=1773306000000&url=https%3A%2F%2Flamps.example%2F%3Fgclid%3DX-1';
    const [event] = eventsOf('', { endpoint: 'pixel', query });
    expect(event).toMatchObject({ type: 'page_view', clickIds: { gclid: 'X-1' } });
    const [merged] = eventsOf(
      { data: [{ ...base, e: 'pv', duid: 'wrong' }] },
      { query: 'duid=d-1' },
    );
    expect(merged!.identifiers).toEqual([{ type: 'anonymous_id', value: 'd-1' }]);
    expect(merged!.id).toBe(event!.id);
  });

  it('sent again with another time of sending is the same events', () => {
    const sent = { endpoint: 'post', receivedAt: NOW };
    const event = { ...base, e: 'pv', eid: 'E-1', stm: '1773306099000' };
    expect(eventsOf({ data: [{ ...event, stm: '1773306100000' }] }, sent)).toEqual(
      eventsOf({ data: [event] }, sent),
    );
    const { eid: _eid, ...bare } = event;
    expect(eventsOf({ data: [{ ...bare, stm: '1' }] })).toEqual(eventsOf({ data: [bare] }));
    // The device’s clock is two hours slow.
    const slow = { ...event, dtm: '1773298000000', stm: '1773298899000' };
    expect(eventsOf({ data: [slow] }, sent)[0]!.occurredAt).toBe(
      (1_773_298_000 + 7_200) * 1_000_000,
    );
  });

  it('has tests, robots and other apps told apart', () => {
    const view = { ...base, e: 'pv', url: 'http://localhost/' };
    expect(eventsOf(view)[0]).toMatchObject({
      isTest: true,
      testMark: { setting: 'test_hosts: []' },
    });
    expect(eventsOf(view, { settings: { testAppIds: ['lamps'] } })[0]!.testMark!.reason).toBe(
      'aid lamps',
    );
    const robot = { visitor: { robot: true } };
    expect(kindsOf(map(view, robot))).toEqual(['skipped']);
    expect(kindsOf(map({ ...view, p: 'srv' }, robot))).toEqual([1]);
    expect(map(view, { settings: { appIds: ['other'] } }).records).toMatchObject([
      { skipped: { code: 'app_unknown', group: 'lamps' } },
    ]);
  });

  it('that is broken is rejected record by record', () => {
    const data = [
      { ...base, e: 'zz' },
      { ...base, e: 'ue' },
      { ...base, e: 'ue', ue_px: '!!!' },
      { ...base, e: 'se' },
      { ...base, e: 'pv', dtm: 'now' },
      { ...base, e: 'pv', cx: 'garbage' },
    ];
    const mapped = map({ data });
    expect(kindsOf(mapped)).toEqual([...Array(5).fill('rejection'), 1]);
    expect(rejectionsOf(mapped).map(({ detail }) => detail.field)).toEqual([
      'e',
      'ue_pr',
      'ue_px',
      'se_ac',
      'dtm',
    ]);
    expect(kindsOf(map('{"data":'))).toEqual(['rejection']);
    expect(kindsOf(map({ data: 5 }))).toEqual(['rejection']);
    expect(kindsOf(map(''))).toEqual(['noRecord']);
  });
});

it('takes what its account names, by the app in the query or in the first event', () => {
  const [post, pixel] = endpoints;
  const of = (text: string, query = ''): CollectRequest => ({
    ...{ method: 'POST', url: 'https://c.example/i', path: '/i', query, headers: {} },
    body: Buffer.from(text),
  });
  const account = (...appIds: string[]) => ({
    ...{ source: 'snowplow', account: appIds.join() || 'all' },
    settings: snowplowSettings.parse({ appIds }),
  });
  const both = [account('lamps'), account('chairs', 'oak')];
  const body = '{"data":[{"aid":"oak"}]}';
  expect(post!.choose!(of(body), both)).toBeUndefined();
  expect(post!.chooseByBody!(of(body), both)?.account).toBe('chairs,oak');
  expect(pixel!.choose!(of('', 'e=pv&aid=lamps'), both)?.account).toBe('lamps');
  expect(post!.chooseByBody!(of('{"data":[{}]}'), both)).toBeUndefined();
  expect(post!.verify(of(body), both[1]!.settings).ok).toBe(true);
  expect(post!.verify(of(body), both[0]!.settings).ok).toBe(false);
  expect(post!.verify(of('nothing'), both[0]!.settings).ok).toBe(false);
  expect(post!.verify(of('nothing'), account().settings).ok).toBe(true);
});
