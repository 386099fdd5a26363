import { mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open } from 'lmdb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { encodeDelivery } from '../delivery-codec.ts';
import { describeEventLog, readAll, record } from '../event-log.contract.ts';
import { checkLmdb } from './check.ts';
import { openLmdbLog } from './log.ts';

const pauses = { firstMs: 5, longestMs: 20 };

describeEventLog('LMDB', async () => {
  const path = await mkdtemp(join(tmpdir(), 'lmdb-log-'));
  return {
    open: () => openLmdbLog({ path, pauses }),
    cleanup: () => rm(path, { recursive: true }),
  };
});

describe('the embedded log', () => {
  let path: string;
  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'lmdb-log-'));
  });
  afterEach(() => rm(path, { recursive: true }));

  it('keeps the number of partitions that it was made with', async () => {
    const made = await openLmdbLog({ path, partitions: 3 });
    expect(made.partitions).toBe(3);
    await made.close();
    const again = await openLmdbLog({ path, partitions: 8 });
    expect(again.partitions).toBe(3);
    expect((await again.ends()).length).toBe(3);
    await again.close();
  });

  it('grows the pause between tries up to its bound', async () => {
    const log = await openLmdbLog({ path, pauses: { firstMs: 20, longestMs: 80 } });
    await log.append([record('k')]);
    const times: number[] = [];
    const consumption = log.consume('g', async () => {
      times.push(performance.now());
      throw new Error('sink is down');
    });
    await vi.waitFor(() => expect(times.length).toBe(12), { timeout: 10_000 });
    await log.close();
    const pausesSeen = times.slice(1).map((time, index) => time - times[index]!);
    for (const [index, least] of [20, 40, 80, 80, 80].entries()) {
      expect(pausesSeen[index]).toBeGreaterThanOrEqual(least - 2);
    }
    // A busy machine may oversleep one of them, not every one.
    expect(Math.min(...pausesSeen.slice(4))).toBeLessThan(160);
    await consumption.done;
  });

  it('shares transactions between concurrent appends', async () => {
    const log = await openLmdbLog({ path });
    const transactions = async () => {
      const env = open({ path, noSubdir: false, overlappingSync: false });
      const { lastTxnId } = env.getStats() as { readonly lastTxnId: number };
      await env.close();
      return lastTxnId;
    };
    const append = (index: number) => log.append([record(`${index}`)]);
    const before = await transactions();
    for (let index = 0; index < 30; index += 1) await append(index);
    const alone = (await transactions()) - before;
    expect(alone).toBeGreaterThanOrEqual(30);
    await Promise.all(Array.from({ length: 3000 }, (_, index) => append(index)));
    const together = (await transactions()) - before - alone;
    expect(together).toBeLessThan(3000 / 4);
    expect((await readAll(log)).length).toBe(3030);
    await log.close();
  });

  it('keeps offsets contiguous when two processes’ worth of handles write', async () => {
    const logs = [await openLmdbLog({ path }), await openLmdbLog({ path })];
    const given = await Promise.all(
      Array.from({ length: 200 }, (_, index) => logs[index % 2]!.append([record('k')])),
    );
    const offsets = given.flat().map((position) => position.offset);
    expect(offsets.sort((a, b) => a - b)).toEqual(offsets.map((_, index) => index));
    await Promise.all(logs.map((log) => log.close()));
  });

  it('says what is wrong when its folder cannot be made', async () => {
    await expect(openLmdbLog({ path: '/dev/null/log' })).rejects.toMatchObject({
      name: 'LogUnavailable',
      message: expect.stringContaining('/dev/null/log'),
    });
  });

  it('ends consuming with an error when stored records are damaged', async () => {
    const log = await openLmdbLog({ path, partitions: 1 });
    await log.append([record('k'), record('k')]);
    await log.close();
    const env = open({ path, noSubdir: false, overlappingSync: false });
    await env.openDB({ name: 'records', encoding: 'binary' }).remove([0, 0]);
    await env.close();
    const damaged = await openLmdbLog({ path });
    const consumption = damaged.consume('g', async () => {});
    await expect(consumption.done).rejects.toThrow(/damaged/);
    expect(damaged.problem()).toMatch(/damaged/);
    await damaged.close();
  });
});

