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
    cost: of('cost') ?? of('budget'),
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

  it('says nothing of an outcome that is not known', () => {
    expect(effectsOf(side({ visits: 3 }), side(BOUGHT), 'margin')).toBeNull();
    const { budget: _, ...uncosted } = BOUGHT;
    expect(effectsOf(side(uncosted), side(BOUGHT), 'profit')).toBeNull();
  });
});
