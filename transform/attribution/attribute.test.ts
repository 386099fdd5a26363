import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AttributeOptions, attribute } from './attribute.ts';
import { AttributionError } from './errors.ts';
import { DATA_DRIVEN_MODELS, MODEL_NAMES, type ModelName } from './model-names.ts';
import { type PathRow, pathTable, sum } from './paths/path-table.ts';
import { modelName } from './prepare-model.ts';

const OPTIONS: AttributeOptions = {
  direct: new Set(['d']),
  paid: new Set(['a', 'c']),
  weights: [3, 5, 7],
};
const CONSERVING = MODEL_NAMES.filter((model) => model !== 'participation');

/** `row('a > b', 3, 1)`: three conversions worth nothing and one null. */
function row(path: string, conversions: number, nulls: number, value = 0): PathRow {
  return { path: path.split(' > '), conversions, nulls, value };
}

function ask(rows: readonly PathRow[], models = MODEL_NAMES as readonly ModelName[], rest = {}) {
  return attribute(pathTable(rows), models, { ...OPTIONS, ...rest });
}

type Figure = 'conversions' | 'value' | 'removal_effect_conversions' | 'removal_effect_value';

/** One figure of one model by channel. */
function figure(
  rows: readonly PathRow[],
  model: ModelName,
  of: Figure = 'conversions',
  options: Partial<AttributeOptions> = {},
): Record<string, number | undefined> {
  const { channels } = ask(rows, [model], options).models[0]!;
  return Object.fromEntries(channels.map((channel) => [channel.channel, channel[of]]));
}

function expectNear(actual: Record<string, number | undefined>, expected: Record<string, number>) {
  expect(Object.keys(actual)).toEqual(Object.keys(expected));
  for (const [name, value] of Object.entries(expected))
    expect(actual[name], name).toBeCloseTo(value, 12);
}

