import { afterAll, expect, it } from 'vitest';
import type { RawDelivery } from '../contract/delivery.ts';
import { loadSources } from '../sources/registry.ts';
import { processorMs } from '../testing/processor-time.ts';
import { deliveryMapper } from './map-delivery.ts';
import { openMappingThread } from './mapping-thread.ts';

const identity = { keepContacts: false };
const thread = openMappingThread({ accounts: [], identity });
afterAll(() => thread.close());

const delivery = (source: string, endpoint: string, body: string): RawDelivery => ({
  id: '00000000-0000-4000-8000-000000000000',
  ...{ source, account: 'main', endpoint, receivedAt: 1_775_000_000_000_000 },
  ...{ headers: {}, query: '', body: Buffer.from(body) },
});

const rates = (days: number) =>
  ['date,base,quote,rate']
    .concat(Array.from({ length: days }, (_, day) => `2026-01-${(day % 28) + 1},EUR,USD,1.1`))
    .join('\n')
    .replace(/-(\d),/g, '-0$1,');

it('gives what the process itself would, facts that records share included', async () => {
  const map = deliveryMapper(await loadSources(), [], identity);
  const body = delivery('exchange-rates', 'import', `${rates(40)}\nx\nx`);
  const mapped = await thread.map(body);
  expect(mapped).toEqual(map(body));
  const [, first, , second] = mapped.records;
  expect(first).not.toBe(second);
  // Two equal bad lines are one rejection of two records.
  const bad = mapped.records.flatMap((one) => ('rejection' in one ? [one.rejection] : []));
  expect(bad[0]).toBe(bad[1]);
  expect(bad[0]).toMatchObject({ position: 42, records: 2 });
});

it('rejects what takes more memory than it has, and goes on', { timeout: 60_000 }, async () => {
  const small = openMappingThread({ accounts: [], identity }, { memoryMib: 40 });
  const large = delivery('exchange-rates', 'import', rates(300_000));
  expect((await small.map(large)).records).toMatchObject([
    { rejection: { code: 'mapping_failed', detail: { got: expect.stringContaining('memory') } } },
  ]);
  expect((await small.map(delivery('exchange-rates', 'import', rates(1)))).records).toHaveLength(2);
  await small.close();
});

it.each([
  ['airbyte', 'records', '{}\n', 1_000_000],
  ['exchange-rates', 'rates', 'x\n', 500_000],
  ['callrail', 'webhook', '{},', 500_000],
] as const)(
  '%s: a log that holds a body of very many records costs one rejection and little time',
  async (source, endpoint, record, count) => {
    const map = deliveryMapper(await loadSources(), [], identity);
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
  const map = deliveryMapper(await loadSources(), [], identity);
  // A field of 20 kB that the raw bytes of each of its 9,000 events would repeat.
  const events = new Array(9_000).fill('{}').join(',');
  const body = `{"client_id":"1.2","pad":"${'x'.repeat(20_000)}","events":[${events}]}`;
  const { records } = map(delivery('ga4', 'collect', body));
  expect(records).toHaveLength(9_000);
  const told = new Set(records.map((one) => 'rejection' in one && one.rejection));
  expect(told.size).toBe(1);
});
