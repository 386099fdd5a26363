import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf } from '../answer-of.ts';
import { curveInput, curveOf } from './curve.ts';
import { response } from './response.ts';

const LINE = { kind: 'linear', factor: 2 };

describe('response', () => {
  it('remembers spends and puts them on the curve', () => {
    // Weights 1, 0.5, 0.25, together 1.75.
    const geometric = { kind: 'geometric', alpha: 0.5, length: 2 };
    const { adstocked, response: margins } = answerOf(response, {
      spend: [7, 0, 14, 0],
      adstock: geometric,
      curve: LINE,
    });
    expect(adstocked).toEqual([4, 2, 9, 4]);
    expect(margins).toEqual([8, 4, 18, 8]);
    // α = 0.5 with L = 1: (1 − 1/2)^1.
    const binomial = { kind: 'binomial', alpha: 0.5, length: 1, normalise: false };
    expect(answerOf(response, { spend: [4, 2], adstock: binomial, curve: LINE }).adstocked).toEqual(
      [4, 4],
    );
    for (const kind of ['geometric', 'binomial'])
      expect(
        answerOf(response, { spend: [4, 2], adstock: { kind, alpha: 0, length: 3 }, curve: LINE })
          .adstocked,
      ).toEqual([4, 2]);
  });

  it('keeps unknown what still feels an unknown spend', () => {
    const adstock = { kind: 'geometric', alpha: 0.5, length: 1 };
    expect(answerOf(response, { spend: [3, null, 3, 3], adstock, curve: LINE }).response).toEqual([
      4,
      null,
      null,
      6,
    ]);
    expect(answerOf(response, { spend: [], curve: LINE })).toEqual({ adstocked: [], response: [] });
  });

  it('has half the ceiling at half, and slopes that are those of the values', () => {
    expect(
      answerOf(response, {
        spend: [0, 60, 1e300],
        curve: { kind: 'hill', ceiling: 8, half: 60, slope: 3 },
      }).response,
    ).toEqual([0, 4, 8]);
    const curve = fc.oneof(
      fc.record({
        kind: fc.constant('hill'),
        ceiling: fc.integer({ min: 1, max: 1000 }),
        half: fc.integer({ min: 1, max: 1000 }),
        slope: fc.integer({ min: 3, max: 40 }).map((tenth) => tenth / 10),
      }),
      fc.record({
        kind: fc.constant('exponential'),
        ceiling: fc.integer({ min: 1, max: 1000 }),
        scale: fc.integer({ min: 1, max: 1000 }),
      }),
      fc.record({
        kind: fc.constant('power'),
        factor: fc.integer({ min: 1, max: 1000 }),
        exponent: fc.integer({ min: 1, max: 20 }).map((tenth) => tenth / 10),
      }),
    );
    fc.assert(
      fc.property(curve, fc.integer({ min: 1, max: 5000 }), (given, spend) => {
        const { value, slope, concaveFrom } = curveOf(curveInput.parse(given));
        const h = spend * 1e-5;
        const difference = (value(spend + h) - value(spend - h)) / (2 * h);
        expect(Math.abs(slope(spend) - difference)).toBeLessThan(
          1e-4 * (Math.abs(difference) + value(spend) / spend) + 1e-9,
        );
        if (spend > concaveFrom) expect(slope(spend * 1.01)).toBeLessThanOrEqual(slope(spend));
      }),
    );
  });
});
