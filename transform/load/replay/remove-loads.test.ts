import { expect, it } from 'vitest';
import { FACT_TABLES } from '../../derive/part-manifest.ts';
import { openPooledWarehouse } from '../../testing/pooled-warehouse.ts';
import { sqlFile } from '../../warehouse/sql-file.ts';

/** What names a snapshot or a load, and is no fact: derived again, or the book of the replay itself. */
const NO_FACTS = ['dirty', 'replay_loads', 'slice_states'];

it('takes back what a load brought from every table that tells its load or its snapshot', async () => {
  const warehouse = await openPooledWarehouse();
  const rows = await warehouse.rows<{ table: string }>(
    `SELECT DISTINCT table FROM system.columns
     WHERE database = currentDatabase() AND name IN ('load', 'snapshot') ORDER BY table`,
  );
  const tables = rows.map(({ table }) => table).filter((table) => !NO_FACTS.includes(table));
  const removed = [
    ...sqlFile(import.meta.url, './remove-loads.sql').matchAll(/ALTER TABLE (\w+) DELETE/g),
  ].map(([, table]) => table);
  expect(removed).toEqual(expect.arrayContaining(tables));
  expect(tables).toEqual(
    expect.arrayContaining(['events', 'cost_rows', 'fx_rows', 'measure_rows']),
  );
  // What may be lost on disk is looked for in each of them.
  expect(FACT_TABLES).toEqual(expect.arrayContaining(tables));
  await warehouse.close();
});
