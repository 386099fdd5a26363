import fc from 'fast-check';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { expect, test } from 'vitest';
import { seededGenerator } from '../../../attribution/intervals/seeded-generator.ts';
import { answerOf } from '../../answer-of.ts';
import { clv } from './clv.ts';
import { expectedValue, meanValue } from './gamma-gamma.ts';

/** BG/NBD with r = 1, a = 1 (so that rates and chances to leave are drawn in closed form) and Gamma–Gamma with p = 1, q = 3. */
function simulate(count: number, { alpha = 8, b = 3, v = 100, seed = 5 } = {}) {
  const generator = seededGenerator(seed);
  const exponential = () => -Math.log(1 - uniformFloat64(generator));
  const customers: [number, number, number, number | null][] = [];
  const times: number[][] = [];
  for (let i = 0; i < count; i++) {
    const age = 30 + 30 * uniformFloat64(generator);
    const rate = exponential() / alpha;
    const leaves = 1 - (1 - uniformFloat64(generator)) ** (1 / b);
    const own: number[] = [];
    for (let at = exponential() / rate; at <= age; at += exponential() / rate) {
      own.push(at);
      if (uniformFloat64(generator) < leaves) break;
    }
    const scale = (exponential() + exponential() + exponential()) / v;
    const money = own.reduce((sum) => sum + exponential() / scale, 0);
    customers.push([own.length, own.at(-1) ?? 0, age, own.length > 0 ? money / own.length : null]);
    times.push(own);
  }
  return { customers, times };
}

test('the parameters of simulated customers are found again', () => {
  const { customers, times } = simulate(3000);
  const answer = answerOf(clv, {
    unit: 'week',
    customers,
    horizon: 26,
    margin_rate: 0.5,
    rate: 0.1,
    draws: 0,
    order_times: times,
    list: [0, 7],
  });
  expect(answer.status).toBe('fitted');
  expect(answer.sample.status).toBe('enough');
  expect(Math.abs(answer.bg_nbd!.r - 1)).toBeLessThan(0.2);
  expect(answer.bg_nbd!.r / answer.bg_nbd!.alpha / (1 / 8)).toBeCloseTo(1, 1);
  const { a, b } = answer.bg_nbd!;
  expect(a / (a + b)).toBeCloseTo(1 / 4, 1);
  expect(Math.abs(answer.mean_value! / 50 - 1)).toBeLessThan(0.1);
  expect(answer.customers.map(({ index }) => index)).toEqual([0, 7]);
  expect(answer.hold_out).toMatchObject({ status: 'computed', customers: 3000 });
  expect(Math.abs(answer.hold_out.error!)).toBeLessThan(0.1);
});

const small = simulate(250, { seed: 9 }).customers;
const ask = (more: object = {}) =>
  answerOf(clv, { unit: 'week', customers: small, horizon: 10, draws: 0, ...more });

test('intervals hold the estimate, are the same for a seed, and do not depend on the order of customers', () => {
  const of = (customers: typeof small, seed: number) =>
    ask({ customers, seed, draws: 25, margin_rate: 0.3 });
  const answer = of(small, 3);
  const [low, high] = answer.intervals!.expected_purchases!;
  expect(low).toBeLessThan(answer.expected_purchases!);
  expect(high).toBeGreaterThan(answer.expected_purchases!);
  expect(answer.intervals!.value_12_months![0]).toBeLessThan(answer.value_12_months!);
  expect(of(small.toReversed(), 3).intervals).toEqual(answer.intervals);
  expect(of(small, 4).intervals).not.toEqual(answer.intervals);
});

test('customers of one history may be counted instead of listed', () => {
  const dates = [
    [0, 0, 40, null],
    [1, 20, 50, 30],
    [1, 20, 50, null],
    [2, 30, 45, 12],
    [3, 33, 60, 90],
  ] as const;
  const times = [[], [20], [20], [10, 30], [5, 9, 33]];
  const counts = [40, 12, 3, 7, 5];
  const each = <One>(of: readonly One[]) => of.flatMap((one, at) => Array(counts[at]!).fill(one));
  const more = { margin_rate: 0.3, draws: 20, list: [] };
  const counted = ask({ ...more, customers: dates, order_times: times, counts });
  const listed = ask({ ...more, customers: each(dates), order_times: each(times) });
  expect(counted).toEqual(listed);
  expect(counted.sample.have).toMatchObject({ customers: 67, with_repeat: 27 });
  expect(counted.left_out.unknown_value).toBe(3);
  // Of the last 20 of 60 weeks only the order at 30 of 45, after a cut at 25, by seven customers.
  expect(counted.hold_out).toMatchObject({ status: 'computed', customers: 67, actual: 7 });
});

