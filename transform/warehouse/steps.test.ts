import { describe, expect, it } from 'vitest';
import { openTestLine } from '../testing/test-line.ts';
import { sqlSteps, stepRunner } from './steps.ts';

describe('sqlSteps', () => {
  it('reads what a statement needs and drops other comments', () => {
    const steps = sqlSteps(import.meta.url, '../journeys/conversions.sql');
    expect(steps.map(({ sql }) => /^INSERT INTO (\w+)/.exec(sql)?.[1])).toEqual([
      'work_leads',
      'work_employed',
      'conversion_rows',
      'conversion_rows',
      'work_converted',
    ]);
    expect(steps[2]!.needs).toEqual(['work_leads']);
    expect(steps[4]!.needs).toEqual(['work_leads', 'work_sales']);
    expect(steps.some(({ sql }) => sql.includes('--'))).toBe(false);
  });
});

describe('stepRunner', () => {
  it('skips a step whose rows are missing and runs it once they are there', async () => {
    const { warehouse, close } = await openTestLine();
    await warehouse.run('CREATE TEMPORARY TABLE given (x UInt8) ENGINE = Memory');
    await warehouse.run('CREATE TEMPORARY TABLE made (x UInt8) ENGINE = Memory');
    const count = async () =>
      (await warehouse.rows<{ n: string }>('SELECT count() AS n FROM made'))[0]!.n;
    const { run } = stepRunner(warehouse);
    const make = { sql: 'INSERT INTO made SELECT 1', needs: ['given WHERE x > 1'], reads: [] };
    await run([make], {});
    expect(await count()).toBe('0');
    await run([{ sql: 'INSERT INTO given SELECT 1', needs: [], reads: [] }, make], {});
    expect(await count()).toBe('0');
    await run([{ sql: 'INSERT INTO given SELECT 2', needs: [], reads: [] }, make], {});
    expect(await count()).toBe('1');
    await run([{ sql: 'TRUNCATE TABLE given', needs: [], reads: [] }, make], {});
    expect(await count()).toBe('1');
    await close();
  });
});
