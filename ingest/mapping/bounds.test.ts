import { expect, it } from 'vitest';
import type { RawDelivery } from '../contract/delivery.ts';
import { loadSources } from '../sources/registry.ts';
import { processorMs } from '../testing/processor-time.ts';
import { deliveryMapper } from './map-delivery.ts';

const map = deliveryMapper(await loadSources(), [], { keepContacts: false });

const delivery = (source: string, endpoint: string, body: string): RawDelivery => ({
  id: '00000000-0000-4000-8000-000000000000',
  ...{ source, account: 'main', endpoint, receivedAt: 1_775_000_000_000_000 },
  ...{ headers: {}, query: '', body: Buffer.from(body) },
});

it.each([
  ['airbyte', 'records', '{}\n', 1_000_000],
  ['exchange-rates', 'rates', 'x\n', 500_000],
  ['callrail', 'webhook', '{},', 500_000],
] as const)(
  '%s: a log that holds a body of very many records costs one rejection and little time',
  async (source, endpoint, record, count) => {
    const text = record.repeat(count);
    const body = record === '{},' ? `[${text}{}]` : text;
    const began = processorMs();
    const { records } = map(delivery(source, endpoint, body));
    expect(processorMs() - began).toBeLessThan(2_000);
    expect(records).toMatchObject([{ rejection: { code: 'too_many_records', position: 1 } }]);
    expect(JSON.stringify(records).length).toBeLessThan(20_000);
  },
);

it('keeps what one delivery may hold cheap however bad it is', async () => {
  // A field of 20 kB that the raw bytes of each of its 9,000 events would repeat.
  const events = new Array(9_000).fill('{}').join(',');
  const body = `{"client_id":"1.2","pad":"${'x'.repeat(20_000)}","events":[${events}]}`;
  const { records } = map(delivery('ga4', 'collect', body));
  expect(records).toHaveLength(9_000);
  const told = new Set(records.map((one) => 'rejection' in one && one.rejection));
  expect(told.size).toBe(1);
});
