import { describe, expect, it } from 'vitest';
import { uniformStream } from '../risk/random-stream.ts';
import { experiment } from './experiment.ts';
import { differenceInterval, proportionInterval } from './proportions.ts';

describe('intervals of proportions', () => {
  // Newcombe 1998, Statistics in Medicine 17:857, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i of %i are the published ones', (x, n, low, high) => {
    const found = proportionInterval(x, n);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  // Newcombe 1998, Statistics in Medicine 17:873, table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [10, 10, 0, 10, 0.6075, 1],
  ])('of %i of %i less %i of %i are the published ones', (x1, n1, x2, n2, low, high) => {
    const found = differenceInterval(x1, n1, x2, n2);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });
});

describe('experiment', () => {
  // By hand: 60 of 1,000 against 40 of 1,000: 2 points, half of the control's rate, 20 buyers. Buyers are worth 100 each: means
  // 6 and 4, variances (Σv² − n m²)/(n − 1) = (600,000 − 36,000)/999 and (400,000 − 16,000)/999.
  const arms = [
    { name: 'control', people: 1_000, buyers: 40, value: { sum: 4_000, squares: 400_000 } },
    { name: 'shown', people: 1_000, buyers: 60, value: { sum: 6_000, squares: 600_000 } },
  ];

  it('says what an arm brought more than the one that was left alone', () => {
    const { status, arms: read } = experiment.calculate({ arms, control: 'control' });
    expect(status).toBe('computed');
    const { lift, rate } = read[1]!;
    expect(read[0]!.lift).toBeNull();
    expect(rate!.value).toBe(0.06);
    expect(lift!.difference.value).toBeCloseTo(0.02, 12);
    expect(lift!.relative).toBeCloseTo(0.5, 12);
    expect(lift!.buyers.value).toBeCloseTo(20, 9);
    expect(lift!.status).toBe('more');
    const half = 1.959963984540054 * Math.sqrt((564_000 + 384_000) / 999 / 1_000) * 1_000;
    expect(lift!.value!.value).toBeCloseTo(2_000, 9);
    expect(lift!.value!.high - 2_000).toBeCloseTo(half, 6);
    expect(2_000 - lift!.value!.low).toBeCloseTo(half, 6);
  });

  it('compares nothing below its minimum, and says which that is', () => {
    const few = arms.map((one) => ({ ...one, people: 99, buyers: 30 }));
    expect(experiment.calculate({ arms: few, control: 'control' })).toMatchObject({
      ...{ status: 'below_minimum', minimum: { people: 100, buyers: 20 } },
      arms: [{ lift: null }, { lift: null }],
    });
    const rare = arms.map((one) => ({ ...one, buyers: 9 }));
    expect(experiment.calculate({ arms: rare, control: 'control' }).status).toBe('below_minimum');
  });

  it('knows no value where one is not known, and no relative lift of nothing', () => {
    const unknown = [{ ...arms[0]!, buyers: 0, value: null }, arms[1]!];
    const { lift } = experiment.calculate({ arms: unknown, control: 'control' }).arms[1]!;
    expect(lift).toMatchObject({ value: null, relative: null });
  });

  it('refuses a control that is no arm', () => {
    expect(() => experiment.calculate({ arms, control: 'off' })).toThrow(/one of the arms/);
  });

  it('holds the truth in about 95 % of worlds, of rates and of money', () => {
    // Few buy, and what they pay is skewed: exponential around 80. The treated buy more often by a third.
    const random = uniformStream(11, 'worlds');
    const worlds = 600;
    const people = 1_500;
    let rates = 0;
    let values = 0;
    for (let world = 0; world < worlds; world++) {
      const drawn = [0.045, 0.06].map((rate, at) => {
        let [buyers, sum, squares] = [0, 0, 0];
        for (let person = 0; person < people; person++) {
          if (random() >= rate) continue;
          const value = -80 * Math.log(1 - random());
          buyers += 1;
          sum += value;
          squares += value * value;
        }
        return { name: ['control', 'shown'][at]!, people, buyers, value: { sum, squares } };
      });
      const { lift } = experiment.calculate({ arms: drawn, control: 'control' }).arms[1]!;
      const truth = 0.015;
      if (lift!.difference.low <= truth && truth <= lift!.difference.high) rates += 1;
      const worth = truth * 80 * people;
      if (lift!.value!.low <= worth && worth <= lift!.value!.high) values += 1;
    }
    for (const covered of [rates, values]) {
      expect(covered / worlds).toBeGreaterThanOrEqual(0.9);
      expect(covered / worlds).toBeLessThanOrEqual(0.99);
    }
  });
});
