import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EntityFact } from '../../contract/fact.ts';
import type { Mapped } from '../../contract/source.ts';
import { factsOf, kindsOf, rejectionsOf } from '../../testing/mapped.ts';
import { source } from './source.ts';

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url));
const SETTINGS = { timezone: 'Europe/Moscow', testCounterparties: ['Проверка обмена'] };
const RECEIVED = Date.parse('2026-03-03T12:00:00Z') * 1000;

const map = (body: Uint8Array | string, settings: object = SETTINGS, receivedAt = RECEIVED) =>
  source.map(
    {
      ...{ id: '00000000-0000-4000-8000-000000000000', source: 'commerceml', account: 'main' },
      ...{ endpoint: 'exchange', receivedAt, headers: {}, query: 'type=sale' },
      body: Buffer.from(body),
    },
    {
      settings: source.settings.parse(settings),
      identity: { keepContacts: true, defaultCountry: 'RU' },
    },
  );
const facts = (mapped: Mapped) => mapped.records.flatMap(factsOf) as EntityFact[];
const at = (text: string) => Date.parse(text) * 1000;

describe('documents of 1C', () => {
  const mapped = map(fixture('orders.xml'));
  const one = (type: string, id: string) =>
    facts(mapped).find(({ entityType, entityId }) => entityType === type && entityId === id);

  it('are orders with their money: 7,500 less 600 of shipping less 1,150 of tax on goods is 5,750', () => {
    expect(one('order', '7001')).toMatchObject({
      version: at('2026-03-02T12:00:00Z'),
      fields: {
        ...{ number: '7001', externalNumbers: ['УТ-000187'], status: 'completed', currency: 'RUB' },
        ...{ totalMicros: 7_500_000_000n, netMicros: 5_750_000_000n, taxMicros: 1_250_000_000n },
        ...{ shippingMicros: 600_000_000n, nativeStatus: '[F] Выполнен', contactId: 'c-15' },
        ...{ createdAt: at('2026-03-02T08:20:00Z'), paidAt: at('2026-03-02T09:05:00Z') },
        lines: [
          {
            ...{ id: 'shelf#oak', sku: 'SH-OAK', quantity: 2_000_000n },
            ...{
              priceMicros: 3_450_000_000n,
              netMicros: 5_750_000_000n,
              taxMicros: 1_150_000_000n,
            },
          },
        ],
      },
      identifiers: {
        phone: { value: '+79120001122' },
        email: { value: 'polka@shop.example' },
        customer: { value: 'commerceml:main:c-15' },
        sale_number_1c: { type: 'sale_number', value: 'ут-000187' },
      },
    });
    expect(one('order', '7001')!.fields).not.toHaveProperty('shippedAt');
  });

  it('are payments, shipments and returns of their order', () => {
    expect(one('payment', 'pay-31')?.fields).toMatchObject({
      ...{ orderId: '7001', amountMicros: 7_500_000_000n, status: 'done' },
      paidAt: at('2026-03-02T09:05:00Z'),
    });
    expect(one('refund', 'back-2')?.fields).toMatchObject({
      ...{ orderId: '7001', netMicros: 2_875_000_000n, totalMicros: 3_450_000_000n },
      refundedAt: at('2026-03-02T11:40:00Z'),
    });
    const [shipped] = factsOf(mapped.records[2]) as EntityFact[];
    expect(shipped).toMatchObject({ entityType: 'order', entityId: '7001', op: 'upsert' });
    expect(shipped!.fields).toEqual({ shippedAt: at('2026-03-02T11:00:00Z') });
  });

  it('mark tests, and tell of what has no map and of what cannot be read', () => {
    expect(one('order', '7002')).toMatchObject({ isTest: true, fields: { status: 'created' } });
    expect(one('order', '7001')).toMatchObject({ isTest: false });
    expect(kindsOf(mapped)).toEqual([2, 1, 1, 1, 2, 'rejection', 'skipped']);
    expect(rejectionsOf(mapped)).toMatchObject([
      { code: 'time_unreadable', detail: { field: 'Дата' }, raw: expect.stringContaining('7003') },
    ]);
  });

  it('in containers and with a namespace, later ones with a higher version', () => {
    const [order, deleted] = facts(map(fixture('orders-later.xml')));
    expect(order).toMatchObject({ version: at('2026-03-03T07:00:00Z'), op: 'upsert' });
    expect(order!.fields).toMatchObject({ status: 'cancelled', contactId: null, paidAt: null });
    expect(deleted).toMatchObject({ entityId: '7004', op: 'delete' });
  });

  it('sent again are the same facts', () => {
    const ids = (receivedAt: number) =>
      facts(map(fixture('orders.xml'), SETTINGS, receivedAt)).map(({ id }) => id);
    expect(ids(RECEIVED + 3_600_000_000)).toEqual(ids(RECEIVED));
  });
});

