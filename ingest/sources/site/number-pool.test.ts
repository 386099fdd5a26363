import { expect, it } from 'vitest';
import { NumberPool } from './number-pool.ts';

const NUMBERS = ['+493011110001', '+493011110002'];
const MINUTE = 60_000_000;
const HOLD = 15 * MINUTE;

it('lends a number to one visitor at a time, who keeps it by asking again', () => {
  const pool = new NumberPool(NUMBERS, HOLD);
  const first = pool.lease('ann', 0)!;
  const second = pool.lease('ben', 0)!;
  expect([first, second].sort()).toEqual(NUMBERS);
  expect(pool.lease('cat', MINUTE)).toBeUndefined();
  expect(pool.lease('ann', 10 * MINUTE)).toBe(first);
  // Ben's is free after his 15 minutes; Ann's is hers until minute 25.
  expect(pool.lease('cat', 15 * MINUTE)).toBe(second);
  expect(pool.lease('dan', 24 * MINUTE)).toBeUndefined();
  expect(pool.lease('dan', 25 * MINUTE)).toBe(first);
});

it('shares the number that is free first where it may, and tells the same visitor the same number', () => {
  const pool = new NumberPool(NUMBERS, HOLD);
  const first = pool.lease('ann', 0)!;
  pool.lease('ben', MINUTE);
  expect(pool.lease('cat', 2 * MINUTE, undefined, true)).toBe(first);
  expect(pool.lease('ann', 3 * MINUTE)).toBe(first);
  expect(pool.lease('cat', 4 * MINUTE)).toBe(first);
});

it('gives a visitor the number that is on the page, unless it is somebody’s or none of the pool', () => {
  const pool = new NumberPool(NUMBERS, HOLD);
  expect(pool.lease('ann', 0, NUMBERS[1])).toBe(NUMBERS[1]);
  expect(pool.lease('ben', 0, NUMBERS[1])).toBe(NUMBERS[0]);
  expect(new NumberPool(NUMBERS, HOLD).lease('ann', 0, '+4930999')).not.toBe('+4930999');
  expect(new NumberPool([], HOLD).lease('ann', 0)).toBeUndefined();
});

it('knows after a restart what the log tells, in whatever order', () => {
  for (const turned of [false, true]) {
    const pool = new NumberPool(NUMBERS, HOLD);
    const told = [
      ['ann', NUMBERS[0]!, 0],
      ['ann', NUMBERS[0]!, 10 * MINUTE],
      ['old', NUMBERS[1]!, -HOLD],
      ['gone', '+4930999', 0],
    ] as const;
    for (const [visitor, number, at] of turned ? [...told].reverse() : told)
      pool.recall(visitor, number, at);
    expect(pool.lease('ben', 20 * MINUTE)).toBe(NUMBERS[1]);
    expect(pool.lease('cat', 20 * MINUTE)).toBeUndefined();
    expect(pool.lease('ann', 20 * MINUTE)).toBe(NUMBERS[0]);
  }
});

it('refuses as many as Erlang’s formula says: 21 % with as many numbers as are held on average', () => {
  // B(10 Erlangs, 10 numbers) = 0.2146, by published tables; holding times of one length do not change it.
  const numbers = Array.from({ length: 10 }, (_, index) => `+4930111100${index + 10}`);
  const pool = new NumberPool(numbers, HOLD);
  let state = 42;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 1) / 4_294_967_297;
  };
  let now = 0;
  let refused = 0;
  const visitors = 40_000;
  for (let visitor = 0; visitor < visitors; visitor++) {
    now += (-Math.log(random()) * HOLD) / 10;
    if (pool.lease(`visitor ${visitor}`, now) === undefined) refused++;
  }
  expect(refused / visitors).toBeCloseTo(0.2146, 2);
});
