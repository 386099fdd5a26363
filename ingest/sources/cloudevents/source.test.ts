import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { EventFact } from '../../contract/fact.ts';
import type { CollectRequest } from '../../contract/source.ts';
import { factsOf, kindsOf, rejectionsOf } from '../../testing/mapped.ts';
import { endpoint } from './endpoint.ts';
import { source } from './source.ts';

const [order, stock] = readFileSync(
  new URL('./fixtures/events.ndjson', import.meta.url),
  'utf8',
).split('\n');
const NOW = 1_773_400_000_000_000;
const settings = { events: { 'com.lamps.order.paid': 'purchase' } };

function map(body: string, headers: Record<string, string> = {}) {
  return source.map(
    {
      id: '00000000-0000-4000-8000-000000000000',
      ...{ source: 'cloudevents', account: 'main', endpoint: 'events', query: '', receivedAt: NOW },
      ...{ headers, body: Buffer.from(body) },
    },
    { settings: source.settings.parse(settings), identity: { keepContacts: false } },
  );
}
const eventsOf = (...told: Parameters<typeof map>) =>
  map(...told).records.flatMap((one) => factsOf(one)) as EventFact[];

it('is the same event structured, in a list and binary', () => {
  const [structured] = eventsOf(order!);
  expect(structured).toMatchObject({
    ...{ type: 'purchase', name: 'purchase', precision: 'ms', transactionId: 'O-9' },
    ...{ valueMicros: 59_900_000n, currency: 'EUR', items: [{ id: 'LAMP-1' }] },
    properties: { subject: 'order/9', 'warehouse.code': 'N' },
  });
  expect(structured!.identifiers.map(({ type }) => type)).toEqual([
    'user_id',
    'email',
    'sale_number',
  ]);
  const {
    data,
    datacontenttype: _type,
    ...attributes
  } = JSON.parse(order!) as Record<string, unknown>;
  const headers = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [`ce-${name}`, String(value)]),
  );
  expect(eventsOf(JSON.stringify(data), headers)).toEqual([structured]);
  expect(eventsOf(`[${order},${stock}]`)[0]).toEqual(structured);
});

it('keeps what it has no kind for by its type, and marks tests', () => {
  expect(eventsOf(stock!)[0]).toMatchObject({
    ...{ type: 'other', name: 'com.lamps.stock.low', subject: 'com.lamps.stock.low' },
    ...{ isTest: true, properties: { sku: 'LAMP-1', left: '3' } },
  });
});

it('refuses what lacks an attribute, and what is no event', () => {
  const without = (name: string) => JSON.stringify({ ...JSON.parse(order!), [name]: undefined });
  for (const name of ['id', 'source', 'type', 'specversion'])
    expect(rejectionsOf(map(without(name)))).toMatchObject([
      { code: 'field_missing', detail: { field: name } },
    ]);
  expect(rejectionsOf(map(order!.replace('"1.0"', '"0.3"')))).toMatchObject([
    { code: 'field_invalid' },
  ]);
  expect(rejectionsOf(map('{', { 'ce-id': '1', 'ce-type': 't' }))).toHaveLength(1);
  expect(rejectionsOf(map('[5,{"x":'))).toHaveLength(1);
  expect(kindsOf(map(''))).toEqual(['noRecord']);
});

it('answers the handshake of a sender, and takes events with its token only', () => {
  const request = (method: string, headers: Record<string, string> = {}): CollectRequest => ({
    ...{
      method,
      url: 'https://c.example/collect/cloudevents',
      path: '/collect/cloudevents',
      query: '',
    },
    ...{ headers, body: new Uint8Array() },
  });
  const own = source.settings.parse({ token: 'a-token-of-the-sender' });
  const reply = endpoint.answer!(
    request('OPTIONS', { 'webhook-request-origin': 'mesh.example' }),
    own,
  );
  expect(reply).toMatchObject({
    status: 200,
    headers: { 'webhook-allowed-origin': 'mesh.example' },
  });
  expect(endpoint.answer!(request('POST'), own)).toBeUndefined();
  expect(endpoint.verify(request('POST'), own).ok).toBe(false);
  const authorization = 'Bearer a-token-of-the-sender';
  expect(endpoint.verify(request('POST', { authorization }), own).ok).toBe(true);
  expect(endpoint.verify(request('POST', { authorization }), source.settings.parse({})).ok).toBe(
    false,
  );
});
