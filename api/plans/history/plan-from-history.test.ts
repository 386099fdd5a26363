import { describe, expect, it } from 'vitest';
import { planFromHistory as asking, planSchema } from '../../contract/plans.ts';
import { ProblemError } from '../../problems/problems.ts';
import { storedPlan } from '../../testing/spreadsheet/sample-plans.ts';
import { monthAfter } from '../month-after.ts';
import { planChain } from '../plan-chain.ts';
import type { History, HistoryRow } from './history.ts';
import { planFromHistory } from './plan-from-history.ts';
import { realismOf } from './realism.ts';

const months = (first: string, count: number) =>
  Array.from({ length: count }, (_, at) => monthAfter(first, at));

/**
 * Each month a brand campaign of 1,000.00: 500 clicks, 400 visits, 20 leads, 5 deals, 5,000.00 revenue, 2,000.00 margin;
 * and a small one of 50.00: 20 clicks, 16 visits, 1 lead, no deal.
 */
function rowsOf(month: string, factor = 1): HistoryRow[] {
  const row = (
    campaign: string,
    cost: number,
    [clicks, visits, leads, sales]: number[],
  ): HistoryRow => ({
    ...{ month, channel: 'Paid Search', campaign, cost: (cost * factor).toFixed(2) },
    ...{ impressions: 10_000, clicks: clicks!, visits: visits!, leads: leads!, sales: sales! },
    ...{ revenue: (1000 * sales!).toFixed(2), margin: (400 * sales!).toFixed(2) },
  });
  return [row('brand', 1000, [500, 400, 20, 5]), row('small', 50, [20, 16, 1, 0])];
}

function historyOf(all: readonly string[]): History {
  const to = new Date(Date.parse(`${monthAfter(all.at(-1)!, 1)}-01`) - 86_400_000);
  return {
    rows: all.flatMap((month) => rowsOf(month)),
    months: all,
    to: to.toISOString().slice(0, 10),
    model: 'last_non_direct',
  };
}

const EN = { currency: 'EUR', language: 'en' as const };
const made = (history: History | null, asked: object, more = EN) =>
  planFromHistory(history, null, asking.parse(asked), more);