test('the unit of time and the currency change nothing but themselves', () => {
  const answer = ask({ margin_rate: 0.3 });
  const other = ask({
    unit: 'day',
    horizon: 70,
    margin_rate: 0.3,
    customers: small.map(([x, last, age, mean]) => [x, last * 7, age * 7, mean && mean * 90]),
  });
  expect(other.bg_nbd!.alpha / answer.bg_nbd!.alpha).toBeCloseTo(7, 3);
  expect(other.bg_nbd!.r).toBeCloseTo(answer.bg_nbd!.r, 4);
  expect(other.expected_purchases).toBeCloseTo(answer.expected_purchases!, 2);
  expect(other.value_12_months! / answer.value_12_months!).toBeCloseTo(90, 2);
});

test('with one order the chance to be alive is the model’s assumption; without a margin there is no value', () => {
  const answer = ask({ list: 'all' });
  expect(answer.customers).toHaveLength(250);
  for (const [i, [x]] of small.entries()) {
    expect(answer.customers[i]).toMatchObject(
      x === 0 ? { alive: 1, alive_status: 'assumed' } : { alive_status: 'estimated' },
    );
    expect(answer.customers[i]?.value_12_months).toBeNull();
  }
  expect(ask().customers.map(({ index }) => index)).toEqual([0, 1, 2, 3, 50]);
});

test('expected values by hand', () => {
  const model = { p: 2, q: 3, v: 5 };
  expect(meanValue(model)).toBe(5);
  expect(expectedValue(model, 2, 10)).toBeCloseTo((2 * (5 + 20)) / (4 + 3 - 1), 12);
  expect(expectedValue(model, 0, null)).toBe(5);
  expect(meanValue({ p: 2, q: 1, v: 5 })).toBeNull();
});

test('what no model can be made of is a status', () => {
  const none = { status: 'no_repeats', bg_nbd: null, expected_purchases: null, intervals: null };
  expect(ask({ customers: [] })).toMatchObject(none);
  expect(ask({ customers: [[0, 0, 0, null]] })).toMatchObject(none);
  expect(ask({ customers: [[0, 0, 9, null]] }).customers[0]?.alive_status).toBe('no_fit');
  const paid = ask({
    customers: [...small, [2, 1, 5, null], [1, 1, 5, -3]],
  });
  expect(paid.left_out).toEqual({ unknown_value: 1, value_not_positive: 1 });
  expect(ask().hold_out.status).toBe('no_order_times');
});

test('data that do not tell the parameters are flagged weak', () => {
  // Everybody orders at the same steady pace to the end: nobody leaves, and nobody differs.
  const steady = Array.from({ length: 100 }, () => [10, 10, 10.5, 20]);
  const answer = ask({ customers: steady });
  expect(answer.status).toBe('weak');
  expect(answer.flags.orders.length).toBeGreaterThan(0);
});

test('orders that tell how much is spent flag the value', () => {
  const customers = Array.from({ length: 60 }, (_, i) => [1 + (i % 6), 20, 25, 10 + 30 * (i % 6)]);
  const answer = ask({ customers });
  expect(answer.correlation).toBeCloseTo(1, 10);
  expect(answer.flags.value).toContain('orders_and_value_correlated');
});

test('any customers give finite figures or null', () => {
  const customer = fc
    .tuple(
      fc.integer({ min: 0, max: 5 }),
      fc.integer({ min: 0, max: 10 }),
      fc.integer({ min: 0, max: 10 }),
      fc.option(fc.integer({ min: -5, max: 500 })),
    )
    .map(([x, last, more, mean]) => [x, x > 0 ? last : 0, (x > 0 ? last : 0) + more, mean]);
  fc.assert(
    fc.property(fc.array(customer, { maxLength: 12 }), (customers) => {
      const request = { customers, margin_rate: 0.4, draws: 2, list: 'all' };
      const { expected_purchases, bg_nbd } = ask(request);
      expect(ask({ ...request, customers: customers.toReversed() }).bg_nbd).toEqual(bg_nbd);
      if (expected_purchases !== null) expect(expected_purchases).toBeGreaterThanOrEqual(-1e-6);
    }),
    { numRuns: 60 },
  );
});

test('impossible histories are refused', () => {
  const parse = (customer: unknown[], more: object = {}) =>
    clv.input.safeParse({ unit: 'week', horizon: 1, customers: [customer], ...more }).success;
  expect(parse([1, 5, 4, 10])).toBe(false);
  expect(parse([0, 1, 4, null])).toBe(false);
  expect(parse([1, 1, 4, 10], { order_times: [[0.5]] })).toBe(false);
  expect(parse([1, 1, 4, 10], { list: [1] })).toBe(false);
  expect(parse([1, 1, 4, 10], { counts: [1, 1] })).toBe(false);
  expect(parse([1, 1, 4, 10], { counts: [0] })).toBe(false);
  expect(parse([1, 1, 4, 10], { order_times: [[1]], list: [0] })).toBe(true);
});
