import { expect, test } from 'vitest';
import { AttributionError } from '../errors.ts';
import { type PathRow, pathTable } from '../paths/path-table.ts';
import { conversionProbability } from './conversion-probability.ts';
import { type MarkovOptions, markov } from './markov.ts';
import { States } from './states.ts';

/** `row('a > b', 1, 2)`: one conversion worth nothing and two nulls. */
function row(path: string, conversions: number, nulls: number, value = 0): PathRow {
  return { path: path.split(' > '), conversions, nulls, value };
}

function credit(rows: readonly PathRow[], options: Partial<MarkovOptions> = {}) {
  const table = pathTable(rows);
  const result = markov(table, { order: 1, nulls: true, ...options })(table);
  const named = (values: Float64Array) =>
    Object.fromEntries(table.channels.map((name, i) => [name, Number(values[i]!.toFixed(12))]));
  return {
    conversions: named(result.conversions),
    value: named(result.value),
    effects: named(result.removalEffects.conversions),
    valueEffects: named(result.removalEffects.value),
  };
}

const round = (values: Record<string, number>) =>
  Object.fromEntries(Object.entries(values).map(([name, v]) => [name, Number(v.toFixed(12))]));

test('the published case of three journeys', () => {
  // C1 goes to C2 or null (1/2 each), C2 to C3, C3 to conversion or null (1/2 each). Starts: C1 2/3, C2 1/3.
  // P = (2/3 · 1/2 + 1/3) · 1/2 = 1/3. Without C1: 1/3 · 1/2 = 1/6, half of it. Without C2 or C3: 0.
  const rows = [row('C1 > C2 > C3', 1, 0), row('C1', 0, 1), row('C2 > C3', 0, 1)];
  const { conversions, effects } = credit(rows);
  expect(effects).toEqual({ C1: 0.5, C2: 1, C3: 1 });
  expect(conversions).toEqual({ C1: 0.2, C2: 0.4, C3: 0.4 });
  const table = pathTable(rows);
  expect(conversionProbability(table, { order: 1, nulls: true })).toBeCloseTo(1 / 3, 14);
});

test('two paths of different worth', () => {
  // P = 4/6. Without b only c's one conversion is left: 1 - 1/4; without c: 1 - 3/4.
  const { conversions, effects } = credit([row('a > b', 3, 1), row('a > c', 1, 1)]);
  expect(effects).toEqual({ a: 1, b: 0.75, c: 0.25 });
  expect(conversions).toEqual({ a: 2, b: 1.5, c: 0.5 });
});

test('order 2 remembers two touches, and a shorter path is a state of its own', () => {
  // States ab, db, bc, c. ab and db both lead to bc, which converts 2 of 4; c converts 1 of 2. Three conversions.
  // a: 2 journeys · 1/2 = 1 of 3; d the same; b: 4 · 1/2 = 2 of 3; c: 2 through bc and 1 through c, all 3.
  const rows = [row('a > b > c', 2, 0), row('d > b > c', 0, 2), row('c', 1, 1)];
  const { conversions, effects } = credit(rows, { order: 2 });
  expect(effects).toEqual(round({ a: 1 / 3, b: 2 / 3, c: 1, d: 1 / 3 }));
  // Effects add up to 7/3.
  expect(conversions).toEqual(round({ a: 3 / 7, b: 6 / 7, c: 9 / 7, d: 3 / 7 }));
  // One more touch tells the journeys apart: ab > bc and db > bc are abc and dbc.
  expect(credit(rows, { order: 3 }).effects).toEqual(round({ a: 2 / 3, b: 2 / 3, c: 1, d: 0 }));
});

test('order 1 mixes what order 2 keeps apart', () => {
  // Order 2: ab leads to bc, which converts; db is lost; c converts 1 of 2. Three conversions: a and b 2, c 3, d 0.
  const rows = [row('a > b > c', 2, 0), row('d > b', 0, 2), row('c', 1, 1)];
  expect(credit(rows, { order: 2 }).effects).toEqual(round({ a: 2 / 3, b: 2 / 3, c: 1, d: 0 }));
  expect(credit(rows, { order: 2 }).conversions).toEqual(
    round({ a: 6 / 7, b: 6 / 7, c: 9 / 7, d: 0 }),
  );
  // Order 1: c converts 3 of 4; b leads to c 2 of 4 times, so B = 3/8. a: 2 · 3/8 of 3, d the same, b: 4 · 3/8.
  expect(credit(rows).effects).toEqual({ a: 0.25, b: 0.5, c: 1, d: 0.25 });
});

