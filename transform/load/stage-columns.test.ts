import { runs } from '@throughline/ingest/testing/long-runs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPooledWarehouse } from '../testing/pooled-warehouse.ts';
import type { ColumnType } from '../warehouse/row-binary/column-types.ts';
import { sqlStatements } from '../warehouse/sql-file.ts';
import type { Session, Warehouse } from '../warehouse/warehouse.ts';
import { STAGE_COLUMNS } from './stage-columns.ts';

let warehouse: Warehouse;
let session: Session;
beforeAll(async () => {
  warehouse = await openPooledWarehouse();
  session = await warehouse.session('load');
  for (const sql of sqlStatements(import.meta.url, './stage.sql')) await session.run(sql);
});
afterAll(async () => {
  await warehouse.close();
});

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary-ascii', maxLength: 80 }),
  fc.constantFrom('', '\\N', '\0', 'ж'.repeat(70), 'x'.repeat(127), 'x'.repeat(128), '🚀'),
);
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const day = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2300-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const VALUES: Readonly<Record<ColumnType, fc.Arbitrary<unknown>>> = {
  String: text,
  Bool: fc.boolean(),
  UInt8: fc.nat({ max: 255 }),
  UInt32: fc.nat({ max: 4_294_967_295 }),
  UInt64: fc.oneof(fc.maxSafeNat(), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String)),
  Int64: fc.oneof(fc.maxSafeInteger(), int64.map(String)),
  UUID: fc.oneof(
    fc.uuid(),
    fc.uuid().map((id) => id.toUpperCase()),
  ),
  Date: day,
  'Decimal(30, 12)': fc
    .tuple(fc.boolean(), fc.maxSafeNat(), fc.nat({ max: 999_999 }))
    .map(([minus, whole, part]) => `${minus ? '-' : ''}${whole}.${part}`),
  'Nullable(Bool)': fc.option(fc.boolean()),
  'Nullable(Int64)': fc.option(int64.map(String)),
  'Nullable(UInt64)': fc.option(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String)),
  'Array(String)': fc.array(text, { maxLength: 4 }),
  'Array(Int64)': fc.array(int64.map(String), { maxLength: 4 }),
  'Array(Nullable(Int64))': fc.array(fc.option(int64.map(String)), { maxLength: 4 }),
  'Array(Nullable(UInt32))': fc.array(fc.option(fc.nat()), { maxLength: 4 }),
  'Map(String, String)': fc
    .dictionary(text, text, { maxKeys: 4, noNullPrototype: true })
    .filter((of) => !Object.hasOwn(of, '__proto__')),
  'Map(String, Int64)': fc
    .dictionary(text, int64.map(String), { maxKeys: 4, noNullPrototype: true })
    .filter((of) => !Object.hasOwn(of, '__proto__')),
  'Map(String, Nullable(String))': fc
    .dictionary(text, fc.option(text), { maxKeys: 4, noNullPrototype: true })
    .filter((of) => !Object.hasOwn(of, '__proto__')),
};

describe.each(Object.entries(STAGE_COLUMNS))('%s', (table, columns) => {
  const names = columns.map(({ name }) => name);

  it('has its columns, with these types', async () => {
    const described = await session.rows<{ name: string; type: string; default_type: string }>(
      `DESCRIBE TABLE ${table}`,
    );
    const given = described.filter(({ default_type }) => default_type === '');
    expect(columns).toEqual(given.map(({ name, type }) => ({ name, type })));
  });

  it('holds the same rows, with the same hashes, however they were sent', async () => {
    const rows = fc.array(fc.tuple(...columns.map(({ type }) => VALUES[type])), { maxLength: 12 });
    const stored = async () => {
      const answer = await session.rows(
        `SELECT * FROM ${table} ORDER BY ALL SETTINGS asterisk_include_materialized_columns = 1`,
      );
      await session.run(`TRUNCATE TABLE ${table}`);
      return answer;
    };
    await fc.assert(
      fc.asyncProperty(rows, async (some) => {
        await session.insert(table, columns, some);
        const binary = await stored();
        await session.insert(table, names, some);
        expect(binary).toEqual(await stored());
        expect(binary).toHaveLength(some.length);
      }),
      { numRuns: runs(6, 100) },
    );
  });
});
