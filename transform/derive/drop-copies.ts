import { row, type Writer } from '../warehouse/warehouse.ts';

/**
 * One row an event of a person: copies that have not collapsed yet go, and of two contents under one id
 * the one of the higher contract stays, then that of the smaller hash. Only the person's own rows decide,
 * so that it is the same whoever else is derived with them.
 */
export async function dropCopies(warehouse: Writer): Promise<void> {
  const { copies } = await row<{ copies: string }>(
    warehouse,
    'SELECT count() - uniqExact(person, id) AS copies FROM work_events',
  );
  if (copies === '0') return;
  // `AS work_events` would look for a table of the database: the columns come from a query instead.
  await warehouse.run(
    'CREATE TEMPORARY TABLE IF NOT EXISTS work_once ENGINE = Memory AS SELECT * FROM work_events LIMIT 0',
  );
  await warehouse.run('TRUNCATE TABLE work_once');
  await warehouse.run(
    'INSERT INTO work_once SELECT * FROM work_events ORDER BY person, id, contract DESC, hash LIMIT 1 BY person, id',
  );
  await warehouse.run('TRUNCATE TABLE work_events');
  await warehouse.run('INSERT INTO work_events SELECT * FROM work_once');
  await warehouse.run('TRUNCATE TABLE work_once');
}
