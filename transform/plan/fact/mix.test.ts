import { expect, it } from 'vitest';
import { Exact } from '../figures/exact.ts';
import { lineBridge } from './line-bridge.ts';
import { budgetAtEqualMix } from './mix.ts';
import type { Stages } from './stages.ts';

/** One click a unit of money, one visit a click, ten visits a sale. */
function stages(budget: number, value: number): Stages {
  const of = (factor: number) => new Exact(budget).times(factor);
  return {
    ...{ budget: of(1), cost: of(1), impressions: null, clicks: of(1), visits: of(1) },
    ...{ leads: null, qualified: null, deals: of(0.1), sold: of(value), revenue: of(value) },
    margin: of(value),
  };
}
const line = (plan: number, fact: number, value: number) => ({
  plan: stages(plan, value),
  fact: stages(fact, value),
});
const budgetOf = ({ plan, fact }: ReturnType<typeof line>) =>
  lineBridge(plan, fact, 'margin')!
    .find(({ driver }) => driver === 'budget')!
    .effect.toNumber();

it('tells money that moved to a worse line from money that was not spent', () => {
  // 50 went from a line that brings 3 to one that brings 1: 100 less, with the same 200.
  const moved = [line(100, 50, 3), line(100, 150, 1)];
  expect(moved.map(budgetOf)).toEqual([-150, 50]);
  expect(budgetAtEqualMix(moved, 'margin')!.toNumber()).toBeCloseTo(0, 12);
  // Half as much in both: nothing of it is mix.
  const halved = [line(100, 50, 3), line(100, 50, 1)];
  expect(budgetAtEqualMix(halved, 'margin')!.toNumber()).toBeCloseTo(-200, 12);
  expect(halved.map(budgetOf).reduce((sum, one) => sum + one, 0)).toBe(-200);
});

it('is the budget effect of a line by itself', () => {
  const one = line(100, 130, 2);
  expect(budgetAtEqualMix([one], 'margin')!.toNumber()).toBe(budgetOf(one));
});

it('is unknown where a part is', () => {
  const unknown = { ...line(100, 50, 3), fact: { ...stages(50, 3), margin: null } };
  expect(budgetAtEqualMix([unknown, line(100, 150, 1)], 'margin')).toBeNull();
});
