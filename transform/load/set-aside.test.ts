import type { Batch, LogEntry } from '@throughline/ingest/log/event-log';
import { inLong } from '@throughline/ingest/testing/in-long';
import { expect, it } from 'vitest';
import { client, visit } from '../testing/facts.ts';
import { openTestLine } from '../testing/test-line.ts';

const entry = (offset: number, bytes: number): LogEntry => ({
  ...{ partition: 0, offset },
  delivery: {
    id: `00000000-0000-4000-8000-${String(offset).padStart(12, '0')}`,
    ...{ source: 'test', account: 'main', endpoint: 'test', receivedAt: 1_700_000_000_000_000 },
    ...{ headers: {}, query: '', body: new Uint8Array(bytes) },
  },
});

const batch = (entries: readonly LogEntry[], repeated: boolean): Batch => ({
  ...{ partition: 0, first: entries[0]!.offset, last: entries.at(-1)!.offset },
  ...{ entries, repeated, isStale: () => false },
});

/** Loads until `deadly` is mapped, where the process ends: its promise never settles. */
async function processes(
  line: Awaited<ReturnType<typeof openTestLine>>,
  entries: LogEntry[],
  deadly: LogEntry,
) {
  for (let ended = 0; ; ended++) {
    let died = () => {};
    const death = new Promise<'died'>((resolve) => {
      died = () => resolve('died');
    });
    const loader = await line.openLoader((each) => {
      if (each !== deadly)
        return {
          records: [{ facts: [visit([client(`p${each.offset}`)], '2026-03-01T10:00:00Z')] }],
        };
      died();
      return new Promise(() => {});
    });
    const result = await Promise.race([loader.load(batch(entries, ended > 0)), death]);
    if (result !== 'died') return { ended, result };
  }
}

it('sets a large delivery aside that ended every process that tried it', async () => {
  const line = await openTestLine();
  const deadly = entry(0, 2_000_000);
  expect(await processes(line, [deadly], deadly)).toMatchObject({
    ended: 9,
    result: { accepted: 0, rejected: 1, reasons: { delivery_set_aside: 1 } },
  });
  const [bad] = await line.rows<{ code: string; raw: string }>('SELECT code, raw FROM bad_rows');
  expect(bad).toMatchObject({
    code: 'delivery_set_aside',
    raw: expect.stringContaining(deadly.delivery.id),
  });
  await line.close();
});

it('sets aside only the one of a range, and loads what is around it', async () => {
  const line = await openTestLine();
  const entries = [entry(0, 100), entry(1, 2_000_000), entry(2, 600_000), entry(3, 50)];
  // Three on the whole range, of which the first is not noted; the others when it is tried alone.
  expect(await processes(line, entries, entries[2]!)).toMatchObject({
    ended: 11,
    result: { accepted: 3, rejected: 1 },
  });
  await line.close();
});

it('takes no failure that a process survives for an end of it', async () => {
  const line = await openTestLine();
  const heavy = entry(0, 2_000_000);
  const fact = visit([client('a')], '2026-03-01T10:00:00Z');
  for (let times = 0; times < 5; times++) {
    const loader = await line.openLoader(() => Promise.reject(new Error('not now')));
    await expect(loader.load(batch([heavy], times > 0))).rejects.toThrow('not now');
  }
  const loader = await line.openLoader(() => ({ records: [{ facts: [fact] }] }));
  expect(await loader.load(batch([heavy], true))).toMatchObject({ accepted: 1, rejected: 0 });
  await line.close();
});

inLong('loads a delivery during which processes were ended from outside', async () => {
  const line = await openTestLine();
  const heavy = entry(0, 2_000_000);
  const fact = visit([client('a')], '2026-03-01T10:00:00Z');
  for (let killed = 0; killed < 20; killed++) {
    // Every eighth comes back from its trial, and is ended later.
    let calls = 0;
    let reached = () => {};
    const death = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const loader = await line.openLoader(() => {
      if (++calls === 1 && killed % 8 === 7) return { records: [{ facts: [fact] }] };
      reached();
      return new Promise(() => {});
    });
    void loader.load(batch([heavy], killed > 0));
    await death;
  }
  const loader = await line.openLoader(() => ({ records: [{ facts: [fact] }] }));
  expect(await loader.load(batch([heavy], true))).toMatchObject({ accepted: 1, rejected: 0 });
  await line.close();
});
