import { Packr } from 'msgpackr';
import { expect, it } from 'vitest';
import { decodeDelivery, encodeDelivery } from './delivery-codec.ts';

const delivery = {
  id: '7cf9a144-11ba-5e62-bda5-a8f3230ea096',
  source: 'ga4',
  account: 'shop',
  endpoint: 'collect',
  receivedAt: 1_700_000_000_000_000,
  headers: { 'user-agent': 'Mozilla/5.0' },
  query: 'v=2',
  body: Buffer.from('{}'),
};

it('gives back what it was given', () => {
  expect(decodeDelivery(encodeDelivery(delivery))).toEqual(delivery);
});

it.each([
  ['another format', [2, 'a']],
  ['an array that ends too soon', [1, delivery.id, 'ga4']],
  ['an id that is no UUID', values({ id: '1' })],
  ['a source that is no text', values({ source: 7 })],
  ['a time that is none', values({ receivedAt: 'now' })],
  ['no headers', values({ headers: null })],
  ['a header that is no text', values({ headers: { a: 1 } })],
  ['a body that is no bytes', values({ body: '{}' })],
  ['no array', 7],
])('refuses %s', (_what, value) => {
  const bytes = new Packr({ useRecords: false }).pack(value);
  expect(() => decodeDelivery(bytes)).toThrow();
});

function values(changes: object): unknown[] {
  const { id, source, account, endpoint, receivedAt, headers, query, body } = {
    ...delivery,
    ...changes,
  };
  return [1, id, source, account, endpoint, receivedAt, headers, query, body];
}
