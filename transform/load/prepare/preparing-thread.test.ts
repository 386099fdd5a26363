import type { RawDelivery } from '@throughline/ingest/contract/delivery';
import type { LogEntry } from '@throughline/ingest/log/event-log';
import { deliveryMapper } from '@throughline/ingest/mapping/map-delivery';
import { loadSources } from '@throughline/ingest/sources/registry';
import { afterAll, expect, it } from 'vitest';
import { books, Preparation } from './prepared-batch.ts';
import { preparerHere } from './preparer.ts';
import { openPreparingThread } from './preparing-thread.ts';

const data = { accounts: [], identity: { keepContacts: false } };
const thread = openPreparingThread(data);
afterAll(() => thread.close());

const rates = (days: number) =>
  ['date,base,quote,rate']
    .concat(Array.from({ length: days }, (_, day) => `2026-01-${(day % 28) + 1},EUR,USD,1.1`))
    .join('\n')
    .replace(/-(\d),/g, '-0$1,');

function entry(offset: number, source: string, body: string): LogEntry {
  const delivery: RawDelivery = {
    id: `00000000-0000-4000-8000-${String(offset).padStart(12, '0')}`,
    ...{ source, account: 'main', endpoint: 'import', receivedAt: 1_775_000_000_000_000 },
    ...{ headers: {}, query: '', body: Buffer.from(body) },
  };
  return { partition: 0, offset, delivery };
}

const mixed = [
  entry(0, 'exchange-rates', `${rates(40)}\nx\nx`),
  entry(1, 'nobody', '{}'),
  entry(2, 'exchange-rates', rates(3)),
];

it('gives what the process itself would prepare, rows as bytes', async () => {
  const here = preparerHere(
    (
      (map) =>
      ({ delivery }: LogEntry) =>
        map(delivery)
    )(deliveryMapper(await loadSources(), [], data.identity)),
  );
  const prepared = await thread.prepare('1', mixed);
  const inBytes = new Preparation('1', 'bytes');
  for (const delivery of await here.map(mixed)) inBytes.add(delivery);
  expect(prepared).toEqual(inBytes.done());
  expect(books(prepared, new Set())).toEqual(books(await here.prepare('1', mixed), new Set()));
  // Two equal bad lines are one rejection of two records.
  expect(prepared.notes[0]!.rejections).toMatchObject([{ position: 42, records: 2 }]);
  expect(await thread.map(mixed)).toEqual(await here.map(mixed));
});

it('sets aside unread what it is told to', async () => {
  const aside = await thread.prepare('1', mixed, new Set([mixed[0]!]));
  expect(aside.notes[0]!.rejections).toMatchObject([{ code: 'delivery_set_aside' }]);
  expect(aside.notes[2]!.rejections).toEqual([]);
});

it('rejects the delivery that ends the thread, prepares those beside it, and goes on', async () => {
  const ends: string[] = [];
  const small = openPreparingThread(data, { memoryMib: 40, onEnd: (why) => ends.push(why) });
  const large = entry(3, 'exchange-rates', rates(150_000));
  const { notes, layout } = await small.prepare('1', [mixed[2]!, large]);
  expect(notes[0]!.rejections).toEqual([]);
  expect(notes[1]!.rejections).toMatchObject([
    { code: 'mapping_failed', detail: { got: expect.stringContaining('memory') } },
  ]);
  expect([...layout.records]).toEqual([3, 0]);
  // Twice with the batch, twice alone.
  expect(ends).toHaveLength(4);
  expect(small.problem()).toMatch(/started again: .*memory/);
  expect((await small.prepare('1', [mixed[2]!])).layout.records[0]).toBe(3);
  expect(small.problem()).toBeUndefined();
  await small.close();
});
