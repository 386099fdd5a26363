import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DELIVERY_LIMITS, excessOf } from '../contract/limits.ts';
import { processorMs } from '../testing/processor-time.ts';
import { fileLineOf } from './file-lines.ts';
import { splitImport } from './split-import.ts';

const MIB = 1024 * 1024;
const OPTIONS = { account: 'main', receivedAt: 1_760_000_000_000_000, importId: 'import-1' };

async function split(
  content: Uint8Array | string,
  importing: Parameters<typeof splitImport>[0]['importing'] = { kind: 'json' },
) {
  const bytes = Buffer.from(content);
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += 64 * 1024) yield bytes.subarray(at, at + 64 * 1024);
  }
  const deliveries = [];
  for await (const one of splitImport({ name: 'demo', importing }, chunks(), OPTIONS))
    deliveries.push(one);
  return deliveries;
}

describe('deliveries of a file', () => {
  const most = DELIVERY_LIMITS.batch;

  it('never hold more than a delivery may, and lose no record', async () => {
    const deliveries = await split('{}\n'.repeat(2 * most.records + 1));
    expect(deliveries.map(({ body }) => Buffer.from(body).toString().split('\n').length)).toEqual([
      most.records,
      most.records,
      1,
    ]);
    expect(fileLineOf(deliveries[2]!.headers, 1)).toBe(2 * most.records + 1);
    for (const { body } of deliveries) expect(excessOf(body, most)).toBeUndefined();
  });

  it('are bounded for parts of a block as well', async () => {
    const deliveries = await split('{}\n'.repeat(most.records + 1), {
      kind: 'json',
      blockOf: () => 'day',
    });
    expect(deliveries.map(({ headers }) => headers['throughline-snapshot-part'])).toEqual([
      '1/2',
      '2/2',
    ]);
  });

  it('count what an envelope holds, and refuse one that holds too much, by its line', async () => {
    const page = (size: number) => `{"data":[${Array(size).fill('{}').join(',')}]}\n`;
    const half = most.records / 2;
    expect(await split(page(half) + page(half))).toHaveLength(1);
    expect(await split(page(half) + page(half + 1))).toHaveLength(2);
    await expect(split(page(1) + page(most.records + 1))).rejects.toMatchObject({
      code: 'record_too_large',
      detail: { line: 2 },
    });
  });

  it('refuse a table of too many lines', async () => {
    const { records } = DELIVERY_LIMITS.file;
    expect(await split('1,2\n'.repeat(records), { kind: 'text' })).toHaveLength(1);
    await expect(split('1,2\n'.repeat(records + 1), { kind: 'text' })).rejects.toMatchObject({
      code: 'file_too_large',
    });
  });
});

describe('a file of blanks', () => {
  // Each took minutes while the blanks were looked at again with every chunk.
  it.each([
    ['line feeds', Buffer.alloc(16 * MIB, '\n')],
    ['carriage returns and line feeds', Buffer.alloc(16 * MIB, '\r\n')],
    ['spaces', Buffer.alloc(16 * MIB, ' ')],
    ['packed blanks', gzipSync(Buffer.alloc(64 * MIB, ' \n'))],
  ])('of %s has nothing in it, and is read at once', async (_name, bytes) => {
    const began = processorMs();
    expect(await split(bytes)).toEqual([]);
    expect(processorMs() - began).toBeLessThan(12_000);
  });

  it('of a table has nothing in it either', async () => {
    expect(await split(Buffer.alloc(MIB, '\r\n'), { kind: 'text' })).toEqual([]);
  });

  it.each([
    ['before the first record', `${'\n'.repeat(8 * MIB)}{"n":1}`],
    ['behind the bracket of an array', `[${'\n'.repeat(8 * MIB)}{"n":1}]`],
    ['inside an object', `{${'\n'.repeat(8 * MIB)}"n":1}`],
  ])('is dropped %s, and its lines are counted', async (name, content) => {
    const [delivery, ...more] = await split(content);
    expect(more).toEqual([]);
    expect(Buffer.from(delivery!.body).toString()).toBe('{"n":1}');
    const line = name === 'inside an object' ? 1 : 8 * MIB + 1;
    expect(fileLineOf(delivery!.headers, 1)).toBe(line);
  });

  it('takes a NUL for damage, not for a blank', async () => {
    expect(await split('\0\0\n{"n":1}')).toHaveLength(1);
    expect(Buffer.from((await split('\0\n'))[0]!.body).toString()).toBe('\0');
  });
});
