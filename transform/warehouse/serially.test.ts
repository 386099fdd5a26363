import { setTimeout as sleep } from 'node:timers/promises';
import { Table } from 'apache-arrow';
import { expect, test } from 'vitest';
import { serially } from './serially.ts';
import { type Session, WarehouseUnavailable } from './warehouse.ts';

/** A connection that writes down what it was told, and takes its time. */
function noted() {
  const notes: string[] = [];
  let closed = false;
  const note = async (text: string) => {
    notes.push(`begin ${text}`);
    await sleep(5);
    notes.push(`end ${text}`);
    if (text === 'fails') throw new Error('failed');
  };
  const session: Session = {
    run: (sql) => note(sql),
    insert: (table) => note(table),
    async rows(sql) {
      await note(sql);
      return [];
    },
    async columns(sql) {
      await note(sql);
      return new Table();
    },
    isUsable: () => !closed,
    async close() {
      await note('close');
      closed = true;
    },
  };
  return { notes, session };
}

test('statements run in the order of the calls, one that fails too, and the close after them', async () => {
  const { notes, session } = noted();
  const queue = serially(session);
  const all = [
    queue.run('a'),
    queue.rows('fails'),
    queue.insert('b', [], []),
    queue.close(),
    queue.close(),
  ];
  const outcomes = await Promise.allSettled(all);
  expect(outcomes.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ]);
  const order = ['a', 'fails', 'b', 'close'];
  expect(notes).toEqual(order.flatMap((text) => [`begin ${text}`, `end ${text}`]));
});

test('takes no statement from the moment it is closed', async () => {
  const queue = serially(noted().session);
  expect(queue.isUsable()).toBe(true);
  const closing = queue.close();
  expect(queue.isUsable()).toBe(false);
  await expect(queue.run('a')).rejects.toBeInstanceOf(WarehouseUnavailable);
  await closing;
});
