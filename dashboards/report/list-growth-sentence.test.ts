import { expect, it } from 'vitest';
import { listGrowthAnswer } from './list-growth-sentence.ts';

const told = (...totals: readonly (readonly [number, number, number])[]) =>
  listGrowthAnswer(
    {
      totals: totals.map(([at_start, subscribed, at_end]) => ({ at_start, subscribed, at_end })),
    } as never,
    { count: (value: string) => value } as never,
  );

it('says whether the lists grew, and how many came and left', () => {
  expect(told([4, 2, 4], [0, 3, 3])).toEqual([
    { key: 'listGrowth.grew', values: { count: 3, start: '4', end: '7' } },
    { key: 'listGrowth.moves', values: { came: '5', left: '2' } },
  ]);
  expect(told([4, 0, 3])[0]).toMatchObject({ key: 'listGrowth.shrank', values: { count: 1 } });
  expect(told([4, 1, 4])[0]).toEqual({ key: 'listGrowth.same', values: { end: '4' } });
  expect(told()).toEqual([{ key: 'listGrowth.none' }]);
});
