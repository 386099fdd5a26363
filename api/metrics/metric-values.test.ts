import { describe, expect, it } from 'vitest';
import { ALL_METRIC_KEYS, metricsResponse } from '../contract/metrics.ts';
import { CATALOGUE, isBlended, publicCatalogue } from './catalogue.ts';
import { NO_MEASURES } from './measures.ts';
import { blendedValues, metricValues } from './metric-values.ts';

/** 1,200.00 spent, 4 leads, 2.5 orders of which 1.5 first, 6,000.00 revenue, 2,400.00 margin. */
const ROW = {
  ...NO_MEASURES,
  cost: 1_200_000_000n,
  impressions: 80_000n,
  clicks: 300n,
  visits: 240n,
  calls: 3n,
  leads: 4_000_000_000n,
  deals: 333_333_333n,
  orders: 2_500_000_000n,
  new_customers: 1_500_000_000n,
  revenue: 6_000_000_000n,
  margin: 2_400_000_000n,
};

describe('metricValues', () => {
  it('computes every metric from sums', () => {
    expect(metricValues(ROW).values).toEqual({
      cost: '1200.00',
      impressions: 80_000,
      clicks: 300,
      visits: 240,
      leads: 4,
      calls: 3,
      deals: 0.333333333,
      orders: 2.5,
      revenue: '6000.00',
      margin: '2400.00',
      cpl: '300.00',
      cpo: '480.00',
      cac: '800.00',
      drr: 0.2,
      roas: 5,
      romi_revenue: 4,
      romi_margin: 1,
    });
  });

  it('leaves a ratio unknown rather than infinite or zero', () => {
    expect(metricValues(NO_MEASURES).values).toMatchObject({
      cost: '0.00',
      cpl: null,
      roas: null,
      drr: null,
    });
    expect(metricValues({ ...ROW, cost: 'cost_missing' }).values).toMatchObject({
      cost: null,
      cpl: null,
      cac: null,
      drr: null,
      romi_margin: null,
      revenue: '6000.00',
    });
    expect(metricValues({ ...ROW, margin: 'margin_missing' }).values).toMatchObject({
      margin: null,
      romi_margin: null,
      roas: 5,
    });
  });

  it('says of every metric without a value why, for any ratio alike', () => {
    for (const { key, formula } of CATALOGUE.filter((metric) => !isBlended(metric.key))) {
      const { values, why } = metricValues(NO_MEASURES);
      expect([key, values[key] === null]).toEqual([key, formula !== 'sum']);
      expect(why[key]).toBe(formula === 'sum' ? undefined : 'nothing_to_divide_by');
      const free = metricValues({ ...ROW, cost: 'not_applicable' });
      if (formula.includes('cost')) expect([key, free.why[key]]).toEqual([key, 'not_applicable']);
    }
  });

  it('gives blended ratios their own names and the plain ones none', () => {
    const { values, why } = blendedValues(ROW);
    // 6,000.00 / 1,200.00, and 1,200.00 / 1.5 first purchases.
    expect(values).toMatchObject({ mer: 5, blended_cac: '800.00', revenue: '6000.00', roas: null });
    for (const key of ['cpl', 'cpo', 'cac', 'drr', 'roas', 'romi_revenue', 'romi_margin'] as const)
      expect([values[key], why[key]]).toEqual([null, 'blended']);
    expect(metricValues(ROW, 'blended').why.roas).toBe('blended');
    expect(metricValues(ROW).values).not.toHaveProperty('mer');
  });

  it('can lose money', () => {
    expect(
      metricValues({ ...ROW, revenue: 600_000_000n, margin: -60_000_000n }).values,
    ).toMatchObject({
      romi_revenue: -0.5,
      romi_margin: -1.05,
      margin: '-60.00',
    });
  });
});

describe('catalogue', () => {
  it('defines each metric of the contract once, in its order, in three languages', () => {
    expect(CATALOGUE.map(({ key }) => key)).toEqual([...ALL_METRIC_KEYS]);
    const { metrics } = metricsResponse.parse({ metrics: publicCatalogue() });
    for (const { label, description } of metrics)
      for (const text of [...Object.values(label), ...Object.values(description)])
        expect(text).not.toBe('');
    expect(metrics.find(({ key }) => key === 'drr')?.label.ru).toBe('ДРР');
  });
});
