import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AttributionError } from '../errors.ts';
import { RULE_MODELS } from '../model-names.ts';
import { custom } from './custom.ts';
import { first } from './first.ts';
import { firstNonDirect } from './first-non-direct.ts';
import { firstPaid } from './first-paid.ts';
import { fullPath } from './full-path.ts';
import { inverseJ } from './inverse-j.ts';
import { jShaped } from './j-shaped.ts';
import { last } from './last.ts';
import { lastNonDirect } from './last-non-direct.ts';
import { lastPaid } from './last-paid.ts';
import { linear } from './linear.ts';
import { linearUnique } from './linear-unique.ts';
import { participation } from './participation.ts';
import { positionBased } from './position-based.ts';
import type { Journey, RuleModel } from './rule-model.ts';
import { timeDecay } from './time-decay.ts';
import { wShaped } from './w-shaped.ts';
import type { PositionWeights } from './weigh-positions.ts';

/** A journey of letters: D is direct, P and Q are paid. */
function journey(path: string, rest: Partial<Journey> = {}): Journey {
  const touches = [...path].map((letter) => letter.charCodeAt(0) - 65);
  return {
    touches,
    ageDays: touches.map((_, i) => touches.length - 1 - i),
    isDirect: (position) => path[position] === 'D',
    isPaid: (position) => path[position] === 'P' || path[position] === 'Q',
    lead: touches.length - 1,
    opportunity: touches.length - 1,
    ...rest,
  };
}

function weights(rule: RuleModel, path: string, rest: Partial<Journey> = {}): number[] {
  // Filled with what an earlier journey may have left.
  const into = new Float64Array(path.length + 2).fill(7);
  rule.weigh(journey(path, rest), into);
  expect([...into.slice(path.length)]).toEqual([7, 7]);
  return [...into.slice(0, path.length)];
}

function expectNear(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(actual[i]).toBeCloseTo(value, 14);
}

const RULES = [
  first(),
  last(),
  firstNonDirect(),
  lastNonDirect(),
  firstPaid(),
  lastPaid(),
  linear(),
  linearUnique(),
  positionBased(),
  jShaped(),
  inverseJ(),
  custom([1, 2, 4]),
  wShaped(),
  fullPath(),
  timeDecay(),
  participation(),
];

