import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf } from '../answer-of.ts';
import { Exact } from '../figures/exact.ts';
import { plan } from './plan.ts';

const ask = (request: unknown) => answerOf(plan, request);

/**
 * By hand: 5,000 at 50 a thousand are 100,000 impressions, 2,000 clicks, 1,000 visits, 100 leads, 50 qualified, 10 deals;
 * 10 · 300 less 10 % refunds are 2,700, half of it margin; with a fee of 10 % it costs 5,500, with VAT of 20 % 6,600.
 */
const LINE = {
  channel: 'Display',
  campaign: 'reach',
  month: 0,
  budget: '5000',
  cpm: '50',
  ctr: 0.02,
  landing: 0.5,
  lead_rate: 0.1,
  qualify_rate: 0.5,
  deal_rate: 0.2,
  aov: '300',
  margin_rate: 0.5,
  refund_rate: 0.1,
};
const settings = { vat: 0.2, fee: 0.1 };

describe('the chain of a plan', () => {
  it('goes from budget to margin', () => {
    const { lines } = ask({ settings, months: 1, lines: [LINE] });
    expect(lines[0]).toEqual({
      channel: 'Display',
      campaign: 'reach',
      month: 0,
      cost: '5500.000000',
      fee: '500.000000',
      vat: '1100.000000',
      cash_out: '6600.000000',
      impressions: 100_000,
      clicks: 2000,
      visits: 1000,
      leads: 100,
      qualified: 50,
      deals: 10,
      revenue: '2700.000000',
      margin: '1350.000000',
      cpl: '55.000000',
      cpo: '550.000000',
      drr: 5500 / 2700,
      romi_revenue: 2700 / 5500 - 1,
      romi_margin: 1350 / 5500 - 1,
      // 0.5 · 0.2 · 300 · 0.9 · 0.5 / 1.1, and times 0.1 · 0.5.
      break_even_cpl: '12.272727',
      break_even_cpc: '0.613636',
    });
  });

  it('says what happens in which month, and what comes later or never', () => {
    const { months, after_horizon, totals } = ask({
      settings,
      months: 2,
      cost_delay: 1,
      lag: [0.6, 0.3],
      payment_lag: [0.5, 0.5],
      lines: [LINE],
    });
    expect(months.map(({ deals }) => deals)).toEqual([6, 3]);
    expect(months.map(({ cash_out }) => cash_out)).toEqual(['0.000000', '6600.000000']);
    // Revenue 1,620 and 810; with VAT, half of each in its own month and half in the next one.
    expect(months.map(({ cash_in }) => cash_in)).toEqual(['972.000000', '1458.000000']);
    expect(after_horizon).toMatchObject({ deals: 1, revenue: '270.000000', cash_in: '810.000000' });
    expect(totals.cash_in).toBe('3240.000000');
  });

  it('leaves unknown what rests on a missing margin rate, and names the line', () => {
    const { margin_rate: _, ...without } = LINE;
    const { lines, months, totals, meta } = ask({
      months: 2,
      lines: [LINE, { ...without, month: 1 }],
    });
    expect(lines.map(({ margin }) => margin)).toEqual(['1350.000000', null]);
    expect(months.map(({ margin }) => margin)).toEqual(['1350.000000', null]);
    expect(totals).toMatchObject({ margin: null, revenue: '5400.000000' });
    expect(meta.unknown).toEqual({ margin: [1] });
  });

  it('takes visits as given, and a line without money', () => {
    const { lines } = ask({
      months: 1,
      lines: [
        { channel: 'Radio', month: 0, budget: '900', visits: 30, lead_rate: 0.1 },
        { channel: 'SEO', month: 0, budget: '0' },
      ],
    });
    expect(lines[0]).toMatchObject({ clicks: null, visits: 30, leads: 3, cpl: '300.000000' });
    expect(lines[1]).toMatchObject({ clicks: 0, deals: 0, cpl: null, drr: null });
  });

  it('refuses what is no plan, each fault with its field', () => {
    const faults = (line: object, more = {}) => {
      try {
        ask({ months: 1, lines: [line], ...more });
        return [];
      } catch (error) {
        return (error as { errors: { field: string }[] }).errors.map(({ field }) => field);
      }
    };
    expect(faults({ ...LINE, cpc: '3' })).toEqual(['lines[0].cpm']);
    expect(faults({ ...LINE, ctr: undefined })).toEqual(['lines[0].ctr']);
    expect(faults({ ...LINE, cpm: undefined })).toEqual(['lines[0].cpc']);
    expect(faults({ ...LINE, month: 1 })).toEqual(['lines[0].month']);
    expect(faults({ ...LINE, lead_rate: 1.2 })).toEqual(['lines[0].lead_rate']);
    expect(faults(LINE, { lag: [0.7, 0.7] })).toEqual(['lag']);
    expect(faults(LINE, { lines: [LINE, LINE] })).toEqual(['lines[1].month']);
  });

  it('loses nothing: lines = months + after the horizon, to the last printed digit', () => {
    const rate = fc.nat(9999).map((part) => part / 9999);
    const line = fc.record({
      channel: fc.constantFrom('a', 'b', 'c'),
      campaign: fc.uuid(),
      month: fc.nat(3),
      budget: fc.integer({ min: 0, max: 10 ** 9 }).map((cents) => (cents / 100).toFixed(2)),
      cpc: fc.integer({ min: 1, max: 99_999 }).map((cents) => (cents / 100).toFixed(2)),
      lead_rate: rate,
      deal_rate: rate,
      aov: fc.nat(10 ** 6).map(String),
      margin_rate: rate,
    });
    const shares = fc
      .array(fc.nat(10), { minLength: 1, maxLength: 4 })
      .map((list) => list.map((part) => part / 41));
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 6 }),
        shares,
        shares,
        fc.nat(3),
        (lines, lag, payment_lag, cost_delay) => {
          const answer = ask({ settings, months: 4, lag, payment_lag, cost_delay, lines });
          const add = (parts: readonly (string | null)[]) =>
            parts.reduce((so, part) => so.plus(part!), new Exact(0)).toFixed(6);
          const { months, after_horizon: after, totals } = answer;
          for (const key of ['revenue', 'margin', 'cash_in', 'cash_out'] as const)
            expect(add([...months.map((month) => month[key]), after[key]])).toBe(totals[key]);
          for (const key of ['cost', 'revenue', 'margin', 'cash_out'] as const)
            expect(add(answer.lines.map((one) => one[key]))).toBe(totals[key]);
        },
      ),
    );
  });
});
