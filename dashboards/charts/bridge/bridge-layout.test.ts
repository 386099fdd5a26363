import { expect, it } from 'vitest';
import { bridgeLayout, largestSteps } from './bridge-layout.ts';

const step = (key: string, value: number) => ({ key, kind: 'step' as const, value });
const level = (key: string, value: number) => ({ key, kind: 'level' as const, value });

it('begins each step where the one before it ended', () => {
  const { steps, zero } = bridgeLayout([
    ...[level('before', 60), step('spend', 40), step('aov', -75), level('now', 25)],
  ]);
  expect(zero).toBe(0);
  expect(steps.map(({ left, width, end }) => [left, width, end])).toEqual([
    ...[
      [0, 60, 60],
      [60, 40, 100],
      [25, 75, 25],
      [0, 25, 25],
    ],
  ]);
});

it('holds 0 between a profit and a loss', () => {
  const { steps, zero } = bridgeLayout([
    level('before', 30),
    step('spend', -50),
    level('now', -20),
  ]);
  expect(zero).toBe(40);
  expect(steps.map(({ left, width }) => [left, width])).toEqual([
    ...[
      [40, 60],
      [0, 100],
      [0, 40],
    ],
  ]);
  expect(bridgeLayout([level('before', 0), level('now', 0)]).steps[1]).toMatchObject({ width: 0 });
});

it('puts the smallest steps together without losing any of them', () => {
  const all = [step('a', 5), step('b', -9), step('c', 1), step('d', -2)];
  expect(largestSteps(all, 4, 'others')).toEqual(all);
  expect(largestSteps(all, 3, 'others')).toEqual([
    ...[step('a', 5), step('b', -9), step('others', -1)],
  ]);
});
