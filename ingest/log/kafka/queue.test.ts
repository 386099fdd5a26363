import { describe, expect, it } from 'vitest';
import { record } from '../event-log.contract.ts';
import { KafkaQueue } from './queue.ts';

const entry = (offset: number, bytes = 10) => ({
  partition: 3,
  offset,
  delivery: record('k', { body: new Uint8Array(bytes) }).delivery,
});
const filled = (from: number, sizes: readonly number[], bounds = {}) => {
  const queue = new KafkaQueue(3, from, { maxRecords: 3, maxBytes: 100, ...bounds });
  for (const [index, size] of sizes.entries()) queue.push(entry(from + index, size));
  return queue;
};

describe('the queue of a partition', () => {
  it('plans ranges by records and bytes, a larger record alone', () => {
    const queue = filled(5, [10, 10, 10, 60, 60, 500, 10]);
    const ranges = Array.from({ length: 5 }, () => {
      const range = queue.take();
      return range && [range.first, range.last, range.entries.length];
    });
    expect(ranges).toEqual([
      [5, 7, 3],
      [8, 8, 1],
      [9, 9, 1],
      [10, 10, 1],
      [11, 11, 1],
    ]);
    expect(queue.take()).toBeUndefined();
    expect(queue.next).toBe(12);
  });

  it('gives a pending range whole or not at all, whatever its bounds', () => {
    const queue = filled(0, [60, 60, 60, 60]);
    expect(queue.takeUpTo(4)).toBeUndefined();
    queue.push(entry(4));
    queue.push(entry(5));
    expect(queue.takeUpTo(4)).toMatchObject({ partition: 3, first: 0, last: 4 });
    expect(queue.take()).toMatchObject({ first: 5, last: 5 });
  });

  it('is full when the next range and one more are there, by records or bytes', () => {
    expect(filled(0, [1, 1, 1, 1, 1]).isFull()).toBe(false);
    expect(filled(0, [1, 1, 1, 1, 1, 1]).isFull()).toBe(true);
    const queue = filled(0, [60, 60]);
    expect(queue.isFull()).toBe(true);
    queue.take();
    expect(queue.isFull()).toBe(false);
  });

  it('leaves no hole in its ranges where offsets have no record', () => {
    const queue = filled(0, [1]);
    queue.push(entry(2));
    expect(queue.take()).toMatchObject({ first: 0, last: 2 });
    queue.skipTo(10);
    queue.push(entry(10));
    expect(queue.take()).toMatchObject({ first: 10, last: 10 });
    const gone = filled(0, []);
    gone.skipTo(7);
    expect(gone.takeUpTo(4)?.entries).toEqual([]);
  });
});
