import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf } from '../../answer-of.ts';
import { rfm } from './rfm.ts';
import { segmentOf } from './segment.ts';

const sixCustomers = [
  ['a', 10, 1, '60'],
  ['b', 20, 1, '50'],
  ['c', 30, 1, '40'],
  ['d', 40, 2, '30'],
  ['e', 50, 2, '20.5'],
  ['f', 60, 7, '-10'],
];

test('six customers by hand: cut points fall on values, which then keep the lower fifth', () => {
  const answer = answerOf(rfm, { customers: sixCustomers });
  // Six values, five steps: quantile 20 % is the second value, 40 % the third, and so on.
  expect(answer.cuts).toEqual({
    recency_days: [20, 30, 40, 50],
    orders: [1, 1, 2, 2],
    margin: [20.5, 30, 40, 50],
  });
  expect(answer.scores.map(({ r, f, m, segment }) => [r, f, m, segment])).toEqual([
    [5, 1, 5, 'potential'],
    [5, 1, 4, 'potential'],
    [4, 1, 3, 'potential'],
    [3, 3, 2, 'others'],
    [2, 3, 1, 'others'],
    [1, 5, 1, 'at_risk'],
  ]);
  expect(answer.unused).toEqual({ r: [], f: [2, 4], m: [] });
  expect(answer.sample).toEqual({
    status: 'below_minimum',
    have: { customers: 6 },
    minimum: { customers: 25 },
  });
  expect(answer.by_margin).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
});

test('an unknown margin has no score and no segment, and moves no cut point', () => {
  const known = answerOf(rfm, { customers: sixCustomers });
  const answer = answerOf(rfm, { customers: [...sixCustomers, ['g', 30, 1, null]] });
  expect(answer.scores[6]).toMatchObject({ customer: 'g', m: null, segment: null });
  expect(answer.cuts.margin).toEqual(known.cuts.margin);
  expect(answer.by_margin.at(-1)).toBe('g');
  expect(answer.meta.unknown.margin).toBe(1);
});

test('frozen cut points hold for customers that came after', () => {
  const { cuts } = answerOf(rfm, { customers: sixCustomers });
  const { scores } = answerOf(rfm, {
    customers: [['new', 0, 50, '1000']],
    cuts,
  });
  expect(scores).toEqual([{ customer: 'new', r: 5, f: 5, m: 5, segment: 'champions' }]);
});

test('none, one, and the same customer twice', () => {
  expect(answerOf(rfm, { customers: [] })).toMatchObject({
    cuts: { recency_days: null, orders: null, margin: null },
    scores: [],
  });
  const [one] = answerOf(rfm, { customers: [['a', 3, 2, '5']] }).scores;
  expect(one).toMatchObject({ r: 5, f: 1, m: 1 });
  expect(() =>
    answerOf(rfm, {
      customers: [
        ['a', 3, 2, '5'],
        ['a', 1, 1, '5'],
      ],
    }),
  ).toThrow('occurs twice');
});

test('segments: the first rule that fits', () => {
  const of = (r: number, ...fms: number[]) => fms.map((fm) => segmentOf(r, fm));
  expect(of(5, 1, 1.5, 2, 3.5, 4)).toEqual([
    'promising',
    'promising',
    'potential',
    'potential',
    'champions',
  ]);
  expect(of(3, 1, 3.5, 4)).toEqual(['others', 'others', 'loyal']);
  expect(of(2, 2.5, 3, 5)).toEqual(['others', 'at_risk', 'at_risk']);
  expect(of(1, 1, 2.5, 3)).toEqual(['lost', 'lost', 'at_risk']);
});

const customers = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 1, max: 4 }),
      fc.option(fc.integer({ min: -500, max: 500 }).map(String)),
    ),
    { maxLength: 40 },
  )
  .map((all) => all.map((rest, i) => [`k${i}`, ...rest] as const));

test('order changes nothing; nearer, more frequent and better customers never score lower', () => {
  fc.assert(
    fc.property(customers, (all) => {
      const answer = answerOf(rfm, { customers: all });
      const backwards = answerOf(rfm, { customers: all.toReversed() });
      expect(backwards).toEqual({ ...answer, scores: answer.scores.toReversed() });
      for (const [i, [, days, orders]] of all.entries()) {
        for (const [j, [, otherDays, otherOrders]] of all.entries()) {
          const [one, other] = [answer.scores[i]!, answer.scores[j]!];
          if (days <= otherDays) expect(one.r).toBeGreaterThanOrEqual(other.r!);
          if (orders >= otherOrders) expect(one.f).toBeGreaterThanOrEqual(other.f!);
        }
      }
      const counted = Object.values(answer.segments).reduce((sum, count) => sum + count, 0);
      expect(counted + answer.meta.unknown.margin).toBe(all.length);
    }),
  );
});
