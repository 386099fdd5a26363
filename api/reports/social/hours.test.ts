import { expect, it } from 'vitest';
import { judgeHours } from './hours.ts';

const around = (mean: number, count: number, spread = 0.01) =>
  Array.from({ length: count }, (_, index) => mean + (index % 2 === 0 ? spread : -spread));
const verdicts = (rates: Readonly<Record<string, readonly number[]>>) =>
  Object.fromEntries(
    [...judgeHours(new Map(Object.entries(rates)))].map(([hour, { hour_verdict }]) => [
      hour,
      hour_verdict,
    ]),
  );

it('calls an hour better only beyond what chance makes of all hours together', () => {
  expect(
    verdicts({ '09': around(0.03, 20), '13': around(0.03, 20), '19': around(0.05, 20) }),
  ).toEqual({ '09': 'worse', '13': 'worse', '19': 'better' });
  expect(verdicts({ '09': around(0.03, 20), '19': around(0.031, 20) })).toEqual({
    ...{ '09': 'within_chance', '19': 'within_chance' },
  });
  expect(verdicts({ '09': around(0.03, 20), '19': around(0.09, 9) })).toMatchObject({
    '19': 'too_few',
  });
});

it('gives the mean its interval', () => {
  // Twenty rates of 0.04 ± 0.01: the deviation is 0.01 √(20/19), its error that / √20, and 1.96 of it 0.0045.
  const judged = judgeHours(new Map([['09', around(0.04, 20)]])).get('09');
  expect(judged).toMatchObject({
    ...{ low: expect.closeTo(0.0355, 4), high: expect.closeTo(0.0445, 4) },
    hour_verdict: 'too_few',
  });
});

it('names an hour in hardly one of twenty worlds where none differs', () => {
  let seed = 7;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  let named = 0;
  for (let world = 0; world < 400; world += 1) {
    const rates = new Map(
      ['09', '12', '15', '19'].map((hour) => [
        hour,
        Array.from({ length: 30 }, () => 0.02 + 0.04 * random()),
      ]),
    );
    const found = [...judgeHours(rates).values()];
    if (found.some(({ hour_verdict: one }) => one === 'better' || one === 'worse')) named += 1;
  }
  // 5 % of 400 are 20; of this many draws 36 would be more than chance makes.
  expect(named).toBeLessThan(36);
});
