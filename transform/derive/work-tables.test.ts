import { expect, it } from 'vitest';
import type { Writer } from '../warehouse/warehouse.ts';
import { WorkTables } from './work-tables.ts';

const COLUMNS = '(key UInt64) ENGINE = Memory';
const LAY_OUT = ['work_a', 'work_b'].map(
  (table) => `CREATE TEMPORARY TABLE IF NOT EXISTS ${table} ${COLUMNS}`,
);

function opened(fails: (sql: string) => boolean = () => false) {
  const said: string[] = [];
  const say = async (sql: string) => {
    said.push(sql);
    if (fails(sql)) throw new Error('failed');
  };
  const writer = {
    run: say,
    insert: (table: string) => say(`rows into ${table}`),
    rows: async (sql: string) => {
      await say(sql);
      return [];
    },
  } as unknown as Writer;
  return { said, work: new WorkTables(LAY_OUT).through(writer) };
}

it('makes of emptying and filling one statement', async () => {
  const { said, work } = opened();
  await work.run('INSERT INTO work_a SELECT 1');
  await work.run('TRUNCATE TABLE work_a');
  expect(work.isEmpty('work_a')).toBe(true);
  await work.run('INSERT INTO work_a SELECT 2');
  expect(said).toEqual([
    'INSERT INTO work_a SELECT 1',
    `CREATE OR REPLACE TEMPORARY TABLE work_a ${COLUMNS} AS SELECT 2`,
  ]);
  expect(work.isEmpty('work_a')).toBe(false);
});

it('says nothing of a table that is empty already, and empties one before it is read', async () => {
  const { said, work } = opened();
  await work.run('TRUNCATE TABLE work_b');
  await work.rows('SELECT * FROM work_b');
  await work.run('INSERT INTO work_b SELECT 1');
  await work.run('TRUNCATE TABLE work_b');
  await work.run('INSERT INTO work_a SELECT key FROM work_b');
  await work.run('TRUNCATE TABLE work_a');
  await work.insert('work_a', ['key'], [[1]]);
  expect(said).toEqual([
    'SELECT * FROM work_b',
    'INSERT INTO work_b SELECT 1',
    'TRUNCATE TABLE work_b',
    'INSERT INTO work_a SELECT key FROM work_b',
    'TRUNCATE TABLE work_a',
    'rows into work_a',
  ]);
});

it('trusts nothing that a failed statement has left', async () => {
  let times = 0;
  const { said, work } = opened((sql) => sql.startsWith('CREATE') && ++times === 1);
  await work.run('INSERT INTO work_a SELECT 1');
  await work.run('TRUNCATE TABLE work_a');
  await expect(work.run('INSERT INTO work_a SELECT 2')).rejects.toThrow('failed');
  await work.rows('SELECT * FROM work_a');
  expect(said.slice(-2)).toEqual(['TRUNCATE TABLE work_a', 'SELECT * FROM work_a']);
});
