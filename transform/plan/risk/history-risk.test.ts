import { expect, it } from 'vitest';
import { historyRisk } from './history-risk.ts';

const month = (clicks: number, leads: number, deals = leads / 10, cpc = 2) => ({
  ...{ cost: clicks * cpc, clicks, leads, deals, revenue: deals * 100 },
});
const repeated = (months: ReturnType<typeof month>[], times: number) =>
  Array.from({ length: times }, () => months).flat();

const meanOf = ({ alpha, beta }: { alpha: number; beta: number }) => alpha / (alpha + beta);
const sdOf = ({ alpha, beta }: { alpha: number; beta: number }) =>
  Math.sqrt((alpha * beta) / (alpha + beta + 1)) / (alpha + beta);

it('a rate that never changes is as uncertain as its counts, one that does as much as it does', () => {
  const steady = historyRisk([repeated([month(10_000, 500)], 12)], 1).drivers[0]!.lead_rate!;
  expect(meanOf(steady)).toBeCloseTo(0.05, 4);
  // √(0.05 · 0.95 / 120,000)
  expect(sdOf(steady)).toBeCloseTo(0.00063, 5);
  // 4 % and 6 % in turn: a month is 0.01 off the mean, which twelve of them tell to 0.003.
  const moved = repeated([month(10_000, 400), month(10_000, 600)], 6);
  const rate = historyRisk([moved], 1).drivers[0]!.lead_rate!;
  expect(meanOf(rate)).toBeCloseTo(0.05, 4);
  expect(Math.abs(sdOf(rate) / Math.hypot(0.01, 0.003) - 1)).toBeLessThan(0.06);
});

it('what evens out within a plan is left to the counts, what lasts as long is the driver’s', () => {
  // Months of a quarter differ, quarters do not.
  const within = repeated([month(10_000, 400), month(10_000, 500), month(10_000, 600)], 8);
  const { drivers, dispersion } = historyRisk([within], 3);
  expect(sdOf(drivers[0]!.lead_rate!)).toBeLessThan(0.001);
  // Relative variance of 400, 500, 600 beyond chance: 0.04 (two of three are free) less 1/500; and of deals about as much more.
  expect(1 / dispersion).toBeGreaterThan(0.03);
  const between = [...repeated([month(10_000, 400)], 3), ...repeated([month(10_000, 600)], 3)];
  const lasting = historyRisk([repeated(between, 4)], 3);
  expect(sdOf(lasting.drivers[0]!.lead_rate!)).toBeGreaterThan(0.009);
  expect(lasting.dispersion).toBeGreaterThan(100);
});

it('prices vary as they did, by 0.20 where too little is known, and never by less than 0.05', () => {
  const price = (months: ReturnType<typeof month>[]) => historyRisk([months], 1).drivers[0]!.cpc!;
  const steady = price(repeated([month(100, 10)], 12));
  expect(steady.median).toBeCloseTo(2, 12);
  expect(steady.sigma).toBeCloseTo(0.05 * Math.sqrt(13 / 12), 12);
  expect(price(repeated([month(100, 10)], 4)).sigma).toBeCloseTo(0.2 * Math.sqrt(5 / 4), 12);
  const moved = price(repeated([month(100, 10, 1, 1), month(100, 10, 1, 4)], 6));
  expect(moved.median).toBeCloseTo(2, 12);
  // Logs are ±ln 2: variance 12/11 · (ln 2)².
  expect(moved.sigma).toBeCloseTo(Math.LN2 * Math.sqrt((12 / 11) * (13 / 12)), 12);
});

it('what never was is unknown', () => {
  const [drivers] = historyRisk([[month(0, 0), month(0, 0)]], 3).drivers;
  expect(drivers).toEqual({ cpc: null, lead_rate: null, deal_rate: null, aov: null });
  expect(historyRisk([], 3)).toEqual({ drivers: [], dispersion: 1_000 });
  expect(historyRisk([[]], 3).drivers).toHaveLength(1);
});
