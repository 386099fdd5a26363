import { expect, it } from 'vitest';
import { specificationLayout } from './specification-layout.ts';

it('sorts readings by what they say, with the line between earning and losing', () => {
  const { dots, zero } = specificationLayout([0.5, null, -0.5, 0]);
  expect(zero).toBe(50);
  expect(dots.map(({ reading, earns }) => [reading, earns])).toEqual([
    ...[
      [2, false],
      [3, false],
      [0, true],
    ],
  ]);
  expect(dots.map(({ y }) => y)).toEqual([100, 50, 0]);
});

it('cuts what is far above the rest at the edge', () => {
  const { dots } = specificationLayout([40, 3, -0.2]);
  expect(dots.map(({ y }) => y)).toEqual([100, 0, 0]);
  expect(specificationLayout([null]).dots).toEqual([]);
});
