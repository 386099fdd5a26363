import { planSchema } from '@throughline/api/contract/plans';
import { expect, it } from 'vitest';
import { demoPlan } from './demo-plan.ts';

const row = {
  ...{ kind: 'channel' as const, channel: 'Paid Search', campaign: 'brand', cost: '12000.00' },
  ...{ clicks: 3000, visits: 2400, leads: 120, deals: 10, orders: 30, revenue: '80000.00' },
  margin: '32000.00',
};

it('is a plan of round figures for every month of the history and three more', () => {
  const plan = demoPlan([row], { from: '2025-09-22', months: 12, currency: 'RUB' });
  expect(plan.settings).toMatchObject({ first_month: '2025-09', months: 15, horizon: 16 });
  expect(plan.lines.map(({ month }) => month).at(-1)).toBe('2026-11');
  // 12,000 a year; 3,000 clicks; 40 sales of 120 leads of 2,400 visits, 2,000 each.
  expect(plan.lines[0]).toEqual({
    ...{ channel: 'Paid Search', campaign: 'brand', month: '2025-09', budget: '1000', cpc: '4' },
    ...{ landing: 0.8, lead_rate: 0.05, deal_rate: 0.33, aov: '2000', margin_rate: 0.4 },
  });
  expect(planSchema.safeParse(plan).success).toBe(true);
});

it('goes from visits to sales where few leads are told', () => {
  const { lines } = demoPlan([{ ...row, leads: 5 }], {
    from: '2026-01-01',
    months: 1,
    currency: 'RUB',
  });
  expect(lines[0]).not.toHaveProperty('lead_rate');
  expect(lines[0]).toMatchObject({ deal_rate: 0.017 });
});

it('plans nothing of what has no cost or no sales', () => {
  const rows = [
    { ...row, cost: null },
    { ...row, deals: 0, orders: 0 },
    { ...row, kind: 'unattributed' as const },
  ];
  expect(demoPlan(rows, { from: '2026-01-01', months: 1, currency: 'RUB' }).lines).toEqual([]);
});
