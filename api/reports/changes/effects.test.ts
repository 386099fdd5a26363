import { Exact } from '@throughline/transform/plan/figures/exact';
import { describe, expect, it } from 'vitest';
import type { ChangesOf } from '../../contract/reports/changes.ts';
import { effectsOf, rounded, type SideStages } from './effects.ts';

type Figures = Partial<Record<keyof SideStages, number>>;
const side = (figures: Figures): SideStages => {
  const of = (key: keyof SideStages) =>
    figures[key] === undefined ? null : new Exact(figures[key]);
  return {
    ...{ budget: of('budget'), clicks: of('clicks'), visits: of('visits'), leads: of('leads') },
    ...{ sales: of('sales'), revenue: of('revenue'), margin: of('margin') },
    // Where nothing is said of them, all sales have come, none is paid back and no rate has moved.
    expected: of('expected') ?? of('sales'),
    sold: of('sold') ?? of('revenue'),
    soldAtRate: of('soldAtRate') ?? of('sold') ?? of('revenue'),
    cost: of('cost') ?? of('budget'),
    costByRate: of('costByRate') ?? new Exact(0),
  };
};
const told = (before: Figures, now: Figures, of: ChangesOf = 'margin') => {
  const effects = effectsOf(side(before), side(now), of)!;
  const change = effects.reduce((sum, { effect }) => sum.plus(effect), new Exact(0));
  return Object.fromEntries(
    rounded(effects, new Exact(change.toDecimalPlaces(6))).map(({ driver, effect }) => [
      driver,
      effect.toFixed(2),
    ]),
  );
};

const BOUGHT = {
  ...{ budget: 100, clicks: 50, visits: 40, leads: 8, sales: 4, revenue: 400, margin: 160 },
} as const;

describe('a change among its drivers', () => {
  it('gives spend all that more of the same brought', () => {
    const twice = Object.fromEntries(
      Object.entries(BOUGHT).map(([key, value]) => [key, 2 * value]),
    );
    expect(told(BOUGHT, twice)).toEqual({ spend: '160.00' });
    // 160.00 more margin for 100.00 more spent.
    expect(told(BOUGHT, twice, 'profit')).toEqual({ spend: '60.00' });
  });

  it('divides what several drivers moved together, worked by hand', () => {
    // Spend twice as much at twice the price: alone +160 and −80, after the other +80 and −160.
    expect(told(BOUGHT, { ...BOUGHT, budget: 200 })).toEqual({ spend: '120.00', cpc: '-120.00' });
    expect(told(BOUGHT, { ...BOUGHT, budget: 200 }, 'profit')).toEqual({
      spend: '20.00',
      cpc: '-120.00',
    });
    // Leads 8 → 4, basket 100 → 300: alone −80 and +320, after the other −240 and +160.
    expect(told(BOUGHT, { ...BOUGHT, leads: 4, sales: 2, revenue: 600, margin: 240 })).toEqual({
      lead_rate: '-160.00',
      aov: '240.00',
    });
    expect(told(BOUGHT, { ...BOUGHT, revenue: 500, margin: 160 }, 'revenue')).toEqual({
      aov: '100.00',
    });
  });

  it('calls what nobody tells apart by what it comes to', () => {
    const organic = { visits: 40, leads: 8, sales: 4, revenue: 400, margin: 160 };
    expect(
      told(organic, { ...organic, visits: 80, leads: 16, sales: 8, revenue: 800, margin: 320 }),
    ).toEqual({ visits: '160.00' });
    // Nobody knows the visits: half the sales of the same worth.
    const unseen = { leads: 0, sales: 4, revenue: 400, margin: 160 };
    expect(told(unseen, { leads: 0, sales: 2, revenue: 200, margin: 80 })).toEqual({
      sales: '-80.00',
    });
    // A shop has no leads: visits, then what share of them buys.
    const shop = { visits: 40, leads: 0, sales: 4, revenue: 400, margin: 160 };
    expect(told(shop, { ...shop, sales: 8, revenue: 800, margin: 320 })).toEqual({
      sale_rate: '160.00',
    });
    // Clicks are not told: what a visit costs.
    expect(told({ ...BOUGHT, clicks: 0 }, { ...BOUGHT, clicks: 0, budget: 200 })).toEqual({
      spend: '120.00',
      cost_per_visit: '-120.00',
    });
  });

  it('tells refunds, rates and late sales apart from the average order, worked by hand', () => {
    // Half of what is sold goes back: 160 of the margin becomes 80.
    const returned = { ...BOUGHT, sold: 400, revenue: 200, margin: 80 };
    expect(told(BOUGHT, returned)).toEqual({ refunds: '-80.00' });
    // Dollars are worth a quarter more: 400 became 500.
    const dearer = { ...BOUGHT, soldAtRate: 400, sold: 500, revenue: 500, margin: 200 };
    expect(told(BOUGHT, dearer)).toEqual({ fx: '40.00' });
    // Both: × 1.25 and × 0.5 of 160 are +40 and −80 alone, +20 and −100 after the other.
    const both = { ...BOUGHT, soldAtRate: 400, sold: 500, revenue: 250, margin: 100 };
    expect(told(BOUGHT, both)).toEqual({ fx: '30.00', refunds: '-90.00' });
    // 2 of 4 sales have come: what was worth 160 is 80 so far.
    const young = { ...BOUGHT, expected: 4, sales: 2, revenue: 200, margin: 80 };
    expect(told(BOUGHT, young)).toEqual({ timing: '-80.00' });
    // The same dollars cost 25 more: it is no spend, and no dearer click.
    expect(told(BOUGHT, { ...BOUGHT, cost: 125, costByRate: 25 }, 'profit')).toEqual({
      fx: '-25.00',
    });
  });

  it('says nothing of an outcome that is not known', () => {
    expect(effectsOf(side({ visits: 3 }), side(BOUGHT), 'margin')).toBeNull();
    const { budget: _, ...uncosted } = BOUGHT;
    expect(effectsOf(side(uncosted), side(BOUGHT), 'profit')).toBeNull();
  });
});