test('value has removal effects of its own', () => {
  // c converts always, worth (10 + 30) / 2 = 20 a journey. Of 3 conversions a has 1 + 1, b 1, c 2.
  // Of the value of 75 a has 35 + 20, b 20, c 40; together 115.
  const rows = [row('a > c', 1, 0, 10), row('b > c', 1, 0, 30), row('a', 1, 0, 35), row('b', 0, 2)];
  const result = credit(rows);
  expect(result.effects).toEqual(round({ a: 2 / 3, b: 1 / 3, c: 2 / 3 }));
  expect(result.conversions).toEqual(round({ a: 1.2, b: 0.6, c: 1.2 }));
  expect(result.valueEffects).toEqual(round({ a: 55 / 75, b: 20 / 75, c: 40 / 75 }));
  expect(result.value).toEqual(
    round({ a: (75 * 55) / 115, b: (75 * 20) / 115, c: (75 * 40) / 115 }),
  );
});

test('a channel that returns counts once', () => {
  // a goes to b 2 of 3 times and converts 1 of 3; b returns to a (1) or is lost (1).
  // From a: B = 1/3 + 2/3 · 1/2 · B, so B = 1/2. Everyone starts at a. Without b: 1/3, which is 2/3 of 1/2.
  const { effects } = credit([row('a > b > a', 1, 0), row('a > b', 0, 1)]);
  expect(effects).toEqual(round({ a: 1, b: 1 / 3 }));
});

test('without non-converting journeys', () => {
  const rows = [row('a > b', 3, 1), row('a > c', 1, 1), row('d', 0, 7)];
  const { effects, conversions } = credit(rows, { nulls: false });
  expect(effects).toEqual({ a: 1, b: 0.75, c: 0.25, d: 0 });
  expect(conversions).toEqual({ a: 2, b: 1.5, c: 0.5, d: 0 });
  const options = { order: 1, nulls: false } as const;
  expect(conversionProbability(pathTable(rows), options)).toBe(1);
  // c leads on to conversions only where the lost journeys are left out.
  const shared = [row('a > c', 1, 0), row('b > c', 0, 1), row('b', 1, 0)];
  expect(credit(shared).effects).toEqual(round({ a: 1 / 4, b: 3 / 4, c: 1 / 2 }));
  expect(credit(shared, { nulls: false }).effects).toEqual({ a: 0.5, b: 0.5, c: 0.5 });
});

test.each([1, 2, 3, 4] as const)('the plainest data, order %i', (order) => {
  const one = credit([row('a', 2, 3, 7), row('a > a > a > a > a > a', 1, 0, 1)], { order });
  expect(one.conversions).toEqual({ a: 3 });
  expect(one.value).toEqual({ a: 8 });
  expect(one.effects).toEqual({ a: 1 });
  const none = { a: 0, b: 0 };
  expect(credit([row('a > b', 0, 2), row('b', 0, 1)], { order })).toEqual({
    conversions: none,
    value: none,
    effects: none,
    valueEffects: none,
  });
  const worthless = credit([row('a > b', 2, 0)], { order });
  expect(worthless.conversions).toEqual({ a: 1, b: 1 });
  expect([worthless.value, worthless.valueEffects]).toEqual([none, none]);
  expect(credit([], { order }).conversions).toEqual({});
});

test.each([0, 5, 1.5, Number.NaN])('order %d is refused', (order) => {
  const table = pathTable([row('a', 1, 0)]);
  const ask = () => markov(table, { order: order as 1, nulls: true });
  expect(ask).toThrow(AttributionError);
  expect(ask).toThrow(expect.objectContaining({ code: 'model_parameter' }));
  expect(ask).toThrow(/4 is the highest/);
});

test('more states than memory has room for are refused', () => {
  const states = new States(2, 4, 3);
  const touches = Uint32Array.of(0, 1, 2, 3);
  expect([0, 1, 2].map((i) => states.of(touches, i, i + 2))).toEqual([0, 1, 2]);
  expect(states.of(touches, 0, 2)).toBe(0);
  const more = () => states.of(touches, 0, 1);
  expect(more).toThrow(expect.objectContaining({ code: 'model_too_large' }));
  expect(more).toThrow(/ask order 1/);
});
