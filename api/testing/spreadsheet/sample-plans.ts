import type { Plan } from '../../contract/plans.ts';
import { planSchema } from '../../contract/plans.ts';
import { fingerprintOf } from '../../plans/canonical-plan.ts';
import type { StoredPlan } from '../../plans/read-plans.ts';

/** A version of a plan as the store gives it. */
export function storedPlan(plan: Plan, more: Partial<StoredPlan> = {}): StoredPlan {
  return {
    ...{ id: 'spring', name: plan.name, version: 3, state: 'draft', author: 'anna' },
    ...{ parent: 'spring@2', created_at: '2026-02-01T10:00:00.000Z', lock: null },
    ...{ fingerprint: fingerprintOf(plan), plan },
    ...more,
  };
}

const line = {
  ...{ channel: 'Paid Search', campaign: 'generic', cpc: '25', landing: 0.8, lead_rate: 0.05 },
  ...{ qualify_rate: 0.5, deal_rate: 0.2, aov: '10000', margin_rate: 0.4 },
};

/**
 * Worked by hand. March: 100,000 / 25 = 4,000 clicks, 3,200 visits, 160 leads, 80 qualified, 16 deals, 160,000 revenue,
 * 64,000 margin; cost 115,000 with a fee of 15 %. April: half of that in half a season: 4 deals, 40,000, 16,000; cost
 * 57,500. Half of the deals close a month later.
 */
export const WORKED = planSchema.parse({
  name: 'Spring',
  settings: {
    ...{ currency: 'RUB', first_month: '2026-03', months: 2, horizon: 4, vat: 0.2, fee: 0.15 },
    ...{ lag: [0.5, 0.5], payment_lag: [1], rate: 0.2, reinvest_rate: 0.08 },
    seasonality: [1, 1, 1, 0.5, 1, 1, 1, 1, 1, 1, 1, 1],
  },
  lines: [
    { ...line, month: '2026-03', budget: '100000' },
    { ...line, month: '2026-04', budget: '50000' },
  ],
});

/**
 * Of every kind of line: clicks, impressions, fixed visits, nothing bought at all, names that a spreadsheet would take
 * for a formula, a pattern, a number or one another; and a payback within the year.
 */
export const VARIED = planSchema.parse({
  name: '=SUM(1) <all> & "kinds"',
  settings: {
    ...{ currency: 'EUR', first_month: '2026-11', months: 4, horizon: 9, vat: 0.19, fee: 0.1 },
    ...{ lag: [0.5, 0, 0.25, 0.15], payment_lag: [0.7, 0.3], rate: 0.18, cost_delay: 1 },
    ...{ seasonality: [0.7, 0.9, 1, 1, 1.1, 1, 0.8, 0.8, 1, 1.1, 1.2, 1.4], target: '50000' },
    loadings: { lead_rate: 0.4 },
  },
  lines: [
    { ...line, month: '2026-11', budget: '12345.67', cpc: '1.37', ctr: 0.03, refund_rate: 0.07 },
    { ...line, month: '2026-12', budget: '9000', cpc: '0.9', ctr: 0, channel: 'paid search' },
    {
      ...line,
      month: '2027-01',
      budget: '4000.5',
      cpc: undefined,
      cpm: '6.5',
      ctr: 0.011,
      channel: '*',
    },
    { ...line, month: '2027-01', budget: '700', cpc: undefined, visits: '320.5', channel: '007' },
    { ...line, month: '2027-02', budget: '0', cpc: undefined, channel: '=cmd|calc' },
    {
      channel: '7',
      month: '2027-02',
      budget: '100',
      cpc: '2',
      lead_rate: 0,
      aov: '0',
      margin_rate: -0.5,
    },
  ],
});

/** Some lines lack what revenue or margin need: sums with them are unknown. */
export const UNKNOWN = planSchema.parse({
  ...VARIED,
  name: 'Unknown',
  settings: { currency: 'EUR', first_month: '2026-11', months: 4 },
  lines: VARIED.lines.map((each, at) => ({
    ...each,
    ...(at === 1 && { margin_rate: undefined }),
    ...(at === 2 && { aov: undefined }),
  })),
});
