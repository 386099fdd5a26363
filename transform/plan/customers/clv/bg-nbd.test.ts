import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BgNbd } from './bg-nbd.ts';
import { alive, expectedOrders } from './bg-nbd-forecast.ts';
import { bgNbdLikelihood } from './bg-nbd-likelihood.ts';

const one = (x: number, last: number, age: number) => ({
  x: Float64Array.of(x),
  last: Float64Array.of(last),
  age: Float64Array.of(age),
  weight: Float64Array.of(1),
});

const likelihoodOf = (rows: ReturnType<typeof one>, model: BgNbd) =>
  bgNbdLikelihood(rows)(model, new Float64Array(4));

test('likelihoods of single customers by hand', () => {
  const model = { r: 1, alpha: 1, a: 1, b: 1 };
  // Nobody has ordered again: (α/(α+T))^r.
  expect(likelihoodOf(one(0, 0, 3), model)).toBeCloseTo(Math.log(1 / 4), 12);
  // One repeat order at 1 of 3: B(1,2)/B(1,1) · 1/(1+3)² + B(2,1)/B(1,1) · 1/(1+1)² = 1/32 + 1/8.
  expect(likelihoodOf(one(1, 1, 3), model)).toBeCloseTo(Math.log(1 / 32 + 1 / 8), 12);
  expect(alive(model, { x: 1, last: 1, age: 3 })).toBeCloseTo(1 / 32 / (1 / 32 + 1 / 8), 12);
});

// Fader, Hardie, Lee, "Implementing the BG/NBD model in Excel" (2005): parameters of CDNOW and customer 1.
const cdnow = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

test('the published customer orders 1.226 times in the next 39 weeks', () => {
  const history = { x: 2, last: 30.43, age: 38.86 };
  expect(expectedOrders(cdnow, history, 39)).toBeCloseTo(1.226, 2);
});

test('expected orders at a = 1 and where a + b = 1 lie between their neighbours', () => {
  const history = { x: 0, last: 0, age: 10 };
  for (const [a, b] of [
    [1, 2],
    [0.4, 0.6],
  ] as const) {
    const at = (step: number) => expectedOrders({ ...cdnow, a: a + step, b }, history, 20);
    expect(at(0)).toBeLessThan(at(-0.01));
    expect(at(0)).toBeGreaterThan(at(0.01));
  }
});

test('expected orders grow with time, and a silent customer is less likely alive', () => {
  const parameter = fc.double({ min: 0.05, max: 20, noNaN: true });
  const model = fc.record({ r: parameter, alpha: parameter, a: parameter, b: parameter });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(model, fc.integer({ min: 1, max: 30 }), share, share, (parameters, x, p, q) => {
      const age = 50;
      const history = { x, last: Math.max(p, q) * age, age };
      const silent = { x, last: Math.min(p, q) * age, age };
      const chance = alive(parameters, history);
      expect(chance).toBeGreaterThanOrEqual(alive(parameters, silent));
      expect(chance).toBeLessThanOrEqual(1);
      let before = 0;
      for (const t of [1, 5, 20, 80]) {
        const orders = expectedOrders(parameters, history, t);
        expect(orders).toBeGreaterThanOrEqual(before - 1e-9);
        before = orders;
      }
      // Nobody orders more than at the mean rate of the customer if alive for sure.
      expect(before).toBeLessThanOrEqual(
        (80 * (parameters.r + x)) / (parameters.alpha + age) + 1e-6,
      );
    }),
  );
});
