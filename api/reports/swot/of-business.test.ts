import { expect, it } from 'vitest';
import type { SwotLine } from '../../contract/reports/swot.ts';
import { againstPlan, answering, marketed, rating, recommending, stocked } from './of-business.ts';

const rules = (lines: readonly SwotLine[]) => lines.map(({ rule, value }) => [rule, value]);

it('judges conversion by what it does to the outcome of the plan', () => {
  const of = (lead: string, deal: string) => ({
    totals: {
      outcome: { plan: '1000.00' },
      bridge: [
        { driver: 'lead_rate', effect: lead },
        { driver: 'deal_rate', effect: deal },
        { driver: 'budget', effect: '-900.00' },
        // Cannot be told apart from the price of a click.
        { driver: 'cpc+lead_rate', effect: '-900.00' },
      ],
    },
  });
  expect(rules(againstPlan(of('-80.00', '20.00') as never))).toEqual([['below_plan', -0.06]]);
  expect(rules(againstPlan(of('80.00', '20.00') as never))).toEqual([['above_plan', 0.1]]);
  expect(againstPlan(of('-49.00', '0.00') as never)).toEqual([]);
  const unknown = { totals: { outcome: { plan: '1000.00' }, bridge: null } };
  expect(againstPlan(unknown as never)).toEqual([]);
});

it('judges answers to leads from twenty on, where somebody tells of them', () => {
  const of = (leads: number, in_time_share: number | null, has_answers = true) =>
    answering({ meta: { has_answers }, totals: { leads, in_time_share } } as never);
  expect(rules(of(20, 0.9))).toEqual([['answers_quickly', 0.9]]);
  expect(rules(of(20, 0.49))).toEqual([['answers_late', 0.49]]);
  expect([of(20, 0.7), of(19, 0.1), of(20, 0.1, false), of(20, null)]).toEqual([[], [], [], []]);
});

it('tells the score and the ratings only where their interval is beyond the threshold', () => {
  const nps = (low: number, high: number, answers = 60, change: object | null = null) =>
    rules(recommending({ meta: { change }, totals: { nps: 5, low, high, answers } } as never));
  expect(nps(1, 9)).toEqual([['recommended', 5]]);
  expect([nps(-1, 9), nps(1, 9, 9)]).toEqual([[], []]);
  expect(nps(-9, -1, 60, { status: 'differs', difference: -12 })).toEqual([
    ['not_recommended', 5],
    ['nps_falls', -12],
  ]);
  const stars = (low: number | null, high: number | null) =>
    rules(rating({ meta: { change: null }, totals: { rating: 4, low, high, rated: 30 } } as never));
  expect([stars(4.4, 4.8), stars(3, 3.9), stars(3.9, 4.4), stars(null, null)]).toEqual([
    [['rated_well', 4]],
    [['rated_badly', 4]],
    [],
    [],
  ]);
});

it('adds up what ads cost without stock', () => {
  const rows = [{ ads_out: '10.10' }, { ads_out: '0.20' }, { ads_out: null }, { ads_out: '0.00' }];
  expect(stocked({ rows } as never).map(({ value, amount }) => [value, amount])).toEqual([
    [2, '-10.30'],
  ]);
  expect(stocked({ rows: [{ ads_out: null }] } as never)).toEqual([]);
});

it('names what moves most in the market, and whether we move faster', () => {
  const row = (subject: string, change: number | null, ahead: number | null) => ({
    ...{ metric: 'demand', subject, change, ahead },
  });
  const rows = [
    row('a', 0.1, -0.2),
    row('b', 0.04, 0.01),
    row('c', -0.3, 0.5),
    row('d', 0.2, null),
    row('e', 0.06, null),
    row('f', null, null),
  ];
  expect(marketed({ rows } as never).map(({ rule, name }) => [rule, name])).toEqual([
    ['market_shrinks', 'demand: c'],
    ['market_grows', 'demand: d'],
    ['market_grows', 'demand: a'],
    ['ahead', 'demand: c'],
    ['behind', 'demand: a'],
  ]);
});