describe('goods of 1C', () => {
  it('are products with the path of their category', () => {
    const mapped = map(fixture('import.xml'));
    expect(facts(mapped)).toMatchObject([
      {
        ...{ entityType: 'product', entityId: 'shelf' },
        fields: {
          ...{ sku: 'SH', name: 'Полка & крепёж', category: 'Мебель/Полки', brand: 'Столярня' },
          gtin: '4600000000017',
        },
      },
      { entityId: 'lamp' },
      { entityId: 'stool', op: 'delete' },
    ]);
    expect(facts(mapped)[1]!.fields).not.toHaveProperty('category');
    expect(rejectionsOf(mapped)).toMatchObject([
      { code: 'field_missing', detail: { field: 'Ид' } },
    ]);
  });

  it('have prices to sell and to buy at, and lie in warehouses', () => {
    expect(facts(map(fixture('offers.xml')))).toMatchObject([
      {
        ...{ entityType: 'product', entityId: 'shelf#oak' },
        fields: {
          ...{ variantOf: 'shelf', priceMicros: 3_450_000_000n, costMicros: 2_100_500_000n },
          currency: 'RUB',
        },
      },
      { entityType: 'stock_level', fields: { location: 'Главный склад', available: 5_000_000n } },
      { entityType: 'stock_level', fields: { location: 'w-2', available: 2_000_000n } },
      { entityId: 'lamp', fields: { priceMicros: 990_000_000n, currency: 'RUB' } },
      { fields: { product: 'lamp', location: null, available: 12_500_000n } },
    ]);
    const wholesale = facts(map(fixture('offers.xml'), { ...SETTINGS, priceType: 'оптовая' }));
    expect(wholesale[0]!.fields).toMatchObject({ priceMicros: 3_000_000_000n });
  });
});

describe('files that are none', () => {
  const ROOT = 'КоммерческаяИнформация';
  it.each([
    ['text', 'success', 'body_unreadable'],
    ['another document', '<a><b>1</b></a>', 'body_unreadable'],
    ['a document that ends too early', `<${ROOT}><Документ>`, 'body_unreadable'],
    [
      'a document with entities of its own',
      `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa">]><${ROOT}>&a;</${ROOT}>`,
      'body_unreadable',
    ],
    ['a time without a zone', fixture('import.xml'), 'time_unreadable'],
  ])('are rejected: %s', (_, body, code) => {
    expect(rejectionsOf(map(body, {}))).toMatchObject([{ code }]);
  });

  it('hold nothing and are no error', () => {
    expect(kindsOf(map(`<?xml version="1.0"?><${ROOT} ВерсияСхемы="2.08"/>`))).toEqual([
      'noRecord',
    ]);
  });

  it('never throw for strange elements', () => {
    const text = fixture('offers.xml').toString();
    const names = [...new Set(text.match(/<[\p{L}]+/gu)!.map((tag) => tag.slice(1)))];
    for (const name of names.filter((one) => one !== ROOT))
      for (const strange of ['<x>1</x>', '1e999']) {
        const body = text.replaceAll(
          new RegExp(`(<${name}[^>/]*>)[^<]*(</${name}>)`, 'gu'),
          `$1${strange}$2`,
        );
        expect(kindsOf(map(body)).length).toBeGreaterThan(0);
      }
  });
});