describe('worked cases', () => {
  it('Adobe’s example by time decay: 50 dollars, steps of 3 days', () => {
    // Ages 6, 3, 0 with a half-life of 7: 2^(−6/7) = .552045, 2^(−3/7) = .742997, 1; together 2.295042.
    // Adobe's own ages of 0, 0, 6 and 9 days stand in rules.test.ts, where touches have times.
    const rows = [row('x > y > z', 1, 0, 50)];
    const value = figure(rows, 'time_decay', 'value', { stepDays: 3 });
    expect(value.x).toBeCloseTo((50 * 0.552045) / 2.295042, 4);
    expect(value.y).toBeCloseTo((50 * 0.742997) / 2.295042, 4);
    expect(value.z).toBeCloseTo(50 / 2.295042, 4);
  });

  it('Adobe’s example by J and inverse J', () => {
    // The middle 20 % of 50 is 10, for two touches 5 each; the ends 20 % = 10 and 60 % = 30.
    const rows = [row('w > x > y > z', 1, 0, 50)];
    expectNear(figure(rows, 'j_shaped', 'value'), { w: 10, x: 5, y: 5, z: 30 });
    expectNear(figure(rows, 'inverse_j', 'value'), { w: 30, x: 5, y: 5, z: 10 });
  });

  it('the published case of three journeys', () => {
    // Without C1 half of the conversions are left, without C2 or C3 none.
    const rows = [row('C1 > C2 > C3', 1, 0), row('C1', 0, 1), row('C2 > C3', 0, 1)];
    const effects = figure(rows, 'markov', 'removal_effect_conversions');
    expectNear(effects, { C1: 0.5, C2: 1, C3: 1 });
    expectNear(figure(rows, 'markov'), { C1: 0.2, C2: 0.4, C3: 0.4 });
  });

  it('two paths of different worth', () => {
    const rows = [row('a > b', 3, 1), row('a > c', 1, 1)];
    // Without b one conversion of four is left, without c three, without a none: effects 1, .75, .25 of 2.
    const effects = figure(rows, 'markov', 'removal_effect_conversions');
    expectNear(effects, { a: 1, b: 0.75, c: 0.25 });
    expectNear(figure(rows, 'markov'), { a: 2, b: 1.5, c: 0.5 });
    // v(ab) = 3/4, v(ac) = 1/2, v(abc) = 2/3, else 0. a: (3/4 + 1/2)/6 + (2/3)/3 = 31/72, b: (3/4)/6 + (2/3 − 1/2)/3
    // = 13/72, c: (1/2)/6 + (2/3 − 3/4)/3 = 4/72; of 6 journeys.
    expectNear(figure(rows, 'shapley'), { a: 31 / 12, b: 13 / 12, c: 4 / 12 });
    // Equal parts of 3 and of 1.
    for (const model of ['shapley_ordered', 'linear_unique', 'linear'] as const)
      expectNear(figure(rows, model), { a: 2, b: 1.5, c: 0.5 });
    // No journey had the shorter paths: their rate is 0 and both touches gain the same.
    expectNear(figure(rows, 'leave_one_out'), { a: 2, b: 1.5, c: 0.5 });
  });

  it('rules on one path of four touches', () => {
    const rows = [row('d > a > b > d', 60, 0, 600)];
    const cases: Partial<Record<ModelName, Record<string, number>>> = {
      first: { a: 0, b: 0, d: 60 },
      last: { a: 0, b: 0, d: 60 },
      first_non_direct: { a: 60, b: 0, d: 0 },
      last_non_direct: { a: 0, b: 60, d: 0 },
      first_paid: { a: 60, b: 0, d: 0 },
      last_paid: { a: 60, b: 0, d: 0 },
      linear: { a: 15, b: 15, d: 30 },
      linear_unique: { a: 20, b: 20, d: 20 },
      position_based: { a: 6, b: 6, d: 48 },
      // 3, 5 and 7 of 15: 12, 20 for both in the middle, 28.
      custom: { a: 10, b: 10, d: 40 },
      // Lead and opportunity fall on the last touch, which is d as the first is: 90 % of 60.
      w_shaped: { a: 3, b: 3, d: 54 },
      full_path: { a: 3, b: 3, d: 54 },
      participation: { a: 60, b: 60, d: 60 },
    };
    for (const [model, expected] of Object.entries(cases)) {
      expectNear(figure(rows, modelName(model)), expected);
      const tenfold = Object.entries(expected).map(([name, share]) => [name, 10 * share]);
      expectNear(figure(rows, modelName(model), 'value'), Object.fromEntries(tenfold));
    }
  });
});

const anyRow: fc.Arbitrary<PathRow> = fc.record({
  path: fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 7 }),
  conversions: fc.nat(20),
  value: fc.nat(1e7).map((cents) => cents / 100),
  nulls: fc.nat(60),
});
/** Money comes with conversions only. */
const anyRows = fc
  .array(anyRow, { minLength: 1, maxLength: 30 })
  .map((rows) => rows.map((each) => (each.conversions > 0 ? each : { ...each, value: 0 })));
const orders = fc.constantFrom(1, 2, 3, 4, 'auto' as const);

