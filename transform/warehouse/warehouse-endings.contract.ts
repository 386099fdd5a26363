import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ReadAborted,
  row,
  TooManyReads,
  WarehouseBusy,
  WarehouseUnavailable,
} from './warehouse.ts';
import type { OpenUnderTest, WarehouseUnderTest } from './warehouse-under-test.ts';

/** How statements end that are not answered, that nobody wants any more, or that are too many. */
export function describeEndings(name: string, open: OpenUnderTest): void {
  describe(`warehouse: ${name}, closed`, () => {
    test('closes its sessions too, can be closed twice, and then refuses as in an outage', async () => {
      const { warehouse, dispose } = await open();
      const session = await warehouse.session('contract');
      await Promise.all([warehouse.close(), warehouse.close()]);
      await warehouse.close();
      expect(session.isUsable()).toBe(false);
      await expect(session.rows('SELECT 1')).rejects.toBeInstanceOf(WarehouseUnavailable);
      await expect(warehouse.rows('SELECT 1')).rejects.toBeInstanceOf(WarehouseUnavailable);
      await expect(warehouse.reader().rows('SELECT 1')).rejects.toBeInstanceOf(
        WarehouseUnavailable,
      );
      await dispose();
    });
  });

  describe(`warehouse: ${name}, with short deadlines`, () => {
    /** Would take a minute. */
    const ENDLESS =
      'SELECT sleepEachRow(0.2) AS x, {bound:UInt8} FROM numbers(300) SETTINGS max_block_size = 1';
    let opened: WarehouseUnderTest;
    beforeAll(async () => {
      opened = await open({
        deadlines: { readMs: 1_000, writeMs: 1_000 },
        readLimits: { perPrincipal: 4, all: 12 },
      });
    });
    afterAll(() => opened?.dispose());

    const ended = async (running: Promise<unknown>, within: number) => {
      const began = performance.now();
      const error = await running.then(
        () => undefined,
        (failure: unknown) => failure,
      );
      expect(performance.now() - began).toBeLessThan(within);
      return error;
    };
    const runningNow = async () =>
      Number(
        (
          await row<{ n: string }>(
            opened.warehouse.reader(),
            "SELECT count() AS n FROM system.processes WHERE query LIKE 'SELECT sleepEachRow(0.2)%' AND NOT is_cancelled",
          )
        ).n,
      );

    test('a statement that is not answered is an outage and ends, and the connection goes on', async () => {
      const { warehouse } = opened;
      const session = await warehouse.session('contract');
      for (const connection of [warehouse.reader(), warehouse, session]) {
        const error = await ended(connection.rows(ENDLESS, { bound: 1 }), 6_000);
        expect(error).toBeInstanceOf(WarehouseUnavailable);
      }
      expect(await runningNow()).toBe(0);
      expect(await warehouse.rows('SELECT 7 AS x')).toEqual([{ x: 7 }]);
      expect(await warehouse.reader().rows('SELECT 7 AS x')).toEqual([{ x: 7 }]);
      await session.close();
    });

    test('the age of what a session waits for is known, and is nothing when it has been answered', async () => {
      const { warehouse } = opened;
      const session = await warehouse.session('contract');
      expect(warehouse.unanswered('contract')).toBeUndefined();
      const running = ended(session.rows(ENDLESS, { bound: 1 }), 6_000);
      await sleep(400);
      expect(warehouse.unanswered('contract')).toBeGreaterThan(350);
      expect(warehouse.unanswered('another')).toBeUndefined();
      await running;
      expect(warehouse.unanswered('contract')).toBeUndefined();
      await session.close();
    });

    test('who no longer wants an answer ends its statement and drops those that wait', async () => {
      const { warehouse } = opened;
      const gone = new AbortController();
      const reader = warehouse.reader({ signal: gone.signal, principal: 'gone' });
      // As many as run at once in the larger of the drivers, so that each has to be taken back.
      const all = [1, 2, 3, 4].map(() => ended(reader.rows(ENDLESS, { bound: 1 }), 3_000));
      await sleep(200);
      gone.abort();
      for (const error of await Promise.all(all)) expect(error).toBeInstanceOf(ReadAborted);
      expect(await runningNow()).toBe(0);
      await expect(reader.rows('SELECT 1')).rejects.toBeInstanceOf(ReadAborted);
    });

    test('one who asks too much is refused, another still has its turn, and all together have a bound', async () => {
      const { warehouse } = opened;
      const gone = new AbortController();
      const many = (principal: string, count: number) => {
        const reader = warehouse.reader({ signal: gone.signal, principal });
        return Array.from({ length: count }, () =>
          reader.rows('SELECT sleep(0.2)').then(
            () => 'answered',
            (error: unknown) => error,
          ),
        );
      };
      const greedy = many('greedy', 30);
      const modest = many('modest', 1);
      expect(
        (await Promise.all(greedy)).filter((e) => e instanceof TooManyReads).length,
      ).toBeGreaterThan(10);
      expect(await Promise.all(modest)).toEqual(['answered']);
      const crowd = Array.from({ length: 30 }, (_, at) => many(`one of many ${at}`, 1)[0]);
      const refused = (await Promise.all(crowd)).filter((e) => e instanceof WarehouseBusy);
      expect(refused.length).toBeGreaterThan(5);
      expect(await warehouse.reader({ principal: 'greedy' }).rows('SELECT 7 AS x')).toEqual([
        { x: 7 },
      ]);
    });
  });
}
