import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf } from '../../answer-of.ts';
import { leadScore } from './lead-score.ts';

const ask = (input: object) => answerOf(leadScore, input);

test('separable rows have a finite fit: 4 (1 − σ(w)) = w by hand', () => {
  const answer = ask({
    features: ['calls'],
    rows: [[3], [1], [3], [1], [2]],
    target: [1, 0, 1, 0, 1],
    train: 4,
  });
  // Mean 2, deviation 1: x = ±1, and the intercept is 0 by symmetry.
  expect(answer.intercept).toBeCloseTo(0, 6);
  const weight = answer.coefficients.calls!;
  expect(4 * (1 - 1 / (1 + Math.exp(-weight)))).toBeCloseTo(weight, 6);
  expect(answer.odds.calls).toBeCloseTo(Math.exp(weight), 10);
  expect(answer.first?.[0]).toBeCloseTo(0.5, 6);
  expect(answer.used).toEqual({ score: 'base_rate', reason: 'below_minimum', base_rate: 0.5 });
});

test('a feature that never changed in training counts for nothing, also where it changes later', () => {
  const answer = ask({
    features: ['x', 'same'],
    rows: [
      [0, 0.1],
      [1, 0.1],
      [1, 0.1],
      [0, 99],
    ],
    target: [0, 1, 0, 0],
    train: 3,
  });
  expect(answer.constant).toEqual(['same']);
  expect(answer.coefficients.same).toBe(0);
  expect(answer.odds.same).toBe(1);
});

test('an unknown value is taken for the mean of training and counted', () => {
  const answer = ask({
    features: ['x'],
    rows: [[0], [2], [2], [0], [null]],
    target: [0, 1, 0, 0, 1],
    train: 4,
  });
  expect(answer.meta.unknown).toEqual({ x: 1 });
  expect(answer.first?.[0]).toBeCloseTo(1 / (1 + Math.exp(-answer.intercept!)), 12);
});

test('one kind, no training and no rows are statuses', () => {
  const rows = [[1], [2], [3]];
  expect(ask({ features: ['x'], rows, target: [1, 1, 0], train: 2 })).toMatchObject({
    status: 'one_class',
    intercept: null,
    coefficients: { x: null },
    first: null,
    used: { score: 'base_rate', reason: 'no_model', base_rate: 1 },
  });
  expect(ask({ features: ['x'], rows, target: [1, 1, 0], train: 0 }).status).toBe(
    'no_training_rows',
  );
  expect(ask({ features: [], rows: [], target: [] })).toMatchObject({
    status: 'no_training_rows',
    test: { count: 0, auc: null },
  });
});

test('enough rows: the model is used if it beats the average on newer rows, and channels are indexed', () => {
  const count = 300;
  const rows = Array.from({ length: count }, (_, i) => [i % 10]);
  const target = rows.map(([x], i): 0 | 1 => ((x! + (i % 3)) % 10 >= 5 ? 1 : 0));
  const channels = rows.map(([x]) => (x! >= 5 ? 'search' : 'display'));
  const answer = ask({ features: ['x'], rows, target, channels, margin_per_deal: '1000.00' });
  expect(answer.train).toEqual({
    count: 210,
    positives: target.slice(0, 210).filter(Boolean).length,
  });
  expect(answer.used).toMatchObject({ score: 'model', reason: 'better_than_average' });
  const [display, search] = answer.channels!;
  expect(display?.channel).toBe('display');
  // Both have half of the visits, so the indices average 100.
  expect((display!.index! + search!.index!) / 2).toBeCloseTo(100, 9);
  expect(search!.index).toBeGreaterThan(140);
  expect(Number(search!.value_of_visit)).toBeCloseTo(1000 * search!.mean_score, 5);

  const noise = rows.map((_, i) => [((i * 7919) % 101) - 50]);
  const useless = ask({ features: ['x'], rows: noise, target });
  expect(useless.used.score === 'model').toBe(useless.test.brier! < useless.test.brier_base!);
});

test('rows and features may come in any order of training; units do not matter; nothing is NaN', () => {
  const row = fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 0, max: 9 }));
  const data = fc.array(fc.tuple(row, fc.constantFrom(0 as const, 1 as const)), {
    minLength: 2,
    maxLength: 30,
  });
  fc.assert(
    fc.property(data, (all) => {
      const rows = all.map(([values]) => [...values]);
      const target = all.map(([, one]) => one);
      const train = all.length;
      const answer = ask({ features: ['a', 'b'], rows, target, train });
      const swapped = ask({
        features: ['b', 'a'],
        rows: rows.map(([a, b]) => [b! * 1000, a! + 7]).toReversed(),
        target: target.toReversed(),
        train,
      });
      expect(JSON.stringify(answer)).toBe(
        JSON.stringify(answer, (_, v) => (Number.isNaN(v) ? 'NaN' : v)),
      );
      for (const name of ['a', 'b']) {
        const [one, other] = [answer.coefficients[name]!, swapped.coefficients[name]!];
        if (one === null) expect(other).toBeNull();
        else expect(other).toBeCloseTo(one, 5);
      }
    }),
  );
});

test('rows of other lengths and repeated features are refused', () => {
  const parse = (input: unknown) => leadScore.input.safeParse(input).success;
  expect(parse({ features: ['x'], rows: [[1, 2]], target: [1] })).toBe(false);
  expect(parse({ features: ['x', 'x'], rows: [[1, 2]], target: [1] })).toBe(false);
  expect(parse({ features: ['x'], rows: [[1]], target: [1], train: 2 })).toBe(false);
  expect(parse({ features: ['x'], rows: [[1]], target: [1] })).toBe(true);
});

test('undecided rows are scored by the model where it is used, else by the base rate', () => {
  // The outcome follows the feature three times in four: odds of 3 and of 1/3.
  const rows = Array.from({ length: 400 }, (_, i) => [i % 2]);
  const target = rows.map(([x], i) => (i % 8 < 6 ? x! : 1 - x!)) as (0 | 1)[];
  const { used, scored } = ask({ features: ['x'], rows, target, undecided: [[1], [0], [null]] });
  expect(used.score).toBe('model');
  expect(scored![0]).toBeCloseTo(0.75, 1);
  expect(scored![1]).toBeCloseTo(0.25, 1);
  expect(scored![2]).toBeCloseTo(0.5, 1);
  const few = ask({
    ...{ features: ['x'], rows: rows.slice(0, 10), target: target.slice(0, 10), undecided: [[1]] },
  });
  expect(few.scored).toEqual([few.used.base_rate]);
});
