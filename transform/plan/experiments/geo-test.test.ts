import { runs } from '@throughline/ingest/testing/long-runs';
import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../figures/normal.ts';
import { uniformStream } from '../risk/random-stream.ts';
import { type GeoTestInput, geoTest } from './geo-test.ts';
import { shiftInterval } from './shift-interval.ts';

const region = (name: string, treated: boolean, before: number, during: number) => ({
  ...{ name, treated, before: [before / 2, before / 2], during: [during / 2, during / 2] },
});

describe('the interval of a shift', () => {
  // By hand: of the six assignments of two of four units, two (its own and its opposite) reach the difference of 2.
  it('needs assignments enough to reject any', () => {
    expect(shiftInterval([3, 3, 1, 1], [true, true, false, false])).toBeNull();
  });

  it('is worked by hand for eight units', () => {
    const values = [11, 12, 13, 14, 1, 2, 3, 4];
    const treated = values.map((value) => value > 10);
    const { value, pValue, assignments } = shiftInterval(values, treated)!;
    // Means 12.5 and 2.5; only its own of 70 assignments and its opposite are as far apart.
    expect([value, assignments]).toEqual([10, 70]);
    expect(pValue).toBeCloseTo(2 / 70, 12);
  });

  it('moves with the values, and is symmetric for symmetric ones', () => {
    const values = [5, 7, 9, 11, 5, 7, 9, 11];
    const treated = [true, true, true, true, false, false, false, false];
    const found = shiftInterval(values, treated)!;
    expect(found.value).toBe(0);
    expect(found.low).toBeCloseTo(-found.high, 6);
    const moved = shiftInterval(
      values.map((value, at) => value + (treated[at] ? 100 : 0)),
      treated,
    )!;
    expect(moved.low).toBeCloseTo(found.low + 100, 6);
    expect(moved.high).toBeCloseTo(found.high + 100, 6);
  });
});

describe('geo test', () => {
  // By hand: all regions grow by a half, treated ones by a fifth more, so a sixth of what they sold is due to it.
  const regions = [100, 200, 400, 800].flatMap((size, at) => [
    region(`t${at}`, true, size, size * 1.5 * 1.2),
    region(`c${at}`, false, size * 3, size * 3 * 1.5),
  ]);

  it('finds the growth of treated regions beyond that of the others', () => {
    const read = geoTest.calculate({ regions, cost: 90 });
    expect(read.status).toBe('computed');
    expect(read.lift!.value).toBeCloseTo(0.2, 9);
    expect(read.incremental!.value).toBeCloseTo((1_500 * 1.5 * 1.2) / 6, 6);
    expect(read.return!.value).toBeCloseTo(450 / 90, 9);
    expect(read.p_value).toBeCloseTo(2 / 70, 12);
    expect(read.before!.lift).toBeCloseTo(0, 12);
  });

  it('says what it lacks, and leaves out regions without sales', () => {
    const few = geoTest.calculate({ regions: [...regions.slice(0, 6), region('z', true, 0, 9)] });
    expect(few).toMatchObject({
      ...{ status: 'below_minimum', minimum: 4, left_out: ['z'], lift: null },
      regions: { treated: 3, control: 3 },
    });
  });

  it('refuses regions of other days, and a name twice', () => {
    const other = { ...regions[1]!, before: [1] };
    expect(() => geoTest.calculate({ regions: [regions[0]!, other] })).toThrow(/same days/);
    expect(() => geoTest.calculate({ regions: [regions[0]!, regions[0]!] })).toThrow(/of its own/);
  });

  it('holds the truth in about 95 % of worlds, of lift and of value', () => {
    const random = uniformStream(17, 'geo worlds');
    const normal = () => normalQuantile(random());
    const worlds = runs(150, 400);
    let [lifts, values, nothing] = [0, 0, 0];
    for (let world = 0; world < worlds; world++) {
      // Fourteen regions of very different size; each grows by a season of all and by luck of its own.
      const truth = world % 2 === 0 ? 0.12 : 0;
      const drawn: GeoTestInput['regions'] = [];
      let caused = 0;
      const season = 0.3 * normal();
      for (let at = 0; at < 14; at++) {
        const treated = at < 7;
        const size = 2_000 * Math.exp(normal());
        const without = size * Math.exp(season + 0.06 * normal());
        caused += treated ? without * truth : 0;
        drawn.push(region(`r${at}`, treated, size, treated ? without * (1 + truth) : without));
      }
      const read = geoTest.calculate({ regions: drawn });
      if (read.lift!.low <= truth && truth <= read.lift!.high) lifts += 1;
      if (read.incremental!.low <= caused && caused <= read.incremental!.high) values += 1;
      if (truth === 0 && read.p_value! <= 0.05) nothing += 1;
    }
    for (const covered of [lifts, values]) {
      expect(covered / worlds).toBeGreaterThanOrEqual(0.9);
      expect(covered / worlds).toBeLessThanOrEqual(0.99);
    }
    expect(nothing / (worlds / 2)).toBeLessThanOrEqual(0.1);
  });
});
