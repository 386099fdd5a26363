import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawDelivery } from '../contract/delivery.ts';
import type { ImportFormat } from '../contract/source.ts';
import { readJson } from '../mapping/read-json.ts';
import { SNAPSHOT_HEADERS } from '../mapping/snapshot.ts';
import { fileLineOf, LINE_HEADERS } from './file-lines.ts';
import { ImportError } from './import-error.ts';
import { type ImportOptions, splitImport } from './split-import.ts';

const OPTIONS: ImportOptions = {
  account: 'shop-1',
  receivedAt: 1_760_000_000_000_000,
  importId: 'import-7',
};

/** Records `{day, …}` belong to the block of their day. */
const BLOCKS: ImportFormat = {
  kind: 'json',
  blockOf: (record) => (record as { day?: string }).day,
  takenAt: (record) => (record as { at?: number }).at,
};

async function* chunked(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function split(
  content: string | Uint8Array,
  importing: ImportFormat = { kind: 'json' },
  options: Partial<ImportOptions> = {},
  chunk = 7,
): Promise<RawDelivery[]> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const deliveries: RawDelivery[] = [];
  const all = { ...OPTIONS, ...options };
  for await (const one of splitImport({ name: 'demo', importing }, chunked(bytes, chunk), all))
    deliveries.push(one);
  return deliveries;
}

const text = (delivery: RawDelivery) => Buffer.from(delivery.body).toString('utf8');
const values = (deliveries: readonly RawDelivery[]) =>
  deliveries.flatMap((one) => readJson(text(one)).map(({ value }) => value));
const linesOf = (delivery: RawDelivery) =>
  readJson(text(delivery)).map((_, index) => fileLineOf(delivery.headers, index + 1));

async function failure(work: Promise<unknown>): Promise<ImportError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ImportError);
  return error as ImportError;
}

