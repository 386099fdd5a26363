import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { SchemaElement } from 'hyparquet';
import { type BasicType, type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import type { CostRow } from '../../../contract/fact.ts';
import type { SliceFact } from '../../../contract/slice.ts';
import { valueText } from '../../../parquet/value-text.ts';
import { factsOf } from '../../../testing/mapped.ts';
import { FileError } from '../file-error.ts';
import { source } from '../source.ts';
import { cutParquet } from './cut-parquet.ts';
import { readFileTable } from './read-table.ts';

type Options = Omit<Parameters<typeof parquetWriteBuffer>[0], 'columnData'>;
const written = (columnData: ColumnSource[], options: Options = {}) =>
  new Uint8Array(parquetWriteBuffer({ columnData, ...options }));
const column = (name: string, type: BasicType, data: unknown[]): ColumnSource =>
  ({ name, type, data, nullable: true }) as ColumnSource;
const codeOf = (bytes: Uint8Array): string => {
  try {
    cutParquet(bytes);
    return 'read';
  } catch (error) {
    return error instanceof FileError ? `${error.code}: ${error.place.hint}` : String(error);
  }
};

describe('a Parquet file', () => {
  it('has a heading for each column and a line for each row, numbers, days and times told from texts', () => {
    const file = written(
      [
        column('name', 'STRING', ['oak', null, 'ё"\t']),
        column('count', 'INT64', [1n, 9_007_199_254_740_993n, -2n]),
        column('share', 'DOUBLE', [0.1 + 0.2, 1e21, null]),
        column('small', 'FLOAT', [Math.fround(0.1), Number.NaN, 1.5]),
        column('is', 'BOOLEAN', [true, false, null]),
        column('at', 'TIMESTAMP', [
          new Date('2026-03-01T10:20:30.250Z'),
          null,
          new Date('1969-12-31T23:59:59Z'),
        ]),
      ],
      { rowGroupSize: 2 },
    );
    const { format, lines } = cutParquet(file);
    expect(format).toBe('parquet');
    expect(lines.map(({ line, cells }) => [line, cells.map(({ text }) => text)])).toEqual([
      [0, ['name', 'count', 'share', 'small', 'is', 'at']],
      [1, ['oak', '1', '0.3', '0.1', 'true', '2026-03-01T10:20:30.25Z']],
      [2, ['', '9007199254740993', '1000000000000000000000', '', 'false', '']],
      [3, ['ё"\t', '-2', '', '1.5', '', '1969-12-31T23:59:59Z']],
    ]);
    expect(lines[1]!.cells.map(({ kind }) => kind)).toEqual([
      ...['text', 'number', 'number', 'number', 'text', 'date'],
    ]);
  });

  it('keeps decimals to the last digit, days without a time, and times with the zone that they have', () => {
    const micros = 1_772_360_430_250_001n;
    const told = (element: object, value: unknown) =>
      valueText({ name: 'a', ...element } as SchemaElement)(value)?.text;
    const decimal = { converted_type: 'DECIMAL', precision: 38, scale: 4 };
    expect(told({ type: 'INT64', ...decimal }, 12_345_678_901_234_567n)).toBe('1234567890123.4567');
    expect(told({ type: 'INT32', ...decimal }, -5)).toBe('-0.0005');
    // −1 and 258 as bytes, the highest first.
    const bytes = { type: 'FIXED_LEN_BYTE_ARRAY', ...decimal };
    expect(told(bytes, new Uint8Array([255, 255, 255]))).toBe('-0.0001');
    expect(told(bytes, new Uint8Array([0, 1, 2]))).toBe('0.0258');
    expect(told({ type: 'INT32', converted_type: 'DATE' }, 20_513)).toBe('2026-03-01');
    const stamp = (isAdjustedToUTC: boolean) => ({
      ...{ type: 'INT64', logical_type: { type: 'TIMESTAMP', unit: 'MICROS', isAdjustedToUTC } },
    });
    expect(told(stamp(true), micros)).toBe('2026-03-01T10:20:30.250001Z');
    expect(told(stamp(false), micros)).toBe('2026-03-01 10:20:30.250001');
    // The Julian day 2,461,101 is the 1st of March 2026; an hour of it.
    expect(told({ type: 'INT96' }, (2_461_101n << 64n) + 3_600_000_000_000n)).toBe(
      '2026-03-01 01:00:00',
    );
    expect(told({ type: 'INT32', converted_type: 'UINT_32' }, -1)).toBe('4294967295');
  });

  it.each(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'BROTLI'] as const)(
    'is read packed by %s',
    (codec) => {
      const data = Array.from({ length: 3_000 }, (_, row) => `value ${row % 7}`);
      const file = written([{ name: 'a', data }], {
        codec,
        compressors: {
          GZIP: (bytes: Uint8Array) => gzipSync(bytes),
          BROTLI: (bytes: Uint8Array) => brotliCompressSync(bytes),
        },
      } as Options);
      const { lines } = readFileTable(file, {}, () => 0);
      expect(lines).toHaveLength(3_001);
      expect(lines.slice(1).map(({ cells }) => cells[0]!.text)).toEqual(data);
    },
  );

  it('of an export is taken in by its headings', () => {
    const file = written([
      column('date', 'STRING', ['2026-03-02', '2026-03-02']),
      column('utm_source', 'STRING', ['google', 'google']),
      column('utm_medium', 'STRING', ['cpc', 'cpc']),
      column('campaign', 'STRING', ['A', 'B']),
      column('cost', 'DOUBLE', [10.5, 5]),
      column('currency', 'STRING', ['EUR', 'EUR']),
    ]);
    const { records } = source.map(
      {
        ...{ id: '00000000-0000-4000-8000-000000000000', source: 'files', account: 'main' },
        ...{
          endpoint: 'import',
          receivedAt: 1_775_000_000_000_000,
          headers: {},
          query: '',
          body: file,
        },
      },
      { settings: source.settings.parse({}), identity: { keepContacts: false } },
    );
    const rows = (records.flatMap(factsOf) as SliceFact[]).flatMap(
      (fact) => fact.rows as CostRow[],
    );
    expect(rows.map(({ campaign, costMicros }) => [campaign, costMicros])).toEqual([
      ['A', 10_500_000n],
      ['B', 5_000_000n],
    ]);
  });
});

