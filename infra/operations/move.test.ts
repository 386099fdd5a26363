import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RawDelivery } from '@throughline/ingest/contract/delivery';
import { LINE_HEADERS } from '@throughline/ingest/importing/file-lines';
import { deliveryKey } from '@throughline/ingest/log/delivery-key';
import type { EventLog } from '@throughline/ingest/log/event-log';
import { openLmdbLog } from '@throughline/ingest/log/lmdb/log';
import { partitionOf } from '@throughline/ingest/log/partition-of';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { logPages } from './log-pages.ts';
import { LogInUse, move } from './move.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-move-'));
const logs: EventLog[] = [];
afterEach(async () => {
  await Promise.all(logs.splice(0).map((log) => log.close()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function openLog(partitions: number): Promise<EventLog> {
  const log = await openLmdbLog({ path: join(folder, randomUUID()), partitions });
  logs.push(log);
  return log;
}

function delivery(index: number, headers: RawDelivery['headers'] = {}): RawDelivery {
  const body = new TextEncoder().encode(`body ${index}`);
  const place = { source: 'ga4', account: 'site', endpoint: 'collect', query: `n=${index}` };
  return { id: randomUUID(), ...place, receivedAt: 1_700_000_000_000_000 + index, headers, body };
}

async function filled(log: EventLog, count: number): Promise<readonly RawDelivery[]> {
  const all = Array.from({ length: count }, (_, index) =>
    delivery(index, index % 10 === 0 ? { [LINE_HEADERS.importId]: 'file-1' } : {}),
  );
  await log.append(all.map((one) => ({ key: `any ${one.id}`, delivery: one })));
  return all;
}

async function everything(log: EventLog): Promise<readonly RawDelivery[]> {
  const found: RawDelivery[] = [];
  for await (const page of logPages(log)) found.push(...page.map((entry) => entry.delivery));
  return found;
}

const byId = (all: readonly RawDelivery[]) =>
  [...all]
    .map((one) => ({ ...one, body: Buffer.from(one.body).toString() }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

/** A log that takes so many calls and then no more. */
function dyingAfter(
  log: EventLog,
  calls: number,
): Pick<EventLog, 'ends' | 'read' | 'append' | 'keys'> {
  let left = calls;
  return {
    keys: log.keys,
    ends: () => log.ends(),
    read: (partition, from, limit) => log.read(partition, from, limit),
    append: async (records) => {
      if (left-- <= 0) throw new Error('killed');
      return log.append(records);
    },
  };
}

describe('a move', () => {
  it('brings every delivery as it was, under the keys that collector and import give', async () => {
    const [from, to] = [await openLog(3), await openLog(5)];
    const sent = await filled(from, 5_000);
    const told: number[] = [];
    const moved = await move(from, to, { onProgress: (done) => told.push(done) });
    expect(moved).toEqual({ deliveries: 5_000, appended: 5_000, tooLarge: 0 });
    expect(byId(await everything(to))).toEqual(byId(sent));
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    for await (const page of logPages(to))
      for (const entry of page) {
        const isFile = LINE_HEADERS.importId in entry.delivery.headers;
        const key = isFile ? 'ga4:site' : deliveryKey(entry.delivery);
        expect(entry.partition).toBe(partitionOf(key, 5));
      }
  });

  it('leaves out bodies that were destroyed, and takes along what was erased', async () => {
    const [from, to] = [await openLog(2), await openLog(3)];
    const sent = await filled(from, 20);
    await from.keys.withSecret();
    const hashed = from.keys.hashOf('email:a')!;
    const tombstone = {
      id: randomUUID(),
      upto: 1,
      identifiers: [hashed],
      numbers: [],
      entities: [],
    };
    await from.keys.bury(tombstone);
    const [first] = await from.read(0, 0, 1);
    await from.destroy([{ partition: 0, offset: 0 }]);
    await move(from, to);
    expect(byId(await everything(to))).toEqual(
      byId(sent.filter(({ id }) => id !== first!.delivery.id)),
    );
    expect(to.keys.tombstones()).toEqual([tombstone]);
    expect(to.keys.hashOf('email:a')).toBe(hashed);
    const own = await openLog(1);
    await own.keys.withSecret();
    await expect(move(from, own)).rejects.toThrow(/erasures_differ/);
  });

  it('that was broken off goes on where it was, and a third one has nothing to do', async () => {
    const [from, to] = [await openLog(2), await openLog(4)];
    const sent = await filled(from, 3_000);
    await expect(move(from, dyingAfter(to, 3))).rejects.toThrow('killed');
    const there = (await everything(to)).length;
    expect(there).toBeGreaterThan(0);
    expect(there).toBeLessThan(3_000);
    const { appended } = await move(from, to);
    expect(appended).toBe(3_000 - there);
    expect(byId(await everything(to))).toEqual(byId(sent));
    expect(await move(from, to)).toEqual({ deliveries: 3_000, appended: 0, tooLarge: 0 });
  });

  it('leaves a log alone that holds deliveries of others, unless it is told to', async () => {
    const [from, to] = [await openLog(2), await openLog(2)];
    await filled(from, 100);
    await filled(to, 7);
    await move(from, dyingAfter(to, 0)).then(
      () => expect.unreachable(),
      (error: unknown) => expect(error).toBeInstanceOf(LogInUse),
    );
    await expect(move(from, to)).rejects.toThrow(/already holds 7 deliveries.*--add/);
    expect((await everything(to)).length).toBe(7);
    expect(await move(from, to, { add: true })).toMatchObject({ appended: 100 });
    expect((await everything(to)).length).toBe(107);
  });

  it('of an empty log is done at once', async () => {
    const [from, to] = [await openLog(2), await openLog(2)];
    expect(await move(from, to)).toEqual({ deliveries: 0, appended: 0, tooLarge: 0 });
  });
});
