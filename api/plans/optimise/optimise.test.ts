import { describe, expect, it } from 'vitest';
import { planOptimiseAsked } from '../../contract/plan-optimise.ts';
import { planSchema } from '../../contract/plans.ts';
import { cellsOf } from './cells.ts';
import { divided } from './division/divided.ts';
import { scenarioOf } from './scenario.ts';
import { isoWeek, type WeeklyHistory } from './weekly-history.ts';

const line = (channel: string, month: string, budget: string, campaign?: string) => ({
  ...{ channel, month, budget, cpc: '1', ...(campaign && { campaign }) },
});
const PLAN = planSchema.parse({
  name: 'Year',
  settings: { first_month: '2026-01', months: 4 },
  lines: [
    line('Search', '2026-01', '100'),
    line('Search', '2026-02', '60', 'Brand'),
    line('Search', '2026-02', '40', 'Generic'),
    line('Search', '2026-03', '200'),
    line('Social', '2026-02', '300'),
    line('Fair', '2026-03', '50'),
    line('Radio', '2026-01', '70'),
  ],
});

/** 60 weeks of spends around 20 and 60 a week; Search saturates at 60 a week, Social at once. */
const WEEKS = Array.from({ length: 60 }, (_, at) =>
  new Date(Date.UTC(2024, 10, 4 + 7 * at)).toISOString().slice(0, 10),
);
const spends = (mean: number, step: number) =>
  WEEKS.map((_, at) => mean * (0.4 + (1.2 * ((at * step) % 13)) / 12));
const [search, social] = [spends(20, 5), spends(60, 7)];
const HISTORY: WeeklyHistory = {
  weeks: WEEKS,
  channels: [
    { channel: 'Search', spend: search, margin: search.map((x) => (400 * x) / (60 + x)) },
    { channel: 'Social', spend: social, margin: social.map((x) => (60 * x) / (10 + x)) },
  ],
};
const ask = (request: object = {}) => planOptimiseAsked.parse(request);

describe('what may be moved', () => {
  it('are the budgets of months that are not over, of channels whose curve can be known', () => {
    const { cells, leftOut, months, isOver } = cellsOf(PLAN, ask(), HISTORY, '2026-01-31');
    expect(months).toEqual(['2026-02', '2026-03']);
    expect(isOver).toBe(false);
    expect(cells).toMatchObject([
      { channel: 'Search', month: null, current: '300', min: '210', max: '390' },
      { channel: 'Social', month: null, current: '300', min: '210', max: '390' },
    ]);
    expect(cells[0]!.months.map(({ share, weeks }) => [share, weeks])).toEqual([
      [1 / 3, 4],
      [2 / 3, 31 / 7],
    ]);
    expect(leftOut).toEqual([
      { channel: 'Fair', budget: '50.00', why: 'no_history' },
      { channel: 'Radio', budget: '0.00', why: 'no_budget' },
    ]);
    // The last day of the month has to come: until then it is open.
    expect(cellsOf(PLAN, ask(), HISTORY, '2026-01-30').months).toHaveLength(3);
    expect(cellsOf(PLAN, ask(), HISTORY, '2026-12-31')).toMatchObject({
      ...{ isOver: true, months: ['2026-01', '2026-02', '2026-03'] },
    });
  });

  it('stay within amounts that are named, by month in proportion, fixed or not at all', () => {
    const bounds = { share: 0.1, channels: { Search: { min: '150', max: '600' } } };
    const request = ask({ per: 'month', bounds, fixed: ['Social'] });
    const { cells } = cellsOf(PLAN, request, HISTORY, '2026-01-31');
    expect(cells.map(({ channel, month, min, max }) => [channel, month, min, max])).toEqual([
      ['Search', '2026-02', '50', '200'],
      ['Search', '2026-03', '100', '400'],
      ['Social', '2026-02', '300', '300'],
    ]);
    const without = cellsOf(PLAN, ask({ excluded: ['Social'] }), HISTORY, null);
    expect(without.leftOut).toContainEqual({
      ...{ channel: 'Social', budget: '300.00', why: 'excluded' },
    });
    expect(() => cellsOf(PLAN, ask({ fixed: ['TV'] }), HISTORY, null)).toThrow(
      expect.objectContaining({ code: 'body_invalid' }),
    );
  });
});

