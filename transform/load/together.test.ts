import { expect, it } from 'vitest';
import { together } from './together.ts';

function recorded(fails: (items: readonly number[]) => boolean = () => false) {
  const groups: number[][] = [];
  const add = together(
    async (items: readonly number[]) => {
      groups.push([...items]);
      await Promise.resolve();
      if (fails(items)) throw new Error(`not ${items.join()}`);
      return items.map((item) => item * 10);
    },
    3,
    (error) => String(error).includes('3'),
  );
  return { groups, add };
}

it('does together what waits, in order, and not more than so many at once', async () => {
  const { groups, add } = recorded();
  const results = await Promise.all([1, 2, 3, 4, 5, 6].map(add));
  expect(groups).toEqual([[1], [2, 3, 4], [5, 6]]);
  expect(results).toEqual([10, 20, 30, 40, 50, 60]);
  expect(await add(7)).toBe(70);
});

it('fails as a group by what is nobody’s fault', async () => {
  const { groups, add } = recorded((items) => items.includes(2));
  const results = await Promise.allSettled([1, 2, 4].map(add));
  expect(groups).toEqual([[1], [2, 4]]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
});

it('does each of a group that fails alone: none fails by the fault of another', async () => {
  const { groups, add } = recorded((items) => items.includes(3));
  const results = await Promise.allSettled([1, 2, 3, 4].map(add));
  expect(groups).toEqual([[1], [2, 3, 4], [2], [3], [4]]);
  expect(results.map(({ status }) => status)).toEqual([
    ...['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
  ]);
});
