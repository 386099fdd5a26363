import { expect, it } from 'vitest';
import type { RawDelivery } from '../../contract/delivery.ts';
import type { EventFact } from '../../contract/fact.ts';
import { source } from './source.ts';

const context = { settings: source.settings.parse({}), identity: { keepContacts: false } };
const RECEIVED = 1_775_000_000_000_000;

function sent(body: object, event: object): EventFact {
  const delivery: RawDelivery = {
    id: '00000000-0000-4000-8000-000000000000',
    ...{ source: 'ga4', account: 'shop', endpoint: 'collect', receivedAt: RECEIVED },
    ...{ headers: {}, query: 'measurement_id=G-1' },
    body: Buffer.from(JSON.stringify({ client_id: '1.2', ...body, events: [event] })),
  };
  const [record] = source.map(delivery, context).records;
  return (record as { facts: EventFact[] }).facts[0]!;
}

it('keeps the goods of a cart, its worth, and what else the site told', () => {
  const event = sent(
    { device: { category: 'Mobile', operating_system: 'iOS', language: 'de-DE' } },
    {
      name: 'add_to_cart',
      params: {
        page_location: 'https://shop.example/sofa?gclid=Cj0KCQiA&utm_source=google&utm_medium=cpc',
        page_title: 'Sofa “Nord”',
        ...{ value: 499.5, currency: 'eur', cart_id: 'c-7', stock: 'in', level: { floor: 2 } },
        items: [
          {
            ...{ item_id: 'S1', item_name: 'Sofa', item_brand: 'Nord', price: 249.75, quantity: 2 },
            ...{ item_category: 'Furniture', item_category2: 'Sofas', index: 3 },
          },
        ],
      },
    },
  );
  expect(event).toMatchObject({
    ...{ type: 'cart_added', subject: 'c-7', valueMicros: 499_500_000n, currency: 'EUR' },
    pageTitle: 'Sofa “Nord”',
    clickIds: { gclid: 'Cj0KCQiA' },
    traffic: { clickIds: ['gclid'] },
    device: { category: 'mobile', os: 'iOS', language: 'de-de' },
    properties: { cart_id: 'c-7', stock: 'in', 'level.floor': '2' },
    items: [
      {
        ...{ id: 'S1', name: 'Sofa', brand: 'Nord', category: 'Furniture/Sofas', position: 3 },
        ...{ priceMicros: 249_750_000n, quantity: 2_000_000n },
      },
    ],
  });
});

it('cuts a list of 201 items and counts it; a worth without a currency is none', () => {
  const items = Array.from({ length: 201 }, (_, n) => ({ item_id: `i${n}` }));
  const event = sent({}, { name: 'view_item_list', params: { value: 3, items } });
  expect(event.items).toHaveLength(200);
  expect(event.cut).toBe(1);
  expect(event).not.toHaveProperty('valueMicros');
});

it.each([
  ['view_item', {}, { type: 'product_viewed' }],
  ['begin_checkout', { checkout_id: 'k' }, { type: 'checkout_started', subject: 'k' }],
  ['add_shipping_info', { checkout_id: 'k' }, { type: 'checkout_step', variant: 'shipping' }],
  ['search', { search_term: 'Ledersofa' }, { type: 'search', subject: 'ledersofa' }],
  ['click', { link_url: 'tel:+49301', link_text: 'Call' }, { subject: 'Call', variant: 'tel' }],
  ['scroll', { percent_scrolled: 90 }, { type: 'engagement', variant: '90' }],
  ['generate_lead', { form_id: 'f' }, { type: 'form', subject: 'f', variant: 'generate_lead' }],
  ['generate_lead', { lead_type: 'demo' }, { type: 'form', variant: 'demo' }],
  ['sign_up', { method: 'google' }, { type: 'sign_up', subject: 'google' }],
  ['level_up', { level: 4 }, { type: 'other', name: 'level_up', properties: { level: '4' } }],
  ['constructor', {}, { type: 'other', name: 'constructor' }],
])('reads %s %j', (name, params, expected) => {
  expect(sent({}, { name, params })).toMatchObject(expected);
});

it('keeps no contact in an address', () => {
  const event = sent(
    {},
    {
      name: 'page_view',
      params: {
        page_location: 'https://shop.example/thanks?mail=anna%40mail.example&utm_source=vk',
        page_referrer: 'https://pay.example/?tel=%2B4930123456',
      },
    },
  );
  expect(event.pageUrl).toBe('https://shop.example/thanks?mail=*&utm_source=vk');
  expect(event.traffic).toMatchObject({ source: 'vk', referrer: 'https://pay.example/?tel=*' });
});
