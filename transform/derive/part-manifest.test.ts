import { expect, test } from 'vitest';
import { lostParts, type StoredPart } from './part-manifest.ts';

const part = (first: number, last: number, partition = '1', table = 'events'): StoredPart => ({
  ...{ table, partition, first, last, rows: 1 },
});

test('what a merge covers is there, and a part that nothing covers is lost', () => {
  const noted = [part(1, 1), part(2, 4), part(5, 5)];
  expect(lostParts(noted, [part(1, 4), part(5, 5), part(6, 6)])).toEqual([]);
  expect(lostParts(noted, [part(1, 4)])).toEqual([part(5, 5)]);
  expect(lostParts(noted, [part(1, 3), part(5, 9)])).toEqual([part(2, 4)]);
  expect(lostParts(noted, [])).toEqual(noted);
});

test('a part of another partition or table covers nothing', () => {
  expect(lostParts([part(1, 1)], [part(1, 1, '2'), part(1, 1, '1', 'slices')])).toHaveLength(1);
  expect(lostParts([], [part(1, 1)])).toEqual([]);
});