describe('splitImport of JSON', () => {
  it('says of a spreadsheet’s export that it is one, instead of refusing it line by line', async () => {
    const csv = 'Name,Email,Financial Status,Total\n#1001,a@b.example,paid,10.00\n';
    await expect(split(csv)).rejects.toThrow(
      /not JSON.*a table with the columns Name, Email, Financial Status, Total/,
    );
    // A line of a log is no head of a table: what follows may be good.
    expect(await split('starting, please wait, ok\n{"id":1}\n')).toHaveLength(1);
  });

  it('makes one delivery of NDJSON, with blank lines, CRLF and a byte order mark', async () => {
    const [one, ...more] = await split('\uFEFF{"n":1}\r\n\r\n  \n{"n":2}\n{"имя":"щётка"}');
    expect(more).toEqual([]);
    expect(text(one!)).toBe('{"n":1}\n{"n":2}\n{"имя":"щётка"}');
    expect(linesOf(one!)).toEqual([1, 4, 5]);
    expect(one).toMatchObject({
      source: 'demo',
      account: 'shop-1',
      endpoint: 'import',
      receivedAt: OPTIONS.receivedAt,
      query: '',
    });
    expect(one!.headers[LINE_HEADERS.importId]).toBe('import-7');
  });

  it('reads one array, compact or laid out, to the same records', async () => {
    const records = [{ a: [1, { b: '],}"\\' }], c: 'x y' }, { d: null }, { e: 1.5 }];
    const compact = await split(JSON.stringify(records));
    const laidOut = await split(` \n${JSON.stringify(records, null, 2)}\n`);
    expect(values(compact)).toEqual(records);
    expect(values(laidOut)).toEqual(records);
    expect(text(laidOut[0]!)).toBe(text(compact[0]!));
    expect(linesOf(compact[0]!)).toEqual([1, 1, 1]);
    // `[` stands on line 2, so the objects begin on 3, 12 and 15.
    expect(linesOf(laidOut[0]!)).toEqual([3, 12, 15]);
  });

  it('reads one object, on one line or on several, and several after one another', async () => {
    expect(values(await split('{"a":{"b":[1]}}'))).toEqual([{ a: { b: [1] } }]);
    expect(values(await split('{\n "a": [\n 1, 2]\n}\n'))).toEqual([{ a: [1, 2] }]);
    const two = await split('{\n "a": 1\n}\n{\n "a": 2\n}');
    expect(values(two)).toEqual([{ a: 1 }, { a: 2 }]);
    expect(linesOf(two[0]!)).toEqual([1, 4]);
  });

  it('gives nothing for an empty file and an empty array', async () => {
    expect(await split('')).toEqual([]);
    expect(await split(' \n\n')).toEqual([]);
    expect(await split('[]')).toEqual([]);
    expect(await split('[\n]\n')).toEqual([]);
  });

  it('delivers a line that is no JSON as it is, where its line can be told', async () => {
    const [one] = await split('{"n":1}\n\noops, {not json\n[12:00:01] done\n{"n":2}\n');
    const records = readJson(text(one!));
    const bad = records.flatMap(({ value }, index) => (value instanceof Error ? [index] : []));
    expect(bad.map((index) => records[index]!.raw)).toEqual(['oops, {not json', '[12:00:01] done']);
    expect(bad.map((index) => fileLineOf(one!.headers, index + 1))).toEqual([3, 4]);
    const log = await split('[12:00:01] start\n{"n":1}\n');
    expect(linesOf(log[0]!)).toEqual([1, 2]);
  });

  it('cuts deliveries by size, lets a larger record go alone and numbers them', async () => {
    const rows = Array.from({ length: 20 }, (_, n) => ({ n, pad: 'x'.repeat(n === 7 ? 200 : 5) }));
    const file = rows.map((row) => JSON.stringify(row)).join('\n');
    const deliveries = await split(file, { kind: 'json' }, { maxBytes: 64 });
    expect(values(deliveries)).toEqual(rows);
    const large = deliveries.filter((one) => one.body.length > 64);
    expect(large.map((one) => values([one]))).toEqual([[rows[7]]]);
    expect(new Set(deliveries.map(({ id }) => id)).size).toBe(deliveries.length);
    expect(deliveries.flatMap(linesOf)).toEqual(rows.map((_, index) => index + 1));
    expect(await split(file, { kind: 'json' }, { maxBytes: 64 })).toEqual(deliveries);
  });

  it('unpacks gzip, of several members too, and refuses a torn one', async () => {
    const plain = await split('{"n":1}\n{"n":2}\n');
    const packed = Buffer.concat([gzipSync('{"n":1}\n'), gzipSync('{"n":2}\n')]);
    expect(await split(packed, { kind: 'json' }, {}, 1)).toEqual(plain);
    const torn = gzipSync('{"n":1}\n'.repeat(1000)).subarray(0, 30);
    expect((await failure(split(torn))).code).toBe('gzip_corrupt');
  });

  it('refuses what is not JSON, broken arrays and files cut short, and names the line', async () => {
    const cases: [string | Uint8Array, string, number | undefined][] = [
      [Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9), 'not_json', 1],
      [Buffer.from('\uFEFF{"a":1}', 'utf16le'), 'not_json', 1],
      ['[{"a":1},\n{"a":2', 'file_cut_short', 2],
      ['[{"a":1}\n,,{}]', 'json_malformed', 2],
      ['[{"a":1},\n]', 'json_malformed', 2],
      ['[{"a":1}]\n\nrest', 'json_malformed', 3],
      ['[{"a":"b\nc"}]', 'json_malformed', 1],
      ['{\n"a": [1,\n2', 'file_cut_short', 3],
    ];
    for (const [content, code, line] of cases) {
      const error = await failure(split(content));
      expect([error.code, error.detail.line]).toEqual([code, line]);
      if (line) expect(error.message).toContain(`line ${line}`);
    }
  });

  it('hands out what was whole before the fault', async () => {
    const kept: string[] = [];
    const reading = (async () => {
      const bytes = Buffer.from('[{"a":1},\n{"a":2},\n{"a":');
      const source = { name: 'demo', importing: { kind: 'json' } } as const;
      for await (const one of splitImport(source, chunked(bytes), OPTIONS)) kept.push(text(one));
    })();
    await expect(reading).rejects.toMatchObject({ code: 'file_cut_short' });
    expect(kept.join('')).toBe('{"a":1}\n{"a":2}');
  });

  it('keeps apart a broken element of an array from its neighbours', async () => {
    const [one] = await split('[{"a":1},{"a":tr ue},{"a":2}]');
    expect(readJson(text(one!)).map(({ value }) => value instanceof Error)).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('splitImport of blocks', () => {
  const row = (day: string, n: number) => JSON.stringify({ day, n });

  it('gathers the records of a block; small blocks share a delivery', async () => {
    const file = [row('a', 1), row('b', 2), '{"free":1}', row('a', 3), 'oops', row('b', 4)].join(
      '\n',
    );
    const [free, blocks, ...more] = await split(file, BLOCKS);
    expect(more).toEqual([]);
    expect(text(free!)).toBe('{"free":1}\noops');
    expect(linesOf(free!)).toEqual([3, 5]);
    expect(text(blocks!)).toBe([row('a', 1), row('a', 3), row('b', 2), row('b', 4)].join('\n'));
    expect(linesOf(blocks!)).toEqual([1, 4, 2, 6]);
    expect(blocks!.headers[SNAPSHOT_HEADERS.id]).toBeUndefined();
  });

  it('never parts a small block, and parts a large one by records', async () => {
    const day = (name: string, rows: number) =>
      Array.from({ length: rows }, (_, n) => row(name, n));
    const file = [...day('a', 3), ...day('b', 3), ...day('large', 12), ...day('c', 1)];
    const size = 70;
    const deliveries = await split(file.join('\n'), BLOCKS, { maxBytes: size });
    for (const one of deliveries) expect(one.body.length).toBeLessThanOrEqual(size);
    expect(values(deliveries)).toEqual(file.map((line) => JSON.parse(line)));
    const parts = deliveries.filter((one) => one.headers[SNAPSHOT_HEADERS.part]);
    expect(parts.map((one) => one.headers[SNAPSHOT_HEADERS.part])).toEqual(
      parts.map((_, index) => `${index + 1}/${parts.length}`),
    );
    expect(parts.length).toBeGreaterThan(1);
    expect(new Set(parts.map((one) => one.headers[SNAPSHOT_HEADERS.id])).size).toBe(1);
    expect(values(parts).every((value) => (value as { day: string }).day === 'large')).toBe(true);
    expect(deliveries.flatMap(linesOf)).toEqual(file.map((_, index) => index + 1));
  });

  it('gives all parts of a block its newest time, but none from the future', async () => {
    const at = [5, 9, 7, OPTIONS.receivedAt * 2];
    const file = at.map((time) => JSON.stringify({ day: 'a', at: time })).join('\n');
    const parts = await split(file, BLOCKS, { maxBytes: 20 });
    expect(parts).toHaveLength(4);
    expect(new Set(parts.map((one) => one.headers[SNAPSHOT_HEADERS.takenAt]))).toEqual(
      new Set(['9']),
    );
  });

  it('replaces no block from a file that was cut short', async () => {
    const file = `${row('a', 1)}\n{"free":1}\n${row('a', 2)}\n{"day":"a","n"`;
    const got: RawDelivery[] = [];
    const error = await failure(
      (async () => {
        const input = chunked(Buffer.from(file));
        for await (const one of splitImport({ name: 'demo', importing: BLOCKS }, input, OPTIONS))
          got.push(one);
      })(),
    );
    expect([error.code, error.detail.line]).toEqual(['file_cut_short', 4]);
    expect(got.map(text)).toEqual(['{"free":1}\n{"day":"a","n"']);
  });

  it('gives the same deliveries when the blocks wait in a temporary file', async () => {
    const file = Array.from({ length: 300 }, (_, n) => row(`d${n % 7}`, n)).join('\n');
    const inMemory = await split(file, BLOCKS, { maxBytes: 400 });
    const onDisk = await split(file, BLOCKS, { maxBytes: 400, memoryBytes: 100 });
    expect(onDisk).toEqual(inMemory);
    expect(values(onDisk)).toHaveLength(300);
  });
});

describe('splitImport of text', () => {
  it('is one delivery of the bytes as they are', async () => {
    const bytes = Uint8Array.of(0xcf, 0xf0, 0xe8, 0x0d, 0x0a, 0x09);
    const [one, ...more] = await split(bytes, { kind: 'text' }, { takenAt: 42 });
    expect(more).toEqual([]);
    expect([...one!.body]).toEqual([...bytes]);
    expect(one!.headers[SNAPSHOT_HEADERS.takenAt]).toBe('42');
    expect(fileLineOf(one!.headers, 3)).toBe(3);
    expect(await split('', { kind: 'text' })).toEqual([]);
    expect((await split(gzipSync(bytes), { kind: 'text' }))[0]!.body).toEqual(one!.body);
  });

  it('has a limit, counted unpacked', async () => {
    const error = await failure(
      split(gzipSync('x'.repeat(5000)), { kind: 'text' }, { maxTextBytes: 4000 }),
    );
    expect(error.code).toBe('file_too_large');
  });
});

describe('any chunking of the bytes', () => {
  const record = fc.record({
    day: fc.constantFrom('a', 'b', 'в', undefined),
    text: fc.string({ unit: 'grapheme', maxLength: 12 }),
    nested: fc.jsonValue({ maxDepth: 2 }),
  });
  const layouts: ((records: unknown[]) => string)[] = [
    (records) => records.map((one) => JSON.stringify(one)).join('\n'),
    (records) => JSON.stringify(records),
    (records) => `\uFEFF${JSON.stringify(records, null, 1)}\n`,
    (records) => records.map((one) => JSON.stringify(one, null, '\t')).join('\r\n'),
  ];

  it('gives the same deliveries, and every record once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 12 }),
        fc.constantFrom(...layouts),
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 9 }),
        fc.constantFrom(30, 150, 4096),
        fc.boolean(),
        async (records, layout, sizes, maxBytes, packed) => {
          const plain = Buffer.from(layout(records));
          const bytes = packed ? gzipSync(plain) : plain;
          const options = { ...OPTIONS, maxBytes, memoryBytes: 64 };
          const cut = (async function* () {
            for (let at = 0, turn = 0; at < bytes.length; turn++) {
              const size = sizes.every((one) => one === 0) ? 1 : sizes[turn % sizes.length]!;
              yield bytes.subarray(at, at + size);
              at += size;
            }
          })();
          const pieces: RawDelivery[] = [];
          const source = { name: 'demo', importing: BLOCKS };
          for await (const one of splitImport(source, cut, options)) pieces.push(one);
          expect(pieces).toEqual(await split(plain, BLOCKS, options, 1 << 20));
          const canonical = (list: readonly unknown[]) =>
            list.map((one) => JSON.stringify(one)).sort();
          expect(canonical(values(pieces))).toEqual(canonical(JSON.parse(JSON.stringify(records))));
        },
      ),
      { numRuns: 150 },
    );
  });
});