describe('laws', () => {
  it('conversions and value are conserved by every model that says so', () => {
    fc.assert(
      fc.property(anyRows, orders, fc.boolean(), (rows, order, nulls) => {
        const { totals, models } = ask(rows, CONSERVING, { order, nulls });
        for (const { model, channels } of models)
          for (const of of ['conversions', 'value'] as const) {
            const credited = sum(Float64Array.from(channels, (channel) => channel[of]));
            const off = Math.abs(credited - totals[of]);
            expect(off, `${model} ${of}`).toBeLessThanOrEqual(1e-9 * totals[of]);
          }
      }),
      { numRuns: 150 },
    );
  });

  it('the order of rows and their division change no byte', () => {
    // Whole numbers add up to the same however they are divided.
    const whole = anyRows.map((rows) => rows.map((r) => ({ ...r, value: Math.round(r.value) })));
    fc.assert(
      fc.property(whole, fc.nat(1000), fc.infiniteStream(fc.nat()), (rows, seed, keys) => {
        const divided = rows.flatMap(({ path, conversions, value, nulls }) => {
          const some = Math.floor(conversions / 2);
          const part = {
            path,
            conversions: some,
            value: some > 0 ? Math.floor(value / 2) : 0,
            nulls: 0,
          };
          const rest = { conversions: conversions - some, value: value - part.value, nulls };
          return [part, { path, ...rest }];
        });
        const shuffled = divided
          .map((each) => ({ each, key: keys.next().value! }))
          .sort((a, b) => a.key - b.key)
          .map(({ each }) => each);
        const options = { seed, bootstrap: 3 };
        expect(JSON.stringify(ask(shuffled, MODEL_NAMES, options))).toBe(
          JSON.stringify(ask(rows, MODEL_NAMES, options)),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('a relabelling of channels permutes the result', () => {
    const letters = ['a', 'b', 'c', 'd', 'e'];
    const permutation = fc.shuffledSubarray(letters, { minLength: 5 });
    fc.assert(
      fc.property(anyRows, permutation, fc.constantFrom(1, 2, 3, 4), (rows, to, order) => {
        const renamed = (name: string) => to[letters.indexOf(name)]!;
        const also = rows.map((each) => ({ ...each, path: each.path.map(renamed) }));
        const direct = new Set(['d'].map(renamed));
        const paid = new Set(['a', 'c'].map(renamed));
        const before = ask(rows, MODEL_NAMES, { order });
        const after = ask(also, MODEL_NAMES, { order, direct, paid });
        for (const [index, { model, channels }] of before.models.entries())
          for (const channel of channels) {
            const same = after.models[index]!.channels.find(
              (each) => each.channel === renamed(channel.channel),
            )!;
            for (const of of ['conversions', 'value'] as const) {
              // Shapley's sums run over rates of all sets of channels, so all journeys give the scale.
              const scale = before.totals[of] * (1 + before.totals.nulls);
              const off = Math.abs(same[of] - channel[of]);
              expect(off, `${model} ${of}`).toBeLessThanOrEqual(1e-9 * scale);
            }
          }
      }),
      { numRuns: 60 },
    );
  });

  it('two runs give the same bytes, with intervals and sampling too', () => {
    const many = Array.from({ length: 25 }, (_, i) =>
      row(`c${i} > c${(i * 7) % 25} > c${(i * 3) % 25}`, 1 + (i % 3), i % 5, i),
    );
    const options = { order: 'auto', bootstrap: 20, permutations: 50, seed: 3 } as const;
    const first = ask(many, MODEL_NAMES, options);
    expect(JSON.stringify(ask(many, MODEL_NAMES, options))).toBe(JSON.stringify(first));
    const shapley = first.models.find(({ model }) => model === 'shapley')!;
    expect(shapley.parameters).toMatchObject({ method: 'sampled', permutations: 50, seed: 3 });
    expect(shapley.channels[0]!.standard_error).toBeDefined();
    for (const { model, channels } of first.models) {
      const dataDriven: readonly string[] = DATA_DRIVEN_MODELS;
      for (const { interval } of channels)
        expect(interval !== undefined, model).toBe(dataDriven.includes(model));
    }
    // A sampled game drawn otherwise differs, so the seed is really used.
    const other = ask(many, ['shapley'], { ...options, seed: 4 }).models[0]!;
    expect(JSON.stringify(other.channels)).not.toBe(JSON.stringify(shapley.channels));
  });

  it('participation gives at least the conversions, and each channel at least what any other rule gives', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { totals, models } = ask(rows, ['participation', 'linear', 'first', 'time_decay']);
        const [most, ...others] = models;
        const credited = most!.channels.reduce((total, { conversions }) => total + conversions, 0);
        expect(credited).toBeGreaterThanOrEqual(totals.conversions * (1 - 1e-12));
        for (const { channels } of others)
          for (const [index, { conversions }] of channels.entries())
            expect(most!.channels[index]!.conversions).toBeGreaterThanOrEqual(
              conversions * (1 - 1e-12),
            );
      }),
    );
  });
});

describe('what is refused', () => {
  const rows = [row('a > b', 3, 1)];
  const refusal = (run: () => unknown) => {
    try {
      run();
    } catch (error) {
      if (error instanceof AttributionError) return { code: error.code, message: error.message };
      throw error;
    }
    return undefined;
  };

  it('an order above 4', () => {
    const order = 5 as 4;
    expect(refusal(() => ask(rows, ['markov'], { order }))).toMatchObject({
      code: 'model_parameter',
      message: expect.stringContaining('order 4 or lower'),
    });
  });

  it('a name that is no model’s, with the nearest one', () => {
    expect(modelName('time_decay')).toBe('time_decay');
    expect(refusal(() => modelName('timedecay'))).toMatchObject({
      code: 'model_unknown',
      message: expect.stringContaining('did you mean "time_decay"?'),
    });
  });

  it('what a model cannot do without', () => {
    const { weights: _, ...without } = OPTIONS;
    expect(refusal(() => attribute(pathTable(rows), ['custom'], without))).toMatchObject({
      code: 'model_input_missing',
      message: expect.stringContaining('position_based'),
    });
    expect(refusal(() => ask(rows, ['first_paid'], { paid: new Set() }))).toMatchObject({
      code: 'model_input_missing',
      message: expect.stringContaining('first_non_direct'),
    });
  });

  it('parameters outside what a model is defined for', () => {
    for (const [model, options] of [
      ['time_decay', { halfLifeDays: 0 }],
      ['time_decay', { stepDays: -1 }],
      ['custom', { weights: [0, 0, 0] }],
      ['shapley', { permutations: 0.5 }],
      ['markov', { bootstrap: -1 }],
      ['markov', { bootstrap: 10, level: 1 }],
    ] as const)
      expect(refusal(() => ask(rows, [model], options))?.code, model).toBe('model_parameter');
  });
});

describe('tables with next to nothing in them', () => {
  const credits = (rows: readonly PathRow[], model: ModelName) => figure(rows, model);

  it('one channel takes all', () => {
    for (const model of MODEL_NAMES)
      expectNear(credits([row('a > a', 2, 1), row('a', 3, 4)], model), { a: 5 });
  });

  it('without conversions everything is 0, removal effects too', () => {
    const rows = [row('a > b', 0, 3), row('b', 0, 1)];
    for (const model of MODEL_NAMES) {
      const { channels } = ask(rows, [model], { bootstrap: 5 }).models[0]!;
      for (const { channel: _, interval, ...figures } of channels) {
        for (const value of Object.values(figures)) expect(value, model).toBe(0);
        if (interval)
          expect([interval.conversions, interval.value]).toEqual([
            [0, 0],
            [0, 0],
          ]);
      }
    }
  });

  it('without nulls Markov and leave-one-out know conversion as certain', () => {
    const rows = [row('a > b', 3, 0), row('b', 1, 0)];
    // a stands on 3 of 4 conversions, b on all: effects .75 and 1 of 1.75, times 4.
    expectNear(credits(rows, 'markov'), { a: 12 / 7, b: 16 / 7 });
    // a > b gains nothing from a, since b alone converts always; without b there is no such path.
    expectNear(credits(rows, 'leave_one_out'), { a: 0, b: 4 });
    // v(b) = 1, v(ab) = 1, v(a) = 0: b is worth (1 + 1)/2, a nothing.
    expectNear(credits(rows, 'shapley'), { a: 0, b: 4 });
  });

  it('repeated channels alone count as the channel', () => {
    const rows = [row('a > a > a', 2, 2), row('b > b', 1, 3)];
    // Nothing is shared between the two: a has its 2 conversions and b its 1.
    for (const model of MODEL_NAMES.filter((each) => each !== 'shapley'))
      expectNear(credits(rows, model), { a: 2, b: 1 });
    // v(a) = 1/2, v(b) = 1/4, v(ab) = 3/8: a (1/2 + 1/8)/2 = 5/16, b (1/4 − 1/8)/2 = 1/16, of 8 journeys.
    expectNear(credits(rows, 'shapley'), { a: 2.5, b: 0.5 });
  });

  it('an empty table has no channels', () => {
    const { totals, models } = ask([], MODEL_NAMES, { bootstrap: 5, order: 'auto' });
    expect(totals).toEqual({ conversions: 0, value: 0, nulls: 0 });
    expect(models.map(({ model }) => model)).toEqual(MODEL_NAMES);
    for (const { channels } of models) expect(channels).toEqual([]);
  });
});
