import { expect, it } from 'vitest';
import { timeLayout } from './time-layout.ts';

const room = {
  ...{ width: 600, height: 226, names: 60, label: 40 },
  ...{ widthOf: (text: string) => 6 * text.length, amountText: String },
};
const point = (cost: number | null, earned: number | null, before: number | null = null) => ({
  ...{ cost, earned, before },
});

it('holds 0 and the days that are asked about, and lets an outlier of those before leave the drawing', () => {
  const { ticks, bottom, top, y } = timeLayout([point(10, 20, 900), point(5, -10, 15)], room);
  // Twice the 20 of these days, in steps of 20 from −20.
  expect(ticks.map(({ value }) => value)).toEqual([-20, 0, 20, 40]);
  expect([y(-20), y(40)]).toEqual([bottom, top]);
  expect(y(900)).toBeLessThan(0);
});

it('holds what was before where these days have nothing to show', () => {
  const { ticks } = timeLayout([point(null, null, 40), point(0, 0, 10)], room);
  expect(ticks.at(-1)?.value).toBe(40);
});
