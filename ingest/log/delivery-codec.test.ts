import { Packr } from 'msgpackr';
import { describe, expect, it } from 'vitest';
import { decodeDelivery, encodeDelivery, encodeEmptied, sealOf } from './delivery-codec.ts';

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
  expect(decodeDelivery(encodeDelivery(delivery))).toEqual({ delivery, isDestroyed: false });
});

describe('a sealed delivery', () => {
  const key = { root: 'r', index: 7, key: Buffer.alloc(32, 1) };
  const sealed = encodeDelivery(delivery, key);

  it('is given back where its key is found, and shows nothing of its content where it is not', () => {
    expect(decodeDelivery(sealed, () => key.key)).toEqual({ delivery, isDestroyed: false });
    expect(sealOf(sealed)).toEqual({ root: 'r', index: 7 });
    expect(sealed.includes('Mozilla')).toBe(false);
    expect(decodeDelivery(sealed, () => undefined)).toEqual({
      delivery: { ...delivery, headers: {}, query: '', body: new Uint8Array() },
      isDestroyed: true,
    });
  });

  it('is refused where the key is another’s, a byte was changed, or its envelope is another’s', () => {
    expect(() => decodeDelivery(sealed, () => Buffer.alloc(32, 2))).toThrow();
    const changed = Buffer.from(sealed);
    changed[changed.length - 20]! ^= 1;
    expect(() => decodeDelivery(changed, () => key.key)).toThrow();
    const moved = Buffer.from(sealed);
    moved.write('gb4', moved.indexOf('ga4'));
    expect(() => decodeDelivery(moved, () => key.key)).toThrow();
  });

  it('keeps its envelope where it was stored in the clear and emptied', () => {
    const { delivery: left, isDestroyed } = decodeDelivery(encodeEmptied(delivery));
    expect([left.id, left.body.length, isDestroyed]).toEqual([delivery.id, 0, true]);
    expect(sealOf(encodeEmptied(delivery))).toBeUndefined();
  });
});

it.each([
  ['another format', [9, 'a']],
  ['a sealed one without its seal', [2, delivery.id, 'ga4', 'shop', 'collect', 1]],
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