describe('a plan from history', () => {
  it('has the budgets of a year earlier times growth, with shrunk rates', () => {
    const { plan, notes } = made(historyOf(months('2025-01', 12)), { year: 2026, growth: 0.1 });
    expect(plan.settings).toMatchObject({ currency: 'EUR', first_month: '2026-01', months: 12 });
    expect(plan.lines).toHaveLength(24);
    const [brand, small] = plan.lines;
    expect(brand).toMatchObject({
      ...{ channel: 'Paid Search', campaign: 'brand', month: '2026-01', budget: '1100' },
      ...{ cpc: '2', landing: 0.8, aov: '1000', margin_rate: 0.4 },
      sources: {
        budget: { source: 'history', n: 1 },
        cpc: { source: 'history', n: 6000 },
        lead_rate: { source: 'history', n: 4800, kappa: 20 },
        aov: { source: 'history', n: 60 },
      },
    });
    /**
     * Two campaigns tell too little of how campaigns differ: κ = 20. The business has 252 leads of 4,992 visits, and so
     * has the channel, so its rate is 252/4992. brand: (20·p + 240)/(20 + 4800); small: (20·p + 12)/(20 + 192).
     */
    const p = 252 / 4992;
    expect(brand!.lead_rate).toBeCloseTo((20 * p + 240) / 4820, 6);
    expect(small!.lead_rate).toBeCloseTo((20 * p + 12) / 212, 6);
    // Of small no lead has become a deal yet; 12 leads of its own, worth less than 20 of its channel's.
    expect(small!.sources!.deal_rate).toMatchObject({ source: 'group', kappa: 20 });
    expect(small!.sources!.aov).toEqual({ source: 'group', n: 60 });
    expect(notes.map(({ code, message }) => [code, message])).toEqual([
      ['season_flat', 'The season is flat: it takes 24 whole months, and there are 12.'],
      ['lag_flat', 'Deals are planned in the month of their lead: a curve takes 20 deals.'],
    ]);
    // What rests on history alone is not beyond it.
    expect(realismOf(plan, historyOf(months('2025-01', 12)), 'en')).toEqual([]);
    // It is a plan that can be computed.
    expect(planChain(storedPlan(plan)).totals.margin).not.toBeNull();
  });

  it('falls back to two years earlier, by name, where a month is not over yet', () => {
    const { plan, notes } = made(historyOf(months('2024-01', 34)), { year: 2027, growth: 0.1 });
    const budget = (month: string) =>
      plan.lines.find((line) => line.month === month && line.campaign === 'brand')?.budget;
    expect([budget('2027-10'), budget('2027-11')]).toEqual(['1100', '1210']);
    expect(
      notes.filter(({ code }) => code === 'two_years_earlier').map(({ about }) => about),
    ).toEqual([
      { month: '2027-11', base: '2025-11' },
      { month: '2027-12', base: '2025-12' },
    ]);
    // Nothing in these years has a season: every month is as the mean.
    for (const index of plan.settings.seasonality!) expect(index).toBeCloseTo(1, 9);
  });

  it('says what is missing, in the language asked for', () => {
    const { plan, notes } = made(
      historyOf(months('2025-03', 6)),
      { first_month: '2026-01', months: 4 },
      { currency: 'EUR', language: 'ru' as unknown as 'en' },
    );
    expect([...new Set(plan.lines.map(({ month }) => month))]).toEqual(['2026-03', '2026-04']);
    expect(notes[0]!.message).toBe('В 2026-01 нет строк: за этот месяц годом раньше нет данных.');
  });

  it.each([
    ['nothing', null],
    ['only other months', historyOf(months('2025-01', 2))],
  ])('is refused where there is %s', (_, history) => {
    const make = () => made(history, { first_month: '2026-06', months: 3 });
    expect(make).toThrow(ProblemError);
    expect(make).toThrow(/2025-06 to 2025-08/);
  });

  it('leaves money unknown that history does not know', () => {
    const history = historyOf(months('2025-01', 12));
    const rows = history.rows.map((row) => ({ ...row, margin: row.sales ? null : row.margin }));
    const { plan, notes } = made({ ...history, rows }, { year: 2026 });
    expect(plan.lines[0]!.aov).toBe('1000');
    expect(plan.lines[0]!.margin_rate).toBeUndefined();
    expect(notes.map(({ code }) => code)).toContain('margin_unknown');
  });
});

describe('realism', () => {
  const history = historyOf(months('2025-01', 12));
  const line = { channel: 'Paid Search', month: '2026-01', budget: '1000', cpc: '2' };
  const warned = (lines: object[], settings: object = {}) =>
    realismOf(
      planSchema.parse({
        name: 'x',
        settings: { first_month: '2026-01', months: 3, ...settings },
        lines,
      }),
      history,
      'en',
    );

  it('says nothing of what history has shown', () => {
    expect(warned([{ ...line, cpc: '2.01', lead_rate: 0.0504, deal_rate: 0.2 }])).toEqual([]);
    // A channel without a past is not judged.
    expect(warned([{ ...line, channel: 'Radio', cpc: '0.01', lead_rate: 1 }])).toEqual([]);
    expect(
      realismOf(
        planSchema.parse({ name: 'x', settings: { first_month: '2026-01', months: 1 }, lines: [] }),
        null,
        'en',
      ),
    ).toEqual([]);
  });

  it('warns of rates, prices, spends and targets beyond it', () => {
    // A month: cost 1,050, 520 clicks (2.02 a click), 21 leads of 416 visits (5.05 %); profit 2,000 − 1,050 = 950.
    const found = warned(
      [
        { ...line, cpc: '1.5', lead_rate: 0.06 },
        { ...line, month: '2026-02', cpc: '1.9', lead_rate: 0.08, budget: '1600' },
      ],
      { target: '4500' },
    );
    expect(
      found.map(({ code, about }) => [code, about.driver ?? '', about.value, about.limit]),
    ).toEqual([
      ['target_above_history', '', '1500.00', '950.00'],
      ['spend_beyond_observed', '', '1600.00', '1050.00'],
      ['price_below_history', 'cpc', 1.5, 2.019],
      ['rate_above_history', 'lead_rate', 0.08, 0.05048],
    ]);
    expect(found[3]!.message).toBe(
      'Paid Search: lead_rate of 0.08 is above nine of ten months so far (0.05048), from 2026-01 on in 2 lines.',
    );
  });
});
