import { openPooledWarehouse } from '@throughline/transform/testing/pooled-warehouse';
import { sqlStatements } from '@throughline/transform/warehouse/sql-file';
import { row, type Warehouse } from '@throughline/transform/warehouse/warehouse';
import { expect, test } from 'vitest';

const WORK = sqlStatements(
  import.meta.resolve('@throughline/transform/derive/deriver'),
  './work.sql',
);

async function rowsOf(warehouse: Warehouse, table: string): Promise<number> {
  const { rows } = await row<{ rows: string }>(warehouse, `SELECT count() AS rows FROM ${table}`);
  return Number(rows);
}

test('the facts of a shop fit the tables of this version', async () => {
  const warehouse = await openPooledWarehouse();
  const size = { devices: 20, first: 0, events: 80, orders: 5, ways: [1n, 2n, 3n] };
  for (const sql of sqlStatements(import.meta.url, './facts.sql')) await warehouse.run(sql, size);
  expect(await rowsOf(warehouse, 'events')).toBe(80);
  expect(await rowsOf(warehouse, 'entities')).toBe(5);
  expect(await rowsOf(warehouse, 'cost_rows')).toBe(365 * 400);
  await warehouse.close();
});

test('a ledger of its own size fits the tables of this version', async () => {
  const warehouse = await openPooledWarehouse();
  const session = await warehouse.session('ledger');
  for (const sql of WORK) await session.run(sql);
  for (const sql of sqlStatements(import.meta.url, './ledger.sql'))
    await session.run(sql, { touches: 40, conversions: 10 });
  expect(await rowsOf(warehouse, 'touchpoint_rows')).toBe(40);
  expect(await rowsOf(warehouse, 'conversion_rows')).toBe(10);
  await warehouse.close();
});
