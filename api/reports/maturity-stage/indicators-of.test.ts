import { describe, expect, it } from 'vitest';
import type { StoredPlan } from '../../plans/read-plans.ts';
import type { MaturityFacts, RecordSums, SaleSums, TouchSums } from './facts.ts';
import { indicatorsOf } from './indicators-of.ts';

const touches = (later: boolean, visits: number, paid = 0, tagged = 0, costed = 0): TouchSums => ({
  ...{ later, visits, paid, tagged, costed },
});
const sales = (month: string, channel: string, more: Partial<SaleSums> = {}): SaleSums => ({
  ...{ later: month >= '2026-01', month: `${month}-01`, channel, sales: 10, crossed: 4 },
  ...{ joined: channel === '' ? 0 : 10, repeated: 2, revenue: 100_000, margin: 40_000 },
  ...{ repeat_revenue: 20_000, call_margin: 0, revenue_unknown: 0, margin_unknown: 0 },
  ...more,
});
const records = (more: Partial<RecordSums>): RecordSums => ({
  ...{ records: 0, staged: 0, inbound: 0, gone: 0, begun: 0, explained: 0 },
  ...more,
});

const NOTHING: MaturityFacts = {
  period: { from: '2025-07-01', to: '2026-06-30' },
  ...{ touches: [], sales: [], records: new Map(), kept: new Map() },
  ...{ devices: { across: 0, shared: 0 }, missedCalls: 0, cost: { now: null, before: null } },
};
const of = (facts: Partial<MaturityFacts>, plan: StoredPlan | null = null) =>
  indicatorsOf({ ...NOTHING, ...facts }, plan);

describe('indicatorsOf', () => {
  it('leaves unknown what no fact says', () => {
    const all = of({});
    const known = Object.entries(all).filter(([, { input }]) => input);
    // That there is no sale, no segment and no plan is known.
    expect(known.map(([name]) => name)).toEqual(['crm_loop', 'segmentation', 'planning', 'goals']);
  });

  it('measures shares of paid visits, of revenue and of sales', () => {
    const all = of({
      touches: [touches(false, 500, 100, 80, 60), touches(true, 700, 100, 90, 60)],
      sales: [
        sales('2025-08', 'Paid Search'),
        sales('2026-02', 'Direct'),
        sales('2026-03', '', { revenue: 200_000 }),
      ],
      devices: { across: 3, shared: 0 },
      cost: { now: 50_000, before: 40_000 },
    });
    expect(all.tracking_coverage).toMatchObject({ value: 0.85, part: 170, of: 200 });
    expect(all.cost_coverage).toMatchObject({ value: 0.6, governs: 50_000 });
    // Of 4,000.00 the 1,000.00 of paid search; neither direct visits nor nobody are a known source.
    expect(all.revenue_attributed).toMatchObject({ value: 0.25, part: 1000, of: 4000 });
    expect(all.identity.input).toEqual({ share: 20 / 30, cross_device: true });
    expect(all.omnichannel.input).toEqual({ share: 0.4, shared_campaigns: false });
    expect(all.active_channels.input).toEqual({ count: 2, offline_or_phone: false });
    expect(all.budget_growth.input).toEqual({ growth: 0.25, planned: false });
    // 200 of 1,000 before, 400 of 3,000 after.
    expect(all.loyalty.value).toBeCloseTo(400 / 3000 - 0.2, 12);
    // 700 of 500 visits; 20 sales of 700 against 10 of 500.
    expect(all.trend.input).toEqual({
      traffic: expect.closeTo(0.4, 9),
      conversion: expect.closeTo(3 / 7, 9),
    });
  });

  it('holds a sum with an unknown part for unknown', () => {
    const all = of({ sales: [sales('2026-02', 'Email', { revenue_unknown: 1 })] });
    expect([all.revenue_attributed, all.loyalty, all.cash_stability]).toEqual([{}, {}, {}]);
    const margin = of({ sales: [sales('2026-02', 'Email', { margin_unknown: 1 })] });
    expect(margin.revenue_attributed).not.toHaveProperty('governs');
  });

  it('takes six whole months for a variation', () => {
    const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'];
    const varied = months.map((month, at) =>
      sales(month, 'Email', { revenue: at % 2 === 0 ? 90_000 : 110_000 }),
    );
    // Deviation of six values of 90 and 110: √(600 / 5) about the mean of 100.
    expect(of({ sales: varied }).cash_stability.value).toBeCloseTo(Math.sqrt(600 / 5) / 100, 12);
    expect(of({ sales: varied.slice(1) }).cash_stability).toEqual({});
  });

  it('says how deep the CRM tells, and how many calls are lost', () => {
    const sold = [sales('2026-02', 'Email')];
    const deals = (staged: number) => new Map([['deal', records({ records: 10, staged })]]);
    expect(of({ sales: sold, records: deals(3) }).crm_loop.word).toBe('amount');
    expect(of({ sales: sold, records: deals(10) }).crm_loop.word).toBe('cogs_refunds');
    const unknown = [sales('2026-02', 'Email', { margin_unknown: 5 })];
    expect(of({ sales: unknown, records: deals(10) }).crm_loop.word).toBe('status_history');
    const calls = new Map([['call', records({ records: 50, inbound: 50, begun: 40 })]]);
    expect(of({ records: calls, missedCalls: 6 }).leakage).toMatchObject({ value: 0.15, of: 40 });
    const list = new Map([['subscriber', records({ records: 100, begun: 30, gone: 10 })]]);
    expect(of({ records: list }).email.input).toEqual({ net_growth: 0.2 });
  });
});
