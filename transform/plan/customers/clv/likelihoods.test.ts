import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ordersIfAlive } from './bg-nbd-forecast.ts';
import { bgNbdLikelihood } from './bg-nbd-likelihood.ts';
import { gammaGammaLikelihood } from './gamma-gamma-likelihood.ts';
import { overAge } from './over-age.ts';
import { meanValues, population, triplesOf } from './population.ts';
import { digamma, lnGamma } from './special.ts';
import { logarithmsUpTo, mostOfWhole } from './whole-times.ts';

const positive = fc.double({ min: 0.05, max: 30, noNaN: true });
const customer = fc
  .tuple(
    fc.integer({ min: 0, max: 4 }),
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 0, max: 9 }),
    fc.option(positive),
  )
  .map(([x, last, more, mean]): [number, number, number, number | null] => [
    x,
    x > 0 ? last : 0,
    (x > 0 ? last : 0) + more,
    mean,
  ]);
const people = fc.array(customer, { minLength: 1, maxLength: 30 });

/** The slope that a function gives against the difference of its values. */
function agrees(
  f: (parameters: number[], slope: Float64Array) => number,
  parameters: number[],
): void {
  const slope = new Float64Array(parameters.length);
  f(parameters, slope);
  for (const [k, value] of parameters.entries()) {
    const step = 1e-5 * value;
    const at = (sign: number) =>
      f(parameters.with(k, value + sign * step), new Float64Array(parameters.length));
    const difference = (at(1) - at(-1)) / (2 * step);
    expect(Math.abs(slope[k]! - difference)).toBeLessThan(1e-4 * Math.max(1, Math.abs(difference)));
  }
}

test('both likelihoods climb as their gradients say', () => {
  fc.assert(
    fc.property(people, fc.tuple(positive, positive, positive, positive), (customers, model) => {
      const rows = population(customers);
      const orders = bgNbdLikelihood(triplesOf(rows));
      agrees(([r = 0, alpha = 0, a = 0, b = 0], slope) => orders({ r, alpha, a, b }, slope), model);
      const values = gammaGammaLikelihood(meanValues(rows));
      agrees(([p = 0, q = 0, v = 0], slope) => values({ p, q, v }, slope), model.slice(0, 3));
    }),
    { numRuns: 40 },
  );
});

test('customers of one history are one triple, whatever they spend and however they are counted', () => {
  const rows = population([
    [1, 2, 5, 10],
    [0, 0, 5, null],
    [1, 2, 5, 30],
    [1, 2, 5, null],
    [1, 2, 6, 10],
    [1, 2, 5, 10],
  ]);
  expect([...rows.triple]).toEqual([0, 1, 1, 1, 2]);
  expect([...triplesOf(rows).weight]).toEqual([1, 4, 1]);
  const drawn = triplesOf(rows, Float64Array.of(0, 2, 0, 3, 1));
  expect([...drawn.weight]).toEqual([5, 1]);
  expect([...drawn.age]).toEqual([5, 6]);
});

test('what is expected over the age is interpolated to a hundred-millionth', () => {
  const range = [0, 730] as const;
  fc.assert(
    fc.property(
      fc.record({ r: positive, alpha: positive, a: positive, b: positive }),
      fc.integer({ min: 0, max: 30 }),
      fc.double({ min: 0, max: 730, noNaN: true }),
      (model, x, age) => {
        const exact = (at: number) => ordersIfAlive(model, x, at, 180);
        const ln = Math.log(model.alpha + age);
        const found = overAge(exact, model.alpha, range, 10_000)(age, ln);
        const most = Math.max(exact(range[0]), exact(range[1]));
        expect(Math.abs(found - exact(age))).toBeLessThan(1e-8 * most);
      },
    ),
    { numRuns: 100 },
  );
});

test('the derivative of ln Γ by what is known of it', () => {
  // ψ(1) = −γ, ψ(½) = −γ − 2 ln 2, and ψ(x + 1) = ψ(x) + 1/x.
  expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 13);
  expect(digamma(0.5)).toBeCloseTo(-0.5772156649015329 - 2 * Math.LN2, 13);
  expect(digamma(1e6)).toBeCloseTo((lnGamma(1e6 + 1) - lnGamma(1e6 - 1)) / 2, 6);
});

test('whole times share their logarithms, and others have their own', () => {
  expect(mostOfWhole(Float64Array.of(3, 2, 3, 0), Float64Array.of(1, 2, 0, 0))).toBe(3);
  expect(mostOfWhole(Float64Array.of(3, 2, 3, 0), Float64Array.of(1, 2, 0.5, 0))).toBeNull();
  expect(mostOfWhole(Float64Array.of(9, 2), Float64Array.of(1, 2))).toBeNull();
  expect([...logarithmsUpTo(2, 1)]).toEqual([0, Math.log(2), Math.log(3)]);
});
