import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Exact, ZERO } from '../figures/exact.ts';
import { wholeUnits } from '../figures/whole-units.ts';
import { lineBridge } from './line-bridge.ts';
import { OUTCOMES, outcomeOf, STAGES, type Stages } from './stages.ts';

const NONE = Object.fromEntries([...STAGES.map(([stage]) => [stage, null]), ['cost', null]]);
const stages = (values: Partial<Record<keyof Stages, number>>): Stages => ({
  ...(NONE as unknown as Stages),
  ...Object.fromEntries(Object.entries(values).map(([key, value]) => [key, new Exact(value)])),
});
const named = (effects: ReturnType<typeof lineBridge>) =>
  effects?.map(({ driver, effect }) => [driver, effect.toNumber()]);

describe('lineBridge', () => {
  it('divides a difference among drivers as worked out by hand', () => {
    // 100 · 2 became 120 · 2.5: (120 − 100) · (2 + 2.5) / 2 = 45, and (2.5 − 2) · (100 + 120) / 2 = 55.
    const plan = stages({ budget: 100, clicks: 50, margin: 200, cost: 110 });
    const fact = stages({ budget: 120, clicks: 60, margin: 300, cost: 132 });
    expect(named(lineBridge(plan, fact, 'margin'))).toEqual([
      ['budget', 45],
      ['cpc', 0],
      ['margin_rate', 55],
    ]);
    // The profit is less what the budget cost more: 22.
    expect(named(lineBridge(plan, fact, 'profit'))).toEqual([
      ['budget', 23],
      ['cpc', 0],
      ['margin_rate', 55],
    ]);
  });

  it('tells drivers together where what lies between them is not known', () => {
    const plan = stages({ budget: 100, clicks: 50, visits: 40, leads: 2, qualified: 1, deals: 1 });
    const fact = stages({ budget: 100, clicks: 0, visits: 20, leads: 2, deals: 2 });
    // 20 visits without a click: they came at another price, by other clicks, which nobody can tell apart.
    expect(lineBridge(plan, fact, 'deals')!.map(({ driver }) => driver)).toEqual([
      ...['budget', 'cpc+landing', 'lead_rate', 'qualify_rate+deal_rate'],
    ]);
  });

  it('gives all of it to the volume that was not there', () => {
    const plan = stages({ budget: 100, clicks: 50, visits: 40, deals: 2, cost: 100 });
    const fact = stages({ budget: 0, clicks: 0, visits: 0, deals: 0, cost: 0 });
    expect(named(lineBridge(plan, fact, 'deals'))).toEqual([
      ['budget', -2],
      ['cpc', 0],
      ['landing', 0],
      ['deal_rate', 0],
    ]);
  });

  it('knows nothing of what is not known', () => {
    expect(
      lineBridge(stages({ budget: 1 }), stages({ budget: 1, margin: 2 }), 'margin'),
    ).toBeNull();
  });

  it('adds up to fact − plan whatever is known and whatever is 0', () => {
    const value = fc.option(
      fc.oneof(
        fc.constant(0),
        fc.integer({ min: 1, max: 1e9 }).map((cents) => cents / 100),
      ),
    );
    const side = fc
      .record(Object.fromEntries([...STAGES.map(([stage]) => [stage, value]), ['cost', value]]))
      .map(
        (values) =>
          Object.fromEntries(
            Object.entries(values).map(([key, one]) => [
              key,
              one === null ? null : new Exact(one as number),
            ]),
          ) as unknown as Stages,
      );
    fc.assert(
      fc.property(side, side, fc.constantFrom(...OUTCOMES), (plan, fact, of) => {
        const effects = lineBridge(plan, fact, of);
        const [planned, actual] = [outcomeOf(plan, of), outcomeOf(fact, of)];
        if (!planned || !actual) return effects === null;
        const delta = actual.toDecimalPlaces(2).minus(planned.toDecimalPlaces(2));
        const rounded = wholeUnits(
          effects!.map(({ effect }) => effect),
          delta,
          2,
        );
        const sum = effects!.reduce((so, { effect }) => so.plus(effect), ZERO);
        expect(sum.minus(actual.minus(planned)).abs().lt(1e-20)).toBe(true);
        return rounded.reduce((so, one) => so.plus(one), ZERO).eq(delta);
      }),
    );
  });
});
