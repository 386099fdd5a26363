import { expect, it } from 'vitest';
import { Exact } from '../figures/exact.ts';
import { budgetFor } from './budget-for.ts';
import { planLine } from './plan-input.ts';

// A click of 10 brings 0.1 · 0.5 deals of 500, 60 % of it margin: 0.005 deals, 2.50 and 1.50 a unit of budget.
const line = planLine.parse({
  channel: 'search',
  month: 0,
  budget: '0',
  cpc: '10',
  lead_rate: 0.1,
  deal_rate: 0.5,
  aov: '500',
  margin_rate: 0.6,
});
const settings = { fee: 0, season: 1 };
const budget = (goal: Parameters<typeof budgetFor>[1], more = {}) =>
  budgetFor({ ...line, ...more }, goal, settings)?.toNumber() ?? null;

it('says the budget of a goal, where there is one', () => {
  expect(budget({ deals: new Exact(30) })).toBe(6000);
  expect(budget({ revenue: new Exact(30) })).toBe(12);
  expect(budget({ profit: new Exact(30) })).toBe(60);
  expect(budget({ profit: new Exact(30) }, { margin_rate: 0.4 })).toBeNull();
  expect(budget({ revenue: new Exact(30) }, { aov: null })).toBeNull();
  expect(budget({ deals: new Exact(30) }, { visits: 3 })).toBeNull();
});
