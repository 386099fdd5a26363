import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf } from '../answer-of.ts';
import { Exact } from '../figures/exact.ts';
import { bridge } from './bridge.ts';

interface Driver {
  readonly name: string;
  readonly plan: string | null;
  readonly fact: string | null;
  readonly power?: 1 | -1;
}

const ask = (drivers: readonly Driver[], less: string | null = null) =>
  answerOf(bridge, { drivers, less });

const effects = (answer: ReturnType<typeof ask>) =>
  Object.fromEntries(answer.effects.map(({ name, effect }) => [name, effect]));

describe('the bridge from plan to fact', () => {
  it('divides a joint effect in halves', () => {
    // 10 · 3 → 14 · 5: (14 − 10) · (3 + 5) / 2 = 16 and (5 − 3) · (10 + 14) / 2 = 24.
    const answer = ask([
      { name: 'deals', plan: '10', fact: '14' },
      { name: 'aov', plan: '3', fact: '5' },
    ]);
    expect(answer).toMatchObject({ plan: '30.000000', fact: '70.000000', delta: '40.000000' });
    expect(effects(answer)).toEqual({ deals: '16.000000', aov: '24.000000' });
  });

  it('takes the budget off a profit', () => {
    // 100 / 5 · 7 − 100 = 40 → 200 / 8 · 7 − 200 = −25; budget: 100 · 7 · (1/5 + 1/8) / 2 − 100 = 13.75.
    const answer = ask(
      [
        { name: 'budget', plan: '100', fact: '200' },
        { name: 'cpc', plan: '5', fact: '8', power: -1 },
        { name: 'value', plan: '7', fact: '7' },
      ],
      'budget',
    );
    expect(answer.delta).toBe('-65.000000');
    expect(effects(answer)).toEqual({ budget: '13.750000', cpc: '-78.750000', value: '0.000000' });
  });

  it('gives a driver that is undefined on one side no effect', () => {
    // Nothing was spent, so there was no price of a click either.
    const answer = ask([
      { name: 'budget', plan: '100', fact: '0' },
      { name: 'cpc', plan: '5', fact: null, power: -1 },
      { name: 'value', plan: '7', fact: null },
    ]);
    expect(answer).toMatchObject({ plan: '140.000000', fact: '0.000000' });
    expect(effects(answer)).toEqual({ budget: '-140.000000', cpc: '0.000000', value: '0.000000' });
    expect(
      ask([
        { name: 'a', plan: '0', fact: '0' },
        { name: 'b', plan: null, fact: null },
      ]),
    ).toMatchObject({
      delta: '0.000000',
    });
    expect(() =>
      ask([
        { name: 'a', plan: '1', fact: '2' },
        { name: 'b', plan: null, fact: null },
      ]),
    ).toThrow(expect.objectContaining({ code: 'driver_undefined' }));
  });

  it('refuses names that are there twice or not at all', () => {
    const one = { name: 'a', plan: '1', fact: '2' };
    expect(() => ask([one, one])).toThrow(expect.objectContaining({ code: 'input_invalid' }));
    expect(() => ask([one], 'b')).toThrow(expect.objectContaining({ code: 'input_invalid' }));
    expect(() => ask([])).toThrow(expect.objectContaining({ code: 'input_invalid' }));
  });

  const value = fc.integer({ min: -9999, max: 99_999 }).map((cents) => (cents / 100).toFixed(2));
  const drivers = (most: number) =>
    fc
      .array(
        fc.record({ plan: value, fact: value, power: fc.constantFrom(1 as const, -1 as const) }),
        {
          minLength: 1,
          maxLength: most,
        },
      )
      .map((list) => list.map((one, index) => ({ ...one, name: `d${index}` })));

  it('adds up to the last digit, also with many drivers', () => {
    fc.assert(
      fc.property(drivers(12), fc.boolean(), (list, hasLess) => {
        const answer = ask(list, hasLess ? 'd0' : null);
        const sum = answer.effects.reduce((so, { effect }) => so.plus(effect!), new Exact(0));
        expect(sum.toFixed(6).replace(/^-0\.0+$/, '0.000000')).toBe(answer.delta);
        expect(new Exact(answer.fact).minus(answer.plan).eq(answer.delta)).toBe(true);
      }),
    );
  });

  it('is the mean over all orders in which drivers could go to fact', () => {
    fc.assert(
      fc.property(drivers(5), (list) => {
        const defined = list.map((one) => ({
          ...one,
          plan: one.plan === '0.00' ? '1' : one.plan,
          fact: one.fact === '0.00' ? '1' : one.fact,
        }));
        const answer = ask(defined);
        const outcome = (atFact: ReadonlySet<number>) =>
          defined.reduce((so, { plan, fact, power }, index) => {
            const at = Number(atFact.has(index) ? fact : plan);
            return power === 1 ? so * at : so / at;
          }, 1);
        const orders = permutations(defined.map((_, index) => index));
        for (const [index, { effect }] of answer.effects.entries()) {
          const mean =
            orders.reduce((so, order) => {
              const before = new Set(order.slice(0, order.indexOf(index)));
              return so + outcome(new Set([...before, index])) - outcome(before);
            }, 0) / orders.length;
          const size =
            1e-9 *
            orders.reduce((so, order) => so + Math.abs(outcome(new Set(order.slice(0, 2)))), 1);
          expect(Math.abs(Number(effect) - mean)).toBeLessThan(1e-5 + size);
        }
      }),
      { numRuns: 50 },
    );
  });
});

function permutations(list: readonly number[]): number[][] {
  if (list.length <= 1) return [[...list]];
  return list.flatMap((first) =>
    permutations(list.filter((one) => one !== first)).map((rest) => [first, ...rest]),
  );
}
