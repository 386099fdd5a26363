import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EntityFact, EventFact } from '../../contract/fact.ts';
import { factsOf, kindsOf, rejectionsOf } from '../../testing/mapped.ts';
import { source } from './source.ts';

const lines = readFileSync(new URL('./fixtures/records.ndjson', import.meta.url), 'utf8').split(
  '\n',
);
const NOW = 1_773_400_000_000_000;

function map(body: unknown, settings: object = {}, receivedAt = NOW) {
  return source.map(
    {
      id: '00000000-0000-4000-8000-000000000000',
      ...{
        source: 'ecapi',
        account: 'main',
        endpoint: 'events',
        headers: {},
        query: '',
        receivedAt,
      },
      body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    },
    { settings: source.settings.parse(settings), identity: { keepContacts: false } },
  );
}
const facts = (...told: Parameters<typeof map>) =>
  map(...told).records.flatMap((one) => factsOf(one));
const record = (change: object = {}) => ({
  ...{ data_set_id: 'ds', id: 'r-1', timestamp: 1_773_311_401, event_type: 'page_view' },
  ...change,
});

describe('records of ECAPI', () => {
  it('of a purchase are an event and an order, without tax and shipping', () => {
    const [event, order] = facts(lines[0]!) as [EventFact, EntityFact];
    expect(event).toMatchObject({
      ...{ type: 'purchase', transactionId: 'B-501', valueMicros: 100_000_000n, currency: 'EUR' },
      ...{ clickIds: { gclid: 'AbC-9' }, consent: { adPersonalization: 'denied' }, precision: 's' },
      ...{ region: { country: 'DE', city: 'ulm' }, variant: 'HELLO' },
      items: [{ id: 'LAMP-1', priceMicros: 50_000_000n }, { id: 'CORD' }],
    });
    expect(event.identifiers.map(({ type }) => type)).toEqual(['user_id', 'email', 'sale_number']);
    // Lines: (50 − 5) · 2 = 90 and 10.
    expect(order).toMatchObject({
      ...{ entityType: 'order', entityId: 'ds-7:B-501', version: NOW },
      fields: {
        ...{ number: 'B-501', status: 'paid', channel: 'web', totalMicros: 127_400_000n },
        ...{ netMicros: 100_000_000n, taxMicros: 20_400_000n, shippingMicros: 7_000_000n },
        lines: [
          { netMicros: 90_000_000n, discountMicros: 10_000_000n },
          { netMicros: 10_000_000n },
        ],
      },
    });
    expect(kindsOf(map(lines[0]!, { orders: false }))).toEqual([1]);
  });

  it('of leads are deals at their stage, of refunds refunds of their order', () => {
    const [lead, deal, refund, given] = facts(lines[1]!) as [
      EventFact,
      EntityFact,
      EventFact,
      EntityFact,
    ];
    expect(lead).toMatchObject({ type: 'form', name: 'generate_lead' });
    expect(deal).toMatchObject({
      entityType: 'deal',
      entityId: 'ds-7:L-1',
      fields: { status: 'open', stage: 'new' },
    });
    expect(refund).toMatchObject({ type: 'refund', valueMicros: 10_000_000n });
    expect(given).toMatchObject({
      ...{ entityType: 'refund', entityId: 'ds-7:B-501-r' },
      fields: { orderId: 'ds-7:B-501', netMicros: 10_000_000n },
    });
    const [, won] = facts(
      record({ event_type: 'close_convert_lead', value: 5, currency_code: 'EUR' }),
    );
    expect(won).toMatchObject({ fields: { status: 'won', amountMicros: 5_000_000n } });
  });

  it('that come again are merged: the later received wins, and the event stays one', () => {
    const first = facts(record({ event_type: 'purchase', value: 1, currency_code: 'EUR' }));
    const again = facts(record({ event_type: 'purchase', properties: { tax: 1 } }), {}, NOW + 5);
    expect(again[0]!.id).toBe(first[0]!.id);
    expect(again[1]).toMatchObject({
      version: NOW + 5,
      entityId: (first[1] as EntityFact).entityId,
    });
    // Without the value nothing of it is cleared.
    expect((again[1] as EntityFact).fields).not.toHaveProperty('totalMicros');
  });

  it('are tests by their data set or their extension, and refused where a needed field is missing', () => {
    expect(facts(record(), { testDataSets: ['ds'] })[0]!.isTest).toBe(true);
    expect(facts(record({ ext: { test: true } }))[0]!.isTest).toBe(true);
    const bad = [
      record({ data_set_id: undefined }),
      record({ timestamp: undefined }),
      record({ timestamp: 1_773_311_401_000 }),
      record({ event_type: 'custom' }),
      record({ value: 5 }),
      record({ event_type: 'custom', custom_event: 'configured', new_field: 1 }),
    ];
    const mapped = map(bad);
    expect(kindsOf(mapped)).toEqual([...Array(5).fill('rejection'), 1]);
    expect(rejectionsOf(mapped).map(({ detail }) => detail.field)).toEqual([
      ...['data_set_id', 'timestamp', 'timestamp', 'custom_event', 'currency_code'],
    ]);
    expect(rejectionsOf(map('{"data":['))).toHaveLength(1);
    expect(
      source.endpoints[0]!.verify({ headers: {} } as never, source.settings.parse({})).ok,
    ).toBe(false);
  });
});