describe('bodies of the embedded log', () => {
  let path: string;
  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'lmdb-log-'));
  });
  afterEach(() => rm(path, { recursive: true }));

  const stored = () => readFile(join(path, 'data.mdb'));
  const clear = async (bodies: readonly string[]) => {
    const env = open({ path, noSubdir: false, overlappingSync: false, maxDbs: 8 });
    const head = env.openDB<number[], string>({ name: 'head', useVersions: true });
    const records = env.openDB<Buffer, [number, number]>({ name: 'records', encoding: 'binary' });
    const deliveries = bodies.map((body) => record('k', { body: Buffer.from(body) }).delivery);
    for (const [offset, delivery] of deliveries.entries())
      await records.put([0, offset], encodeDelivery(delivery));
    await head.put('ends', [bodies.length, 0, 0, 0], 1);
    await env.close();
    return deliveries;
  };

  it('are sealed on the disk, under keys that only the owner may read', async () => {
    const log = await openLmdbLog({ path });
    await log.append([record('k', { body: Buffer.from('anna@mail.example') })]);
    await log.close();
    expect((await stored()).includes('anna@mail.example')).toBe(false);
    const keys = join(path, 'keys.json');
    expect((await stat(keys)).mode & 0o777).toBe(0o600);
  });

  it('of an earlier version are read in the clear, and leave no byte when they are destroyed', async () => {
    const bodies = Array.from({ length: 60 }, (_, index) =>
      `PERSON-${index} `.repeat(index % 3 === 0 ? 4_000 : index % 3 === 1 ? 400 : 4),
    );
    const deliveries = await clear(bodies);
    const log = await openLmdbLog({ path });
    expect((await readAll(log)).map(({ delivery }) => delivery.id)).toEqual(
      deliveries.map(({ id }) => id),
    );
    const gone = [0, 1, 2, 30, 59];
    const positions = gone.map((offset) => ({ partition: 0, offset }));
    expect(await log.destroy(positions)).toEqual({ bodies: 5, inTheClear: 0 });
    expect(await log.destroy(positions)).toEqual({ bodies: 0, inTheClear: 0 });
    const bytes = await stored();
    for (const [index] of bodies.entries())
      expect([index, bytes.includes(`PERSON-${index} `)]).toEqual([index, !gone.includes(index)]);
    const entries = await readAll(log);
    expect(entries.filter(({ isDestroyed }) => isDestroyed).map(({ offset }) => offset)).toEqual(
      gone,
    );
    expect(String(entries[3]!.delivery.body)).toBe(bodies[3]);
    await log.close();
  });

  it('are refused with what to do where the keys are gone', async () => {
    const log = await openLmdbLog({ path });
    await log.append([record('k')]);
    await log.close();
    await rename(join(path, 'keys.json'), join(path, 'keys.away'));
    await expect(openLmdbLog({ path })).rejects.toThrow(/log_keys_missing.*Restore the file/);
    await writeFile(join(path, 'keys.json'), '{"version":1,"entr');
    await expect(openLmdbLog({ path })).rejects.toThrow(/log_keys_unreadable.*Restore the file/);
  });

  it('are dropped up to an offset of each partition, and what is behind stays', async () => {
    const log = await openLmdbLog({ path, partitions: 1 });
    await log.append(Array.from({ length: 10 }, () => record('k')));
    await log.dropBefore!([4]);
    await log.close();
    const again = await openLmdbLog({ path });
    expect((await again.read(0, 0, 10)).map(({ offset }) => offset)).toEqual([4, 5, 6, 7, 8, 9]);
    expect(await again.ends()).toEqual([10]);
    await checkLmdb(path, 1_000);
    await again.close();
  });
});
