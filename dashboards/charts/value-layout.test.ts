import { expect, it } from 'vitest';
import { valueLayout } from './value-layout.ts';

it('cuts the bin that holds zero, and counts what lies below it as a loss', () => {
  // 416 wide has 400 for −100 … 300: a pixel a unit, zero at 8 + 100.
  const bins = [
    { from: -100, to: -50, count: 1 },
    { from: -50, to: 150, count: 4 },
    { from: 150, to: 300, count: 2 },
  ];
  const { zero, bars } = valueLayout(bins, 416, 200);
  expect(zero).toBe(108);
  expect(bars.map(({ width, loss }) => [width, loss])).toEqual([
    [50, 50],
    [200, 50],
    [150, 0],
  ]);
  expect(bars[1]?.y).toBe(24);
});

it('has a place for draws that are all alike', () => {
  const layout = valueLayout([{ from: 5, to: 5, count: 10 }], 400, 200);
  expect(JSON.stringify(layout)).not.toMatch(/NaN|Infinity/);
  expect(layout.zero).toBeNull();
});
