import type { PlanOptimised } from '@throughline/api/contract/plan-optimise';
import { describe, expect, it } from 'vitest';
import { answerOf } from './answer.ts';
import { askedOf, readBudgetChoices, withBudgetChoices } from './choices.ts';
import { curveLayout, type Line, marginAt } from './curve-layout.ts';
import { planOf } from './use-budget.ts';

describe('choices of the budget page', () => {
  it('are read from the address, and what cannot be followed is said', () => {
    expect(readBudgetChoices('').choices).toEqual({
      ...{ amount: 50_000, goal: 'more', bounds: 30, plan: null },
    });
    const { choices, strays } = readBudgetChoices('amount=12&goal=riches&bounds=45&plan=year');
    expect(choices).toEqual({ amount: 12, goal: 'more', bounds: 45, plan: 'year' });
    expect(strays).toEqual([{ parameter: 'goal', value: 'riches' }]);
    expect(readBudgetChoices('amount=-5').strays).toHaveLength(1);
    expect(withBudgetChoices('?lang=ru&amount=12', { amount: 50_000, bounds: 50 })).toBe(
      'lang=ru&bounds=50',
    );
  });

  it('become a question of the API', () => {
    const choices = { amount: 20_000, goal: 'more', bounds: 50, plan: null } as const;
    expect(askedOf(choices)).toEqual({
      ...{ mode: 'fixed_budget', extra: '20000', bounds: { share: 0.5 } },
    });
    expect(askedOf({ ...choices, goal: 'same' })).toMatchObject({ extra: '0' });
    expect(askedOf({ ...choices, goal: 'profit' })).toEqual({
      ...{ mode: 'target_marginal_romi', target: 0, bounds: { share: 0.5 } },
    });
  });

  it('show the plan that is in force unless one is named', () => {
    const plan = (id: string, state: 'draft' | 'approved', created_at: string) => ({
      ...{ id, state, created_at, name: id, version: 1, author: '', parent: null },
    });
    const plans = [
      plan('old', 'approved', '2026-01-01'),
      plan('new', 'approved', '2026-02-01'),
      plan('idea', 'draft', '2026-03-01'),
    ];
    expect(planOf(plans, null)?.id).toBe('new');
    expect(planOf(plans, 'idea')?.id).toBe('idea');
    expect(planOf(plans.slice(2), 'gone')?.id).toBe('idea');
    expect(planOf([], null)).toBeUndefined();
  });
});

const row = (channel: string, difference: string) => ({
  ...{ channel, difference, month: null, current: '0', spend: '0', response: null, romi: null },
  ...{ marginal_romi: null, bound: 'none' as const, extrapolated: false },
});
const told = (more: object) =>
  ({
    status: 'optimal',
    meta: { weeks: { from: '2026-01-05', to: '2026-06-01', count: 22 } },
    curves: [{ weeks: 22 }],
    allocation: [row('a', '30'), row('b', '-10'), row('c', '-20'), row('a', '5')],
    profit_gain: { expected: '12', p10: '-3', p90: '40' },
    confidence: 'not_better',
    ...more,
  }) as unknown as PlanOptimised;

describe('the answer of the budget page', () => {
  it('names the channel that gains most and the one that gives most', () => {
    expect(answerOf(told({}), 100, 105)).toEqual({
      ...{ kind: 'move', isBetter: false, expected: '12', between: ['-3', '40'] },
      to: { channel: 'a', amount: 35 },
      from: { channel: 'c', amount: 20 },
    });
    const still = answerOf(told({ allocation: [row('a', '0')] }), 100, 100);
    expect(still).toMatchObject({ to: null, from: null });
  });

  it('says which bounds would do, or from which day on there are eight weeks', () => {
    const bounds = { status: 'infeasible', least: '70', most: '130' };
    const infeasible = answerOf(told(bounds), 100, 146);
    expect(infeasible).toEqual({ kind: 'infeasible', least: 70, most: 130, wider: 50 });
    expect(answerOf(told(bounds), 100, 400)).toMatchObject({ wider: null });
    expect(answerOf(told({ curves: [{ weeks: 7 }] }), 100, 100)).toEqual({
      ...{ kind: 'early', weeks: 7, from: '2026-03-02' },
    });
    expect(answerOf(told({ curves: [], meta: { weeks: null } }), 0, 0)).toMatchObject({
      from: null,
    });
  });
});

it('a curve is dotted from the spend that was never tried', () => {
  const points = [0, 50, 100].map((spend) => ({
    ...{ spend, margin: 2 * spend, p10: spend, p90: 4 * spend },
  }));
  const line: Line = {
    ...{ channel: 'a', month: null, current: 40, proposed: 80, min: 20, max: 60 },
    ...{ extrapolated_from: 75, points },
  };
  expect(marginAt(points, 25)).toBe(50);
  const at = curveLayout(line, { width: 116, height: 132 });
  // 100 px for 100 of spend, 100 px for the 400 of margin at most.
  expect(at.now).toEqual({ x: 48, y: 90 });
  expect(at.seen).toBe('M8 110L58 85L83 72.5');
  expect(at.beyond).toBe('M83 72.5L108 60');
  expect(at.bounds).toEqual({ x: 28, width: 40 });
  expect(
    curveLayout({ ...line, extrapolated_from: null }, { width: 116, height: 132 }).beyond,
  ).toBe('');
});
