import { row, type Writer } from '../warehouse/warehouse.ts';

/** One row an event: copies that have not collapsed yet go, and of two contents under one id the smaller hash stays. */
export async function dropCopies(warehouse: Writer): Promise<void> {
  const { copies } = await row<{ copies: string }>(
    warehouse,
    'SELECT count() - uniqExact(id) AS copies FROM work_events',
  );
  if (copies === '0') return;
  await warehouse.run(
    'CREATE TEMPORARY TABLE IF NOT EXISTS work_once AS work_events ENGINE = Memory',
  );
  await warehouse.run('TRUNCATE TABLE work_once');
  await warehouse.run(
    'INSERT INTO work_once SELECT * FROM work_events ORDER BY id, hash LIMIT 1 BY id',
  );
  await warehouse.run('TRUNCATE TABLE work_events');
  await warehouse.run('INSERT INTO work_events SELECT * FROM work_once');
}
