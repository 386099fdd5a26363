import { describe, expect, it } from 'vitest';
import { ALL_METRIC_KEYS, metricsResponse } from '../contract/metrics.ts';
import { CATALOGUE, publicCatalogue } from './catalogue.ts';
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
    const empty = metricValues(NO_MEASURES, undefined, ALL_METRIC_KEYS);
    const free = metricValues({ ...ROW, cost: 'not_applicable' }, undefined, ALL_METRIC_KEYS);
    for (const { key, formula } of CATALOGUE) {
      const isRatio = formula.includes('/');
      expect([key, empty.values[key] === null]).toEqual([key, isRatio]);
      expect([key, empty.why[key]]).toEqual([key, isRatio ? 'nothing_to_divide_by' : undefined]);
      if (formula.includes('cost')) expect([key, free.why[key]]).toEqual([key, 'not_applicable']);
    }
  });

  it('computes what one impression, click, visit and sale costs and brings', () => {
    const { values } = metricValues(
      { ...ROW, new_revenue: 1_500_000_000n, sold: 4n, sold_revenue: 8_000_000_000n },
      undefined,
      ALL_METRIC_KEYS,
    );
    // 300 clicks of 80,000 impressions for 1,200.00; 240 visits; 2.833333333 sales of 6,000.00.
    expect(values).toMatchObject({
      ...{ ctr: 0.00375, cpc: '4.00', cpm: '15.00', landing_rate: 0.8, cost_per_visit: '5.00' },
      ...{ lead_rate: 4 / 240, call_rate: 0.0125, margin_rate: 0.4, break_even_roas: 2.5 },
      ...{ aov: '2117.647059', profit: '1200.00', new_revenue_share: 0.25, sold_aov: '2000.00' },
      ...{ revenue_per_visit: '25.00', margin_per_lead: '600.00', contribution: '1200.00' },
    });
  });

  it('mixes in no ratio what was paid for with what was not', () => {
    const both = metricValues(ROW, { all: 'blended' }, ALL_METRIC_KEYS);
    expect(both.why).toMatchObject({ cpl: 'blended', landing_rate: 'blended', profit: 'blended' });
    // Both sides of these are of the same facts.
    expect(both.values).toMatchObject({ cpc: '4.00', ctr: 0.00375, margin_rate: 0.4 });
    const visits = metricValues(ROW, { ofVisits: 'blended' }, ALL_METRIC_KEYS);
    expect(visits.why).toMatchObject({ landing_rate: 'blended', cost_per_visit: 'blended' });
    expect(visits.values).toMatchObject({ cpl: '300.00', roas: 5 });
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
