import { expect, it } from 'vitest';
import { bridgeLayout } from './bridge-layout.ts';

const step = (key: string, effect: number) => ({ key, name: key, effect });

it('leads from one total to the other, each step beginning where the last ended', () => {
  // 1,000 wide: names 260, figures 104, so 636 for 0 … 120: 5.3 a unit.
  const { rows, zero } = bridgeLayout(
    step('plan', 100),
    [step('cpc', 20), step('aov', -50)],
    step('fact', 70),
    1_000,
  );
  expect(zero).toBe(260);
  expect(rows.map(({ kind, x, width }) => [kind, Math.round(x), Math.round(width)])).toEqual([
    ['total', 260, 530],
    ['gain', 790, 106],
    ['loss', 631, 265],
    ['total', 260, 371],
  ]);
  expect(rows[1]?.end).toBeCloseTo(896);
  expect(rows[2]?.end).toBeCloseTo(rows[3]?.end ?? 0);
});

it('goes below zero, and has a place for nothing at all', () => {
  const { rows, zero } = bridgeLayout(step('plan', -10), [step('x', 30)], step('fact', 20), 364);
  expect(rows[0]).toMatchObject({ kind: 'total', x: 0 });
  expect(zero).toBeCloseTo((364 - 104) / 3);
  expect(JSON.stringify(bridgeLayout(step('a', 0), [], step('b', 0), 400))).not.toMatch(/NaN/);
});