describe('the division', () => {
  const of = (request: object) => {
    const asked = ask({ draws: 50, ...request });
    const { cells } = cellsOf(PLAN, asked, HISTORY, '2026-01-31');
    return divided({
      fit: { channels: HISTORY.channels, draws: 50, seed: 1 },
      cells: cells.map(({ month: _, ...cell }) => cell),
      goal: { mode: 'fixed_budget', budget: '600' },
    });
  };

  it('moves money from the channel that is full to the one that is not, as far as bounds allow', () => {
    const { division, lines, fitted } = of({});
    expect(fitted.map(({ status }) => status)).toEqual(['fitted', 'fitted']);
    if (division?.status !== 'optimal' || !('allocation' in division))
      throw new Error('no division');
    expect(division.allocation.map(({ spend, bound }) => [spend, bound])).toEqual([
      ['390.000000', 'max'],
      ['210.000000', 'min'],
    ]);
    expect(Number(division.gain!.p10)).toBeGreaterThan(0);
    // A month spends evenly: 100 over four weeks, 200 over 31 days, each week on 400 x / (60 + x).
    const week = (x: number) => (400 * x) / (60 + x);
    const hand = 4 * week(25) + (31 / 7) * week(200 / (31 / 7));
    const { points } = lines[0]!;
    const step = points[1]!.spend;
    const at = points[Math.round(300 / step)]!;
    expect(Math.abs(at.margin / (hand * (at.spend / 300) ** 0.5) - 1)).toBeLessThan(0.15);
    expect(at.p10).toBeLessThan(at.margin);
    expect(at.p90).toBeGreaterThan(at.margin);
  });

  it('by month spends more where demand is higher', () => {
    const { cells } = cellsOf(PLAN, ask({ per: 'month' }), HISTORY, '2026-01-31');
    const own = cells.filter(({ channel }) => channel === 'Search');
    const seasonal = own.map(({ month, ...cell }) => ({
      ...cell,
      ...{ current: '150', min: '50', max: '250' },
      months: cell.months.map((one) => ({ ...one, season: month === '2026-02' ? 1.6 : 0.8 })),
    }));
    const { division } = divided({
      fit: { channels: HISTORY.channels, draws: 10, seed: 1 },
      cells: seasonal,
      goal: { mode: 'fixed_budget', budget: '300' },
    });
    if (!division || !('allocation' in division)) throw new Error('no division');
    const [february, march] = division.allocation.map(({ spend }) => Number(spend));
    expect(february).toBeGreaterThan(march!);
  });
});

it('a scenario moves each line of a channel by the same part, to the cent', () => {
  const proposed = [
    { channel: 'Search', month: null, spend: '330.01' },
    { channel: 'Social', month: null, spend: '300' },
  ];
  const scenario = scenarioOf(PLAN, 'Year 2', ['2026-02', '2026-03'], proposed);
  expect(planSchema.safeParse(scenario).success).toBe(true);
  expect(scenario.lines.map(({ budget }) => budget)).toEqual([
    ...['100', '66', '44', '220.01', '300', '50', '70'],
  ]);
  expect(scenario.lines[1]!.sources?.budget?.source).toBe('manual');
  expect(scenario.lines[4]!.sources).toBeUndefined();
  expect(PLAN.lines[1]!.budget).toBe('60');
});

it('names a week as the dimension does', () => {
  expect(isoWeek('2025-12-29')).toBe('2026-W01');
  expect(isoWeek('2026-12-28')).toBe('2026-W53');
  expect(isoWeek('2024-12-30')).toBe('2025-W01');
});
