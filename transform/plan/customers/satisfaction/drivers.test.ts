import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf } from '../../answer-of.ts';
import { drivers } from './drivers.ts';

// Two ratings that are not correlated, and an outcome of 2a + b: correlations 2/√5 and 1/√5.
const a = [1, 1, -1, -1];
const b = [1, -1, 1, -1];
const outcome = a.map((value, i) => 2 * value + b[i]!);
const ask = (input: object) => answerOf(drivers, { draws: 0, ...input });

test('uncorrelated drivers by hand: each has its squared correlation, in both divisions', () => {
  const answer = ask({ outcome, drivers: { speed: a, price: b }, target: 3 });
  expect(answer.r2).toBeCloseTo(1, 12);
  expect(answer.drivers).toEqual([
    {
      name: 'speed',
      mean: 0,
      correlation: expect.closeTo(2 / Math.sqrt(5), 12),
      shapley: expect.closeTo(0.8, 12),
      relative_weight: expect.closeTo(0.8, 12),
      share: expect.closeTo(0.8, 12),
      interval: null,
      priority: expect.closeTo(2.4, 12),
    },
    expect.objectContaining({ name: 'price', shapley: expect.closeTo(0.2, 12) }),
  ]);
  expect(answer.sample).toEqual({
    status: 'below_minimum',
    have: { answers: 4 },
    minimum: { answers: 50 },
  });
});

test('two correlated drivers by hand', () => {
  // r₁₂ = ½, r₁y = r₂y = ½ (each pair agrees in 6 of 8): R² = (¼ + ¼ − 2·⅛)/(1 − ¼) = ⅓, shared evenly.
  const first = [1, 1, 1, 1, -1, -1, -1, -1];
  const second = [1, 1, 1, -1, 1, -1, -1, -1];
  const y = [1, 1, -1, 1, 1, -1, -1, -1];
  const answer = ask({ outcome: y, drivers: { first, second } });
  expect(answer.r2).toBeCloseTo(1 / 3, 12);
  for (const { shapley, relative_weight } of answer.drivers) {
    expect(shapley).toBeCloseTo(1 / 6, 12);
    expect(relative_weight).toBeCloseTo(1 / 6, 12);
  }
});

test('a driver that never changes explains nothing, and one that repeats another shares with it', () => {
  const answer = ask({ outcome, drivers: { speed: a, again: a, same: [5, 5, 5, 5] } });
  expect(answer.r2).toBeCloseTo(0.8, 12);
  expect(answer.drivers.map(({ shapley }) => shapley)).toEqual([
    expect.closeTo(0.4, 12),
    expect.closeTo(0.4, 12),
    0,
  ]);
  expect(answer.drivers[2]).toMatchObject({ correlation: null, relative_weight: 0 });
  const weights = answer.drivers.reduce((sum, one) => sum + one.relative_weight!, 0);
  expect(weights).toBeCloseTo(0.8, 9);
});

test('incomplete answers are left out and counted; nothing to explain is a status', () => {
  const answer = ask({ outcome: [...outcome, 1, null], drivers: { speed: [...a, null, 1] } });
  expect(answer).toMatchObject({ responses: 4, incomplete: 2, status: 'computed' });
  const constant = ask({ outcome: [7, 7, 7, 7], drivers: { speed: a } });
  expect(constant).toMatchObject({ status: 'constant_outcome', r2: null });
  expect(constant.drivers[0]).toMatchObject({ correlation: null, shapley: null, share: null });
  expect(ask({ outcome: [], drivers: { speed: [] } })).toMatchObject({
    status: 'no_answers',
    drivers: [{ mean: null, correlation: null }],
  });
  expect(ask({ outcome, drivers: {} })).toMatchObject({ status: 'computed', r2: 0, drivers: [] });
});

test('eleven drivers are refused, ten are divided', () => {
  const ratings = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`d${i}`, outcome]));
  expect(() => ask({ outcome, drivers: ratings(11) })).toThrow('at most 10');
  expect(ask({ outcome, drivers: ratings(10), draws: 20 }).r2).toBeCloseTo(1, 9);
});

const rating = fc.integer({ min: 1, max: 5 });
const answers = fc.array(fc.tuple(rating, rating, rating, rating), { minLength: 2, maxLength: 30 });
const columns = (rows: readonly (readonly number[])[]) => ({
  outcome: rows.map(([y]) => y),
  drivers: {
    p: rows.map(([, p]) => p),
    q: rows.map(([, , q]) => q),
    s: rows.map(([, , , s]) => s),
  },
});

test('both divisions add up to R², whatever the order of answers, of drivers, or their scale', () => {
  fc.assert(
    fc.property(answers, (rows) => {
      const input = columns(rows);
      const answer = ask({ ...input, draws: 5 });
      expect(ask({ ...columns(rows.toReversed()), draws: 5 })).toEqual(answer);
      if (answer.r2 === null) return;
      expect(answer.r2).toBeLessThanOrEqual(1 + 1e-9);
      for (const key of ['shapley', 'relative_weight'] as const) {
        const sum = answer.drivers.reduce((total, one) => total + one[key]!, 0);
        expect(sum).toBeCloseTo(answer.r2, 8);
        for (const one of answer.drivers) expect(one[key]).toBeGreaterThanOrEqual(-1e-9);
      }
      const { p, q, s } = input.drivers;
      const other = ask({
        outcome: input.outcome.map((y) => 3 * y! - 100),
        drivers: { s, q, p: p.map((one) => one! * 20) },
      });
      for (const one of answer.drivers) {
        const same = other.drivers.find(({ name }) => name === one.name)!;
        expect(same.shapley).toBeCloseTo(one.shapley!, 8);
        expect(same.relative_weight).toBeCloseTo(one.relative_weight!, 6);
      }
    }),
  );
});

test('intervals hold the estimate of a plain case', () => {
  const rows = Array.from({ length: 80 }, (_, i) => [
    (i % 5) + ((i * 7) % 3),
    i % 5,
    (i * 3) % 4,
    1 + (i % 2),
  ]);
  const answer = ask({ ...columns(rows), draws: 100 });
  for (const { shapley, interval } of answer.drivers.slice(0, 1)) {
    expect(interval![0]).toBeLessThan(shapley!);
    expect(interval![1]).toBeGreaterThan(shapley!);
  }
});
