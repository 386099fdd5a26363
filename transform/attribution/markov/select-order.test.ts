import { expect, test } from 'vitest';
import { seededGenerator } from '../intervals/seeded-generator.ts';
import { type PathRow, pathTable } from '../paths/path-table.ts';
import { binomial } from './binomial.ts';
import { auc, logLoss } from './held-out-score.ts';
import { selectOrder } from './select-order.ts';
import { splitFolds } from './split-folds.ts';

const options = { orders: [1, 2, 3, 4], folds: 5, seed: 7 } as const;

function row(path: string, conversions: number, nulls: number): PathRow {
  return { path: [...path], conversions, nulls, value: 0 };
}

/** All paths of four touches of a, b, c, d; `rate` of 40 journeys each convert. */
function world(rate: (path: string) => number): PathRow[] {
  const channels = [...'abcd'];
  let paths = [''];
  for (let i = 0; i < 4; i++) paths = paths.flatMap((path) => channels.map((name) => path + name));
  return paths.map((path) => row(path, 40 * rate(path), 40 * (1 - rate(path))));
}

test('order 1 where the last channel alone matters', () => {
  const selected = selectOrder(
    pathTable(world((path) => ({ a: 0.1, b: 0.2, c: 0.5, d: 0.3 })[path.at(-1)!]!)),
    options,
  );
  expect(selected.order).toBe(1);
  expect(selected.scores.map(({ order }) => order)).toEqual([1, 2, 3, 4]);
  const [first] = selected.scores;
  // Entropy of the four rates: (0.325 + 0.500 + 0.693 + 0.611) / 4.
  expect(first!.logLoss).toBeCloseTo(0.532, 2);
  expect(first!.auc).toBeGreaterThan(0.6);
});

test.each([
  [2, (path: string) => (path.endsWith('ab') ? 0.8 : 0.2)],
  [3, (path: string) => (path.endsWith('bab') ? 0.9 : 0.2)],
  [4, (path: string) => (path.startsWith('c') ? 0.7 : 0.2)],
] as const)('order %i where that many touches matter', (order, rate) => {
  expect(selectOrder(pathTable(world(rate)), options).order).toBe(order);
});

test('the seed and what the rows say decide, not their order', () => {
  const rows = world((path) => (path.endsWith('ab') ? 0.5 : 0.2));
  const once = selectOrder(pathTable(rows), options);
  expect(selectOrder(pathTable(rows.toReversed()), options)).toEqual(once);
  expect(selectOrder(pathTable(rows), { ...options, seed: 8 }).scores).not.toEqual(once.scores);
});

test('data too plain to choose by leave order 1, with unknown scores unknown', () => {
  expect(selectOrder(pathTable([row('ab', 1, 0)]), options)).toMatchObject({
    order: 1,
    scores: [{ standardError: null, auc: null }, {}, {}, {}],
  });
  const nothing = selectOrder(pathTable([]), options);
  expect(nothing.scores[0]).toEqual({ order: 1, logLoss: null, standardError: null, auc: null });
});

test('an order or a number of folds that makes no sense is refused', () => {
  const table = pathTable([row('ab', 1, 1)]);
  const refused = expect.objectContaining({ code: 'model_parameter' });
  expect(() => selectOrder(table, { ...options, folds: 1 })).toThrow(refused);
  expect(() => selectOrder(table, { ...options, orders: [] })).toThrow(refused);
  expect(() => selectOrder(table, { ...options, orders: [5 as 1] })).toThrow(refused);
});

test('folds hold each journey once, in about equal parts', () => {
  const table = pathTable([row('a', 100_000, 3), row('ab', 2.5, 7)]);
  const folds = splitFolds(table, 5, 1);
  for (const outcome of ['conversions', 'nulls'] as const) {
    for (const [path, journeys] of table[outcome].entries()) {
      const dealt = folds.map((fold) => fold[outcome][path]!);
      expect(dealt.reduce((sum, count) => sum + count, 0)).toBe(journeys);
      // Standard deviation of a fold's part of 100,000: sqrt(100,000 · 0.2 · 0.8) = 126.
      if (journeys === 100_000) {
        expect(dealt.every((count) => Math.abs(count - 20_000) < 700)).toBe(true);
        expect(new Set(dealt).size).toBeGreaterThan(1);
      }
    }
  }
});

test.each([
  [10, 0.2],
  [40, 0.5],
  [1000, 1 / 3],
  [1_000_000, 0.25],
])('binomial(%d, %d) has its mean and its variance', (trials, probability) => {
  const random = seededGenerator(3);
  const draws = Array.from({ length: 4000 }, () => binomial(random, trials, probability));
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
  const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length;
  const truth = trials * probability * (1 - probability);
  // Five standard errors of each.
  expect(Math.abs(mean - trials * probability)).toBeLessThan(5 * Math.sqrt(truth / 4000));
  expect(Math.abs(variance / truth - 1)).toBeLessThan(5 * Math.sqrt(2 / 4000));
});

test('scores by hand', () => {
  // Two of three journeys given 0.8 converted, one of two given 0.3.
  const predictions = {
    probabilities: Float64Array.of(0.8, 0.3),
    conversions: Float64Array.of(2, 1),
    nulls: Float64Array.of(1, 1),
  };
  const loss = -(2 * Math.log(0.8) + Math.log(0.2) + Math.log(0.3) + Math.log(0.7)) / 5;
  expect(logLoss(predictions)).toBeCloseTo(loss, 14);
  // Of 6 pairs: 2 of 0.8 against 0.3 won, 2 + 1 tied, 0.3 against 0.8 lost.
  expect(auc(predictions)).toBeCloseTo((2 + 1.5) / 6, 14);
});
