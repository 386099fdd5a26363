import { expect, it } from 'vitest';
import { DERIVED_TABLES } from '../derive/generations.ts';
import { openPooledWarehouse } from '../testing/pooled-warehouse.ts';
import { sqlFile } from '../warehouse/sql-file.ts';

/** Columns in which a person may be known. */
const OF_PEOPLE = [
  'identifier',
  'identifiers',
  'anchor',
  'a',
  'b',
  'key',
  'owner',
  'person',
  'fields',
  'raw',
  'unit',
];
/**
 * Whose key or owner is no person's: what is to be derived is forgotten with the derivation, and the
 * targets of an erasure with the erasure.
 */
const OF_NOBODY = ['dirty', 'erase_targets'];

it('removes a person from every table that knows an identifier, a key, an owner or fields', async () => {
  const warehouse = await openPooledWarehouse();
  const rows = await warehouse.rows<{ table: string }>(
    `SELECT DISTINCT table FROM system.columns
     WHERE database = currentDatabase() AND name IN {names:Array(String)}
       AND table IN (SELECT name FROM system.tables WHERE database = currentDatabase() AND engine LIKE '%MergeTree%')
     ORDER BY table`,
    { names: OF_PEOPLE },
  );
  await warehouse.close();
  const removed = [
    ...sqlFile(import.meta.url, './remove-person.sql').matchAll(/ALTER TABLE (\w+) DELETE/g),
  ].map(([, table]) => table);
  // Whole generations of these are dropped once the next one is published.
  const dropped = [...DERIVED_TABLES, 'superseded'];
  const tables = rows.map(({ table }) => table).filter((table) => !OF_NOBODY.includes(table));
  expect(tables).toEqual(
    expect.arrayContaining(['events', 'entities', 'identity_map', 'journey_rows']),
  );
  expect([...removed, ...dropped]).toEqual(expect.arrayContaining(tables));
});
