import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nps } from './nps.ts';

test('four answers by hand', () => {
  // p = 1/2, d = 1/4: net 1/4, variance 3/4 − 1/16 = 11/16, standard error 100 √(11/64) = 41.4578…
  expect(nps.calculate({ scores: [9, 10, 8, 0] })).toEqual({
    responses: 4,
    promoters: 2,
    passives: 1,
    detractors: 1,
    nps: 25,
    standard_error: (100 * Math.sqrt(11)) / 8,
    low: 25 - (1.959963984540054 * 100 * Math.sqrt(11)) / 8,
    high: 100,
    change: null,
  });
});

test('no answer has no score; one, or all alike, has no spread', () => {
  expect(nps.calculate({ scores: [] })).toMatchObject({ responses: 0, nps: null, low: null });
  expect(nps.calculate({ scores: [3] })).toMatchObject({ nps: -100, standard_error: 0, low: -100 });
  expect(nps.input.safeParse({ scores: [11] }).success).toBe(false);
  expect(nps.input.safeParse({ scores: [7.5] }).success).toBe(false);
});

test('two periods differ only beyond chance', () => {
  const half = [...Array(50).fill(10), ...Array(50).fill(0)];
  const more = [...Array(60).fill(10), ...Array(40).fill(0)];
  const most = [...Array(70).fill(10), ...Array(30).fill(0)];
  expect(nps.calculate({ scores: more, previous: half }).change).toMatchObject({
    difference: 20,
    status: 'within_chance',
  });
  // SE of ±1: 100 √((1 − 0.16)/100) and 100 √(1/100); 1.96 times both together is 26.6.
  expect(nps.calculate({ scores: most, previous: half }).change).toMatchObject({
    difference: 40,
    threshold: expect.closeTo(1.959963984540054 * Math.sqrt(84 + 100), 10),
    status: 'differs',
  });
  expect(nps.calculate({ scores: most, previous: [] }).change?.status).toBe('unknown');
});

test('the order does not matter, the interval holds the score, a better answer never lowers it', () => {
  const answers = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1 });
  fc.assert(
    fc.property(answers, (scores) => {
      const answer = nps.calculate({ scores });
      expect(nps.calculate({ scores: scores.toReversed() })).toEqual(answer);
      expect(answer.low).toBeLessThanOrEqual(answer.nps!);
      expect(answer.high).toBeGreaterThanOrEqual(answer.nps!);
      const better = nps.calculate({ scores: scores.with(0, Math.min(10, scores[0]! + 1)) });
      expect(better.nps).toBeGreaterThanOrEqual(answer.nps!);
    }),
  );
});