describe('a file that is none', () => {
  const good = written([column('a', 'INT32', [1, 2, 3]), column('b', 'STRING', ['x', 'y', 'z'])]);

  it('is refused with what is wrong, wherever a byte of it is another', () => {
    for (let at = 4; at < good.length - 4; at++)
      for (const flip of [0x01, 0x80, 0xff]) {
        // Also what makes the run of a page endless, or a length of it huge.
        const bad = good.slice();
        bad[at]! ^= flip;
        expect(codeOf(bad)).toMatch(/^(read|file_parquet_unreadable: .+)/);
      }
    for (let length = 12; length < good.length - 4; length += 7) {
      const cut = new Uint8Array([...good.slice(0, length), ...Buffer.from('PAR1')]);
      expect(codeOf(cut)).toMatch(/^file_parquet_unreadable/);
    }
  });

  it('and what would grow beyond bounds is refused before it does', () => {
    // 500,000 rows of one value: some hundred bytes.
    const many = written([{ name: 'a', data: new Array(500_000).fill('x') }]);
    expect(codeOf(many)).toBe(
      'file_parquet_unreadable: it has 500000 rows, at most 400000 are taken; divide it',
    );
    // One long text that 200 rows name: a dictionary of one entry.
    const long = written([{ name: 'a', data: new Array(200).fill('x'.repeat(1_000_000)) }]);
    expect(long.length).toBeLessThan(2_000_000);
    expect(codeOf(long)).toMatch(
      /its cells up to the column a hold more than \d+ characters; divide it/,
    );
  });

  it('of lists and records has no column to read', () => {
    const file = written([{ name: 'a', type: 'JSON', data: [{ b: 1 }] } as ColumnSource]);
    expect(cutParquet(file).lines[1]!.cells[0]!.text).toBe('{"b":1}');
  });
});