describe('rules', () => {
  it('are one for each name', () => {
    expect(RULES.map(({ name }) => name)).toEqual(RULE_MODELS);
    expect(RULES.filter(({ conserves }) => !conserves).map(({ name }) => name)).toEqual([
      'participation',
    ]);
  });

  it('give weights of 0 or more that add up to 1, or to the distinct channels for participation', () => {
    const anyJourney = fc
      .tuple(
        fc.array(fc.constantFrom('A', 'B', 'D', 'P'), { minLength: 1, maxLength: 50 }),
        fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 50, maxLength: 50 }),
        fc.nat(49),
        fc.nat(49),
      )
      .map(([letters, ages, lead, opportunity]) =>
        journey(letters.join(''), {
          ageDays: ages.slice(0, letters.length).sort((a, b) => b - a),
          lead: Math.min(lead, letters.length - 1),
          opportunity: Math.min(opportunity, letters.length - 1),
        }),
      );
    fc.assert(
      fc.property(fc.constantFrom(...RULES), anyJourney, (rule, one) => {
        const count = one.touches.length;
        const into = new Float64Array(count).fill(Number.NaN);
        rule.weigh(Object.freeze(one), into);
        expect(into.every((weight) => weight >= 0)).toBe(true);
        const total = into.reduce((sum, weight) => sum + weight, 0);
        const expected = rule.conserves ? 1 : new Set(Array.from(one.touches)).size;
        expect(Math.abs(total - expected)).toBeLessThanOrEqual(1e-15 * count * expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('give all to a single touch', () => {
    for (const rule of RULES) {
      for (const path of ['A', 'D', 'P']) expect(weights(rule, path)).toEqual([1]);
    }
  });
});

describe('rules of one touch', () => {
  it.each([
    // position 0 and position 4
    [first(), 'DAPQD', [1, 0, 0, 0, 0]],
    [last(), 'DAPQD', [0, 0, 0, 0, 1]],
    // A at 1 is the first that is not D, Q at 3 the last
    [firstNonDirect(), 'DAPQD', [0, 1, 0, 0, 0]],
    [lastNonDirect(), 'DAPQD', [0, 0, 0, 1, 0]],
    // direct only: the first, the last
    [firstNonDirect(), 'DDD', [1, 0, 0]],
    [lastNonDirect(), 'DDD', [0, 0, 1]],
    // P at 2 is the first paid one, Q at 3 the last
    [firstPaid(), 'DAPQD', [0, 0, 1, 0, 0]],
    [lastPaid(), 'DAPQD', [0, 0, 0, 1, 0]],
    // nothing paid: the first, the last, direct or not
    [firstPaid(), 'DAD', [1, 0, 0]],
    [lastPaid(), 'DAD', [0, 0, 1]],
  ])('%o of %s', (rule, path, expected) => {
    expect(weights(rule, path)).toEqual(expected);
  });
});

describe('linear and its kin', () => {
  it('linear gives 1/4 to each of four touches', () => {
    expect(weights(linear(), 'ABAC')).toEqual([0.25, 0.25, 0.25, 0.25]);
  });

  it('linear_unique gives 1/3 to each of A, B and C, and divides that of A by its two touches', () => {
    expectNear(weights(linearUnique(), 'ABAC'), [1 / 6, 1 / 3, 1 / 6, 1 / 3]);
  });

  it('participation gives 1 to each of A, B and C, and divides that of A by its two touches', () => {
    expect(weights(participation(), 'ABAC')).toEqual([0.5, 1, 0.5, 1]);
  });
});

describe('rules by position', () => {
  it('position_based: 40 %, 20 % over two, 40 %; two touches half each', () => {
    expectNear(weights(positionBased(), 'ABCE'), [0.4, 0.1, 0.1, 0.4]);
    expect(weights(positionBased(), 'AB')).toEqual([0.5, 0.5]);
  });

  it('position_based with 10, 20, 50: of 80; two touches 10/60 and 50/60', () => {
    expectNear(weights(positionBased([10, 20, 50]), 'ABC'), [0.125, 0.25, 0.625]);
    expectNear(weights(positionBased([10, 20, 50]), 'AB'), [1 / 6, 5 / 6]);
    expect(positionBased([10, 20, 50]).parameters).toEqual({ weights: [10, 20, 50] });
    expect(positionBased().parameters).toEqual({ weights: [40, 20, 40] });
  });

  it('j_shaped and inverse_j mirror each other', () => {
    expectNear(weights(jShaped(), 'ABCE'), [0.2, 0.1, 0.1, 0.6]);
    expectNear(weights(jShaped(), 'AB'), [0.25, 0.75]);
    expectNear(weights(inverseJ(), 'ABCE'), [0.6, 0.1, 0.1, 0.2]);
    expectNear(weights(inverseJ(), 'AB'), [0.75, 0.25]);
  });

  it('custom 1, 2, 4: of 7; weights of the middle alone give two touches the same', () => {
    expectNear(weights(custom([1, 2, 4]), 'ABCE'), [1 / 7, 1 / 7, 1 / 7, 4 / 7]);
    expectNear(weights(custom([1, 2, 4]), 'AB'), [0.2, 0.8]);
    expect(weights(custom([0, 1, 0]), 'AB')).toEqual([0.5, 0.5]);
    expect(custom([1, 2, 4]).parameters).toEqual({ weights: [1, 2, 4] });
  });

  it.each([
    [[0, 0, 0]],
    [[1, -1, 1]],
    [[1, Number.NaN, 1]],
    [[1, Number.POSITIVE_INFINITY, 1]],
    [[1, 1]],
  ])('refuse the weights %j', (given) => {
    for (const rule of [positionBased, custom]) {
      const make = () => rule(given as unknown as PositionWeights);
      expect(make).toThrow(AttributionError);
      expect(make).toThrow(/must be three numbers of 0 or more \(first, middle, last\)/);
    }
  });
});

describe('rules by milestone', () => {
  it('w_shaped: 30 % first, 30 % lead, 30 % opportunity, 10 % over the two others', () => {
    // A first, B the lead, E the opportunity; C and F are the rest
    const milestones = { lead: 1, opportunity: 3 };
    expectNear(weights(wShaped(), 'ABCEF', milestones), [0.3, 0.3, 0.05, 0.3, 0.05]);
  });

  it('w_shaped: milestones on one touch add up', () => {
    // lead and opportunity both on C: 60 %; B is the rest
    expectNear(weights(wShaped(), 'ABC'), [0.3, 0.1, 0.6]);
    // the lead was the first touch: 60 %
    expectNear(weights(wShaped(), 'ABC', { lead: 0 }), [0.6, 0.1, 0.3]);
    // no rest: 30 and 60 of 90
    expectNear(weights(wShaped(), 'AB'), [1 / 3, 2 / 3]);
  });

  it('full_path: 22.5 % for each of four, 10 % over the two others', () => {
    const milestones = { lead: 1, opportunity: 3 };
    expectNear(weights(fullPath(), 'ABCEFG', milestones), [0.225, 0.225, 0.05, 0.225, 0.05, 0.225]);
    // lead, opportunity and last on C: 67.5 %
    expectNear(weights(fullPath(), 'ABC'), [0.225, 0.1, 0.675]);
    // no rest: 22.5 and 67.5 of 90
    expectNear(weights(fullPath(), 'AB'), [0.25, 0.75]);
  });

  it('count a milestone before all touches at the first', () => {
    expect(weights(wShaped(), 'ABC', { lead: -1 })).toEqual(weights(wShaped(), 'ABC', { lead: 0 }));
  });
});

describe('time_decay', () => {
  it('halves the weight with each half-life', () => {
    // 14, 7 and 0 days: 1/4, 1/2 and 1, together 7/4
    expectNear(weights(timeDecay(), 'ABC', { ageDays: [14, 7, 0] }), [1 / 7, 2 / 7, 4 / 7]);
    // half-life of a day, 2 and 1 days: 1/4 and 1/2, together 3/4
    expectNear(weights(timeDecay({ halfLifeDays: 1 }), 'AB', { ageDays: [2, 1] }), [1 / 3, 2 / 3]);
    expect(timeDecay({ halfLifeDays: 3.5 }).parameters).toEqual({ half_life_days: 3.5 });
    expect(timeDecay().parameters).toEqual({ half_life_days: 7 });
  });

  it('holds for ages at which every weight would sink to 0', () => {
    // 2^(-10,000/7) is 0 as a double; the ages differ by one half-life: 1/2 and 1, together 3/2
    expectNear(weights(timeDecay(), 'AB', { ageDays: [10_007, 10_000] }), [1 / 3, 2 / 3]);
    expect(weights(timeDecay(), 'AB', { ageDays: [10_000, 0] })).toEqual([0, 1]);
  });

  it.each([0, -7, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses a half-life of %d',
    (halfLifeDays) => {
      expect(() => timeDecay({ halfLifeDays })).toThrow(AttributionError);
      expect(() => timeDecay({ halfLifeDays })).toThrow(/must be a number of days above 0/);
    },
  );
});

/**
 * The worked example of Adobe's documentation of its attribution models (Experience League): an order of $50
 * with touches 0, 0, 6 and 9 days before it. 2^(-6/7) = 0.552 and 2^(-9/7) = 0.410, so the touch of 6 days gets
 * 50 x 0.552 / (1 + 1 + 0.552 + 0.410) = 9.32.
 */
describe("Adobe's worked example", () => {
  const dollars = (rule: RuleModel) =>
    weights(rule, 'ABCE', { ageDays: [9, 6, 0, 0] })
      .map((weight) => (50 * weight).toFixed(2))
      .toReversed();

  it('time decay gives 16.88, 16.88, 9.32 and 6.92 by recency', () => {
    expect(dollars(timeDecay())).toEqual(['16.88', '16.88', '9.32', '6.92']);
  });

  it('J gives 30, 5, 5 and 10 by recency, inverse J 10, 5, 5 and 30', () => {
    expect(dollars(jShaped())).toEqual(['30.00', '5.00', '5.00', '10.00']);
    expect(dollars(inverseJ())).toEqual(['10.00', '5.00', '5.00', '30.00']);
  });
});
