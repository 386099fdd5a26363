import { expect, it } from 'vitest';
import { answerOf } from '../answer-of.ts';
import { backtest } from './backtest.ts';

const row = (actual: number, p10: number, p50: number, p90: number) => ({ actual, p10, p50, p90 });

it('measures forecasts against facts', () => {
  // |10 − 8| + |20 − 25| of 30; −2 + 5 of 30; 10 is on the end of its interval, 20 below its own.
  const answer = answerOf(backtest, { rows: [row(10, 5, 8, 10), row(20, 21, 25, 30)] });
  expect(answer).toEqual({
    rows: 2,
    wape: 7 / 30,
    bias: 3 / 30,
    coverage: 0.5,
    // p10: 0.1 · 5 and 0.9 · 1; p50: half of 2 and 5; p90: 0 and 0.1 · 10.
    pinball: { p10: (0.5 + 0.9) / 2, p50: 3.5 / 2, p90: expect.closeTo(0.5, 12) },
  });
});

it('says null where there is nothing to divide by', () => {
  expect(answerOf(backtest, { rows: [] })).toEqual({
    rows: 0,
    wape: null,
    bias: null,
    coverage: null,
    pinball: { p10: null, p50: null, p90: null },
  });
  expect(answerOf(backtest, { rows: [{ actual: 0, p50: 1 }] })).toMatchObject({
    wape: null,
    bias: null,
    coverage: null,
    pinball: { p10: null, p50: 0.5 },
  });
});
