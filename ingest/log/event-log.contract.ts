import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RawDelivery } from '../contract/delivery.ts';
import type { Batch, ConsumeOptions, EventLog, LogEntry, LogRecord } from './event-log.ts';

/** One log to test. `open` may be called again after the log it gave was closed: same records. */
export interface LogFixture {
  open(): Promise<EventLog>;
  cleanup(): Promise<void>;
}

export function record(key: string, overrides: Partial<RawDelivery> = {}): LogRecord {
  const delivery: RawDelivery = {
    id: randomUUID(),
    source: 'example',
    account: 'shop',
    endpoint: 'webhook',
    receivedAt: 1_700_000_000_000_000,
    headers: { 'content-type': 'application/json' },
    query: 'a=1',
    body: new TextEncoder().encode('{"n":1}'),
    ...overrides,
  };
  return { key, delivery };
}

export async function readAll(log: EventLog): Promise<LogEntry[]> {
  const parts = (await log.ends()).map((end, partition) => log.read(partition, 0, end));
  return (await Promise.all(parts)).flat();
}

/** What every driver of the `EventLog` port owes. */
export function describeEventLog(name: string, factory: () => Promise<LogFixture>): void {
  describe(`event log on ${name}`, () => {
    let fixture: LogFixture;
    let log: EventLog;

    beforeEach(async () => {
      fixture = await factory();
      log = await fixture.open();
    });
    afterEach(async () => {
      await log.close();
      await fixture.cleanup();
    });

    const reopen = async () => {
      await log.close();
      log = await fixture.open();
    };
    const range = ({ partition, first, last, repeated }: Batch) => ({
      partition,
      first,
      last,
      repeated,
    });
    const total = (offsets: readonly number[]) => offsets.reduce((sum, offset) => sum + offset, 0);

    /** Consumes until `records` were handled, then stops. */
    async function drain(group: string, records: number, options: ConsumeOptions = {}) {
      const batches: Batch[] = [];
      let seen = 0;
      const consumption = log.consume(
        group,
        async (batch) => {
          batches.push(batch);
          seen += batch.entries.length;
        },
        options,
      );
      await vi.waitFor(() => expect(seen).toBeGreaterThanOrEqual(records), { timeout: 20_000 });
      await consumption.stop();
      return batches;
    }

    /** Consumes with a handler that fails until it was told of `failures`, then stops. */
    async function failing(group: string, failures: number, options: ConsumeOptions = {}) {
      const batches: Batch[] = [];
      const told: { attempt: number; error: unknown }[] = [];
      const consumption = log.consume(
        group,
        async (batch) => {
          batches.push(batch);
          throw new Error('sink is down');
        },
        { ...options, onError: (error, _batch, attempt) => told.push({ error, attempt }) },
      );
      await vi.waitFor(() => expect(told.length).toBeGreaterThanOrEqual(failures), {
        timeout: 20_000,
      });
      await consumption.stop();
      return { batches, told };
    }

    it('gives back what was appended, byte by byte, after it was opened again', async () => {
      const body = Uint8Array.from({ length: 256 }, (_, index) => index);
      const one = record('k', { body, headers: { 'x-topic': 'orders/paid' }, query: 'q=%20' });
      const empty = record('k', { body: new Uint8Array(), headers: {}, query: '' });
      const positions = await log.append([one, empty]);
      await reopen();
      const [first, second] = await log.read(positions[0]!.partition, positions[0]!.offset, 2);
      expect(first).toMatchObject(positions[0]!);
      const { body: stored, ...rest } = first!.delivery;
      const { body: _, ...expected } = one.delivery;
      expect(rest).toEqual(expected);
      expect(Buffer.compare(stored, body)).toBe(0);
      expect(second!.delivery.id).toBe(empty.delivery.id);
      expect(second!.delivery.body.length).toBe(0);
    });

    it('keeps a note of a group beside its offsets, the latest one', async () => {
      expect(await log.note('notes')).toBeUndefined();
      await log.keepNote('notes', 'first');
      await log.keepNote('notes', '{"warehouse":"ünïcode"}');
      await reopen();
      expect(await log.note('notes')).toBe('{"warehouse":"ünïcode"}');
      expect(await log.note('others')).toBeUndefined();
      await log.append([record('k')]);
      expect(await drain('notes', 1)).toHaveLength(1);
      expect(await log.note('notes')).toBe('{"warehouse":"ünïcode"}');
    });

    it('keeps one key in one partition and in order', async () => {
      const keys = ['a', 'b', 'c', 'd', 'e'];
      const records = Array.from({ length: 200 }, (_, index) => record(keys[index % 5]!));
      const positions = await log.append(records);
      for (const key of keys) {
        const own = positions.filter((_, index) => records[index]!.key === key);
        expect(new Set(own.map((position) => position.partition)).size).toBe(1);
        expect(own.map((position) => position.offset)).toEqual(
          own.map((position) => position.offset).sort((a, b) => a - b),
        );
      }
    });

    it('spreads keys over its partitions', async () => {
      await log.append(Array.from({ length: 400 }, (_, index) => record(`shop:${index}`)));
      for (const end of await log.ends()) expect(end).toBeGreaterThan(400 / log.partitions / 2);
    });

    it('numbers offsets from 0 without a gap, over concurrent appends and openings', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(fc.string(), { maxLength: 5 }), { minLength: 1, maxLength: 20 }),
          fc.boolean(),
          async (appends, again) => {
            const before = await log.ends();
            const given = await Promise.all(
              appends.map((keys) => log.append(keys.map((key) => record(key)))),
            );
            if (again) await reopen();
            const ends = await log.ends();
            for (let partition = 0; partition < log.partitions; partition += 1) {
              const offsets = given
                .flat()
                .filter((position) => position.partition === partition)
                .map((position) => position.offset)
                .sort((a, b) => a - b);
              const length = ends[partition]! - before[partition]!;
              expect(offsets).toEqual(
                Array.from({ length }, (_, index) => before[partition]! + index),
              );
            }
          },
        ),
        { numRuns: 15 },
      );
      const entries = await readAll(log);
      expect(entries.length).toBe(total(await log.ends()));
      expect(new Set(entries.map((entry) => entry.delivery.id)).size).toBe(entries.length);
    });

    it('reads at most as many as asked, and nothing behind the end', async () => {
      const [first] = await log.append([record('k'), record('k'), record('k')]);
      const at = first!.partition;
      expect((await log.read(at, 1, 1)).map((entry) => entry.offset)).toEqual([1]);
      expect((await log.read(at, 1, 99)).map((entry) => entry.offset)).toEqual([1, 2]);
      expect(await log.read(at, 3, 99)).toEqual([]);
    });

    it('hands every record to every group once, in order, and remembers it', async () => {
      await log.append(Array.from({ length: 100 }, (_, index) => record(`k${index}`)));
      const ends = await log.ends();
      for (const group of ['warehouse', 'archive']) {
        expect(total(await log.committed(group))).toBe(0);
        const batches = await drain(group, 100);
        for (const [partition, end] of ends.entries()) {
          const own = batches.filter((batch) => batch.partition === partition);
          expect(own.flatMap((batch) => batch.entries.map((entry) => entry.offset))).toEqual(
            Array.from({ length: end }, (_, index) => index),
          );
        }
        expect(batches.some((batch) => batch.repeated)).toBe(false);
        await reopen();
        expect(await log.committed(group)).toEqual(ends);
      }
    });

    it('wakes on an append', async () => {
      const handled: string[] = [];
      const consumption = log.consume('g', async (batch) => {
        for (const entry of batch.entries) handled.push(entry.delivery.id);
      });
      await sleep(50);
      for (let round = 0; round < 3; round += 1) {
        const late = record(`k${round}`);
        await log.append([late]);
        await vi.waitFor(() => expect(handled).toContain(late.delivery.id), { timeout: 10_000 });
      }
      await consumption.stop();
    });

    it('hands the first record out at once and keeps the next batch apart from it', async () => {
      const apartMs = 1_000;
      const handled: { readonly at: number; readonly batch: Batch }[] = [];
      const consumption = log.consume(
        'g',
        async (batch) => {
          handled.push({ at: performance.now(), batch });
        },
        { apartMs },
      );
      const [first] = await log.append([record('k')]);
      await vi.waitFor(() => expect(handled).toHaveLength(1), { timeout: 10_000 });
      const committed = async () => (await log.committed('g'))[first!.partition];
      // What was handled is committed without waiting for what follows.
      await vi.waitFor(async () => expect(await committed()).toBe(1), { timeout: 10_000 });
      for (let more = 0; more < 3; more += 1) await log.append([record('k')]);
      await vi.waitFor(async () => expect(await committed()).toBe(4), { timeout: 10_000 });
      await consumption.stop();
      expect(handled[1]!.at - handled[0]!.at).toBeGreaterThanOrEqual(apartMs - 5);
      expect(handled.flatMap(({ batch }) => batch.entries)).toHaveLength(4);
    });

    it('repeats exactly the same range after a failure, before anything behind it', async () => {
      const [at] = await log.append(Array.from({ length: 10 }, () => record('k')));
      const handled: Batch[] = [];
      const attempts: number[] = [];
      const consumption = log.consume(
        'g',
        async (batch) => {
          handled.push(batch);
          if (handled.length <= 2) {
            await log.append([record('k')]);
            throw new Error('sink is down');
          }
        },
        { maxRecords: 8, onError: (_error, _batch, attempt) => attempts.push(attempt) },
      );
      const partition = at!.partition;
      const done = async () => expect((await log.committed('g'))[partition]).toBe(12);
      await vi.waitFor(done, { timeout: 20_000 });
      await consumption.stop();
      expect(handled.map(range)).toEqual([
        { partition, first: 0, last: 7, repeated: false },
        { partition, first: 0, last: 7, repeated: true },
        { partition, first: 0, last: 7, repeated: true },
        { partition, first: 8, last: 11, repeated: false },
      ]);
      expect(attempts).toEqual([1, 2]);
    });

    it('repeats the same range after it was opened again, whatever bounds are asked for', async () => {
      const [at] = await log.append(Array.from({ length: 10 }, () => record('k')));
      const partition = at!.partition;
      const { batches, told } = await failing('g', 1, { maxRecords: 4 });
      expect(range(batches[0]!)).toEqual({ partition, first: 0, last: 3, repeated: false });
      expect(told[0]!.error).toMatchObject({ message: 'sink is down' });
      expect((await log.committed('g'))[partition]).toBe(0);
      await reopen();
      await log.append([record('k')]);
      const again = await drain('g', 11, { maxRecords: 100 });
      expect(again.map(range)).toEqual([
        { partition, first: 0, last: 3, repeated: true },
        { partition, first: 4, last: 10, repeated: false },
      ]);
      expect(again[0]!.entries.map((entry) => entry.delivery.id)).toEqual(
        batches[0]!.entries.map((entry) => entry.delivery.id),
      );
    });

    it('lets one partition go on while another fails', async () => {
      await log.append(Array.from({ length: 100 }, (_, index) => record(`k${index}`)));
      const ends = await log.ends();
      const consumption = log.consume('g', async (batch) => {
        if (batch.partition === 0) throw new Error('sink is down');
      });
      const expected = ends.map((end, partition) => (partition === 0 ? 0 : end));
      const done = async () => expect(await log.committed('g')).toEqual(expected);
      await vi.waitFor(done, { timeout: 20_000 });
      await consumption.stop();
    });

    it('bounds a batch by records and by bytes, and sends a larger record alone', async () => {
      const sizes = [10, 10, 10, 10, 10, 5000, 10, 10];
      await log.append(sizes.map((size) => record('k', { body: new Uint8Array(size) })));
      const byCount = await drain('count', 8, { maxRecords: 3 });
      expect(byCount.map((batch) => batch.entries.length)).toEqual([3, 3, 2]);
      const byBytes = await drain('bytes', 8, { maxBytes: 35 });
      expect(byBytes.map((batch) => batch.entries.length)).toEqual([3, 2, 1, 2]);
    });

    it('has one batch at a time in a partition', async () => {
      await log.append(Array.from({ length: 60 }, (_, index) => record(`k${index}`)));
      const inFlight = new Array<number>(log.partitions).fill(0);
      let most = 0;
      let seen = 0;
      const handle = async (batch: Batch) => {
        inFlight[batch.partition]! += 1;
        most = Math.max(most, inFlight[batch.partition]!);
        await sleep(2);
        inFlight[batch.partition]! -= 1;
        seen += batch.entries.length;
      };
      const consumption = log.consume('g', handle, { maxRecords: 5 });
      await vi.waitFor(() => expect(seen).toBe(60), { timeout: 20_000 });
      await consumption.stop();
      expect(most).toBe(1);
    });

    it('lets the running batch end when it is stopped, and begins no other', async () => {
      await log.append(Array.from({ length: 10 }, () => record('k')));
      const handled: Batch[] = [];
      let finish = () => {};
      const consumption = log.consume(
        'g',
        async (batch) => {
          handled.push(batch);
          await new Promise<void>((resolve) => {
            finish = resolve;
          });
        },
        { maxRecords: 4 },
      );
      await vi.waitFor(() => expect(handled.length).toBe(1), { timeout: 20_000 });
      let stopped = false;
      const stop = consumption.stop().then(() => {
        stopped = true;
      });
      await sleep(30);
      expect(stopped).toBe(false);
      finish();
      await stop;
      await consumption.done;
      expect(handled.length).toBe(1);
      expect(total(await log.committed('g'))).toBe(4);
      const rest = await drain('g', 6);
      expect(rest[0]).toMatchObject({ first: 4, last: 9, repeated: false });
    });

    it('stops at once while it waits, for records or to try again', async () => {
      const idle = log.consume('idle', async () => {});
      await sleep(20);
      await idle.stop();
      await log.append([record('k')]);
      await failing('g', 2);
      expect(total(await log.committed('g'))).toBe(0);
    });

    it('seeks back and forward, and forgets a range that was pending', async () => {
      const [at] = await log.append(Array.from({ length: 10 }, () => record('k')));
      const partition = at!.partition;
      const offsets = (offset: number) =>
        Array.from({ length: log.partitions }, (_, index) => (index === partition ? offset : 0));
      await drain('g', 10);
      await log.seek('g', offsets(6));
      expect(await log.committed('g')).toEqual(offsets(6));
      await failing('g', 1, { maxRecords: 2 });
      await log.seek('g', offsets(3));
      const batches = await drain('g', 7);
      expect(batches.map(range)).toEqual([{ partition, first: 3, last: 9, repeated: false }]);
    });

    it('refuses to seek, and to be consumed twice, while a group is consumed', async () => {
      const consumption = log.consume('g', async () => {});
      const ends = await log.ends();
      await expect(log.seek('g', ends)).rejects.toThrow(/g/);
      expect(() => log.consume('g', async () => {})).toThrow(/g/);
      await log.seek('other', ends);
      await consumption.stop();
      await log.seek('g', ends);
    });

    it('destroys bodies one by one: they read as destroyed, all others as before, also after it was opened again', async () => {
      const records = Array.from({ length: 40 }, (_, index) =>
        record(`k${index % 3}`, { body: Buffer.from(`body ${index}`), query: `q=${index}` }),
      );
      const positions = await log.append(records);
      const gone = new Set([0, 1, 17, 39]);
      const targets = positions.filter((_, index) => gone.has(index));
      const before = (await readAll(log)).map(({ delivery }) => delivery);
      expect(await log.destroy(targets)).toEqual({ bodies: 4, inTheClear: 0 });
      // Begun again it finds nothing more to do.
      expect(await log.destroy(targets)).toEqual({ bodies: 0, inTheClear: 0 });
      for (const again of [false, true]) {
        if (again) await reopen();
        const entries = await readAll(log);
        expect(entries).toHaveLength(40);
        for (const [index, { delivery }] of entries.entries()) {
          const original = before[index]!;
          const at = records.findIndex((one) => one.delivery.id === original.id);
          expect(entries[index]!.isDestroyed).toBe(gone.has(at) ? true : undefined);
          if (!gone.has(at)) expect(delivery).toEqual(original);
          else
            expect(delivery).toEqual({
              ...original,
              headers: {},
              query: '',
              body: expect.objectContaining({ length: 0 }),
            });
        }
      }
      expect((await drain('g', 40)).flatMap(({ entries }) => entries)).toHaveLength(40);
    });

    it('keeps what was erased beside its records, and the same hashes of a text for ever', async () => {
      expect(log.keys.tombstones()).toEqual([]);
      await log.keys.withSecret();
      const hashed = log.keys.hashOf('email:a')!;
      const wrapped = log.keys.wrap('a text');
      const tombstone = {
        id: randomUUID(),
        upto: 5,
        identifiers: [hashed],
        numbers: [],
        entities: [],
      };
      await log.keys.bury(tombstone);
      await reopen();
      expect(log.keys.tombstones()).toEqual([tombstone]);
      expect(log.keys.hashOf('email:a')).toBe(hashed);
      expect(log.keys.unwrap(wrapped)).toBe('a text');
    });

    it('ends consuming when it is closed, and is healthy before', async () => {
      expect(log.problem()).toBeUndefined();
      const consumption = log.consume('g', async () => {});
      await log.close();
      await consumption.done;
      await expect(log.append([record('k')])).rejects.toMatchObject({ name: 'LogUnavailable' });
      log = await fixture.open();
    });
  });
}
