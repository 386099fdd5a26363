import { expect, it } from 'vitest';
import type { PlanFactReport } from '../../contract/reports/plan-fact.ts';
import type { ReconcileReport } from '../../contract/reports/reconcile.ts';
import type { ArrivedSource } from '../finance/arrived.ts';
import { byStake, differs, found, offPace, silent, unanswered } from './findings.ts';

const MARCH = { from: '2026-03-01', to: '2026-03-31' };

it('names a source that is days behind the others, and none that ended long ago', () => {
  const source = (name: string, last_day: string, ended = false): ArrivedSource => ({
    ...{ kind: 'cost', source: name, account: 'main', last_day, ended },
  });
  const rows = silent(
    [
      source('meta', '2026-03-31'),
      source('google', '2026-03-28'),
      source('vk', '2026-03-26'),
      source('old', '2026-01-02', true),
      // A source of two accounts has told what either has.
      { ...source('meta', '2026-03-20'), account: 'other' },
    ],
    MARCH,
  );
  expect(rows.map(({ source, since, count }) => [source, since, count])).toEqual([
    ['vk', '2026-03-26', 5],
  ]);
  expect(silent([], MARCH)).toEqual([]);
});

it('says by how much a month is beside its pace, from a tenth on', () => {
  const at = (pacing: number | null) =>
    offPace({
      meta: MARCH,
      totals: { pacing, chain: { budget: { fact: '1200.00' } } },
    } as unknown as PlanFactReport).map(({ finding, amount }) => [finding, amount]);
  // 1,200 spent where 1,000 were to be, and where 1,500 were.
  expect(at(1.2)).toEqual([['budget_ahead', '-200.00']]);
  expect(at(0.8)).toEqual([['budget_behind', '300.00']]);
  expect([at(1.09), at(0.91), at(null), at(0)]).toEqual([[], [], [], []]);
});

it('reports books that differ by more than a hundredth, and deals not at all', () => {
  const step = (name: string, left: string | null, difference: string | null) =>
    ({ step: name, left, difference }) as ReconcileReport['steps'][number];
  const report = {
    meta: MARCH,
    steps: [
      step('costs', '100.00', '1.00'),
      step('deals', '100.00', '90.00'),
      step('payments', '100.00', '-1.01'),
    ],
  } as unknown as ReconcileReport;
  expect(differs(report).map(({ finding, amount, since }) => [finding, amount, since])).toEqual([
    ['payments_differ', '-1.01', '2026-03'],
  ]);
});

it('puts the most money first, and what nobody can value last', () => {
  const rows = byStake([
    found('month_open', MARCH),
    found('stop_campaign', MARCH, { amount: '-90.50' }),
    ...unanswered({ calls: 3, since: '2026-03-02', worth: 10_005n }, MARCH),
    ...unanswered({ calls: 0, since: '2026-03-02', worth: null }, MARCH),
  ]);
  expect(rows.map(({ finding, amount }) => [finding, amount])).toEqual([
    ['missed_calls', '100.05'],
    ['stop_campaign', '-90.50'],
    ['month_open', null],
  ]);
});
