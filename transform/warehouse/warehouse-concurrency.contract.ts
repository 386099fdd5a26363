import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { WarehouseUnavailable } from './warehouse.ts';
import { type OpenUnderTest, warehouseUnderTest } from './warehouse-under-test.ts';

/** What sessions and readers of a warehouse are to one another. */
export function describeConcurrency(name: string, open: OpenUnderTest): void {
  describe(`warehouse: ${name}, side by side`, () => {
    const tested = warehouseUnderTest(open);

    describe('sessions', () => {
      test('see their own temporary tables and nobody else does', async () => {
        const sessions = await Promise.all(
          Array.from({ length: 4 }, () => tested.warehouse.session('contract')),
        );
        await Promise.all(
          sessions.map(async (session, own) => {
            await session.run('CREATE TEMPORARY TABLE mine (x UInt8) ENGINE = Memory');
            await session.insert('mine', ['x'], [[own]]);
          }),
        );
        const seen = await Promise.all(sessions.map((each) => each.rows('SELECT x FROM mine')));
        expect(seen).toEqual([[{ x: 0 }], [{ x: 1 }], [{ x: 2 }], [{ x: 3 }]]);
        for (const other of [tested.warehouse, tested.warehouse.reader()])
          await expect(other.rows('SELECT x FROM mine')).rejects.toMatchObject({ code: '60' });
        await Promise.all(sessions.map((session) => session.close()));
      });

      test('do their statements in the order in which they were asked for', async () => {
        await tested.inSession(async (session) => {
          const created = session.run('CREATE TEMPORARY TABLE steps (x UInt8) ENGINE = Memory');
          const inserted = session.insert('steps', ['x'], [[1], [2]]);
          const slow = session.run('INSERT INTO steps SELECT 3 + sleep(0.3)');
          const counted = session.rows('SELECT count() AS n FROM steps');
          const emptied = session.run('TRUNCATE TABLE steps');
          const left = session.rows('SELECT count() AS n FROM steps');
          await Promise.all([created, inserted, slow, emptied]);
          expect([await counted, await left]).toEqual([[{ n: '3' }], [{ n: '0' }]]);
        });
      });

      test('do not wait for one another', async () => {
        const [busy, idle] = [
          await tested.warehouse.session('contract'),
          await tested.warehouse.session('contract'),
        ];
        let done = false;
        const slow = busy
          .rows('SELECT sleepEachRow(0.3) FROM numbers(5) SETTINGS max_block_size = 1')
          .then(() => {
            done = true;
          });
        await sleep(100);
        expect(await idle.rows('SELECT 1 AS x')).toEqual([{ x: 1 }]);
        expect(done).toBe(false);
        await slow;
        await Promise.all([busy.close(), idle.close()]);
      });

      test('write to the tables that all see', async () => {
        const own = await tested.table('x UInt8');
        await tested.inSession(async (session) => {
          await session.run('CREATE TEMPORARY TABLE stage (x UInt8) ENGINE = Memory');
          await session.insert('stage', ['x'], [[1], [2]]);
          await session.run(`INSERT INTO ${own} SELECT x FROM stage WHERE x > {least:UInt8}`, {
            least: 1,
          });
          expect(await tested.countOf(own)).toBe(1);
        });
        expect(await tested.countOf(own)).toBe(1);
      });

      test('are over once closed, which can be said twice; the next one has no tables', async () => {
        const session = await tested.warehouse.session('contract');
        expect(session.isUsable()).toBe(true);
        await session.run('CREATE TEMPORARY TABLE mine (x UInt8) ENGINE = Memory');
        await Promise.all([session.close(), session.close()]);
        await session.close();
        expect(session.isUsable()).toBe(false);
        await expect(session.rows('SELECT 1')).rejects.toBeInstanceOf(WarehouseUnavailable);
        await tested.inSession(async (next) => {
          await expect(next.rows('SELECT x FROM mine')).rejects.toMatchObject({ code: '60' });
        });
      });

      test('that run nothing have nothing to abandon', async () => {
        await tested.warehouse.abandon('contract');
      });
    });

    describe('readers', () => {
      test('do not wait behind a long write, nor behind one another', async () => {
        const own = await tested.table('x UInt64');
        const write = tested.warehouse.run(
          `INSERT INTO ${own} SELECT number + sleepEachRow(0.3) FROM numbers(5) SETTINGS max_block_size = 1`,
        );
        let written = false;
        const done = write.then(() => {
          written = true;
        });
        await sleep(100);
        const reader = tested.warehouse.reader();
        await Promise.all([reader.rows('SELECT 1'), reader.rows('SELECT 2')]);
        expect(written).toBe(false);
        await done;
        expect(await tested.countOf(own)).toBe(5);
      });

      test('do not wait behind another one that has bound values, like theirs', async () => {
        const reader = tested.warehouse.reader();
        let done = false;
        const slow = reader
          .rows('SELECT sleepEachRow(0.3), {x:UInt8} FROM numbers(5) SETTINGS max_block_size = 1', {
            x: 1,
          })
          .then(() => {
            done = true;
          });
        await sleep(100);
        expect(await reader.rows('SELECT {x:UInt8} AS x', { x: 2 })).toEqual([{ x: 2 }]);
        expect(await tested.warehouse.rows('SELECT {x:UInt8} AS x', { x: 3 })).toEqual([{ x: 3 }]);
        expect(done).toBe(false);
        await slow;
      });

      test('do not wait behind a write that has bound values, like theirs', async () => {
        const own = await tested.table('x UInt64');
        await tested.inSession(async (session) => {
          let written = false;
          const done = session
            .run(
              `INSERT INTO ${own} SELECT {x:UInt8} + sleepEachRow(0.3) FROM numbers(5) SETTINGS max_block_size = 1`,
              { x: 1 },
            )
            .then(() => {
              written = true;
            });
          await sleep(100);
          const question = 'SELECT {x:UInt8} AS x';
          expect(await tested.warehouse.reader().rows(question, { x: 2 })).toEqual([{ x: 2 }]);
          expect(await tested.warehouse.rows(question, { x: 3 })).toEqual([{ x: 3 }]);
          expect(written).toBe(false);
          await done;
        });
      });

      test('are not given a value of an earlier statement for one that was forgotten', async () => {
        await tested.warehouse.rows('SELECT {forgotten:UInt8} AS x', { forgotten: 1 });
        await expect(tested.warehouse.rows('SELECT {forgotten:UInt8} AS x')).rejects.toThrow(
          /forgotten/,
        );
        await expect(tested.warehouse.rows('SELECT {forgotten:UInt8} AS x', {})).rejects.toThrow();
      });

      test('can be given values longer than a statement may be', async () => {
        const list = Array.from({ length: 40_000 }, (_, at) => 10_000_000_000n + BigInt(at));
        expect(
          await tested.warehouse
            .reader()
            .rows('SELECT length({list:Array(UInt64)}) AS n', { list }),
        ).toEqual([{ n: '40000' }]);
      });

      test('answer many questions asked at once, each with its own answer', async () => {
        const reader = tested.warehouse.reader();
        const answers = await Promise.all(
          Array.from({ length: 60 }, (_, x) =>
            reader.rows<{ x: number }>('SELECT {x:UInt8} AS x', { x }),
          ),
        );
        expect(answers.map(([answer]) => answer?.x)).toEqual(answers.map((_, x) => x));
      });
    });
  });
}
