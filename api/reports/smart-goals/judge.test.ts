import { describe, expect, it } from 'vitest';
import type { StoredSmartGoal } from '../../contract/smart-goals.ts';
import { type Facts, judge } from './judge.ts';
import { monthsBefore } from './smart-goals-report.ts';

const month = (number: number, value: string | null) => ({
  ...{ from: `2025-0${number}-01`, to: `2025-0${number}-28`, value },
});
const FACTS: Facts = {
  ...{ reached: '300000', reachedTo: '2026-03-31' },
  history: [month(7, '80000'), month(8, '100000'), month(9, '90000')],
};
const goal = (name: string, more: Partial<StoredSmartGoal> = {}): StoredSmartGoal => ({
  ...{ name, version: 1, author: '', changed_at: '2026-01-01T00:00:00Z' },
  ...{ specific: 'Earn more by the site', metric: 'margin', target: '1200000' },
  ...{ from: '2026-01-01', by: '2026-12-31', ...more },
});
const judged = (goals: readonly StoredSmartGoal[], facts = FACTS) =>
  judge(goals, () => facts, '2026-03-31');

describe('goals by the five criteria', () => {
  // By hand: a year of twelve months of 365/12 days asks for 100,000 a month, which is the best month; 900,000 over the 276 days from
  // 31 March to the end of the year are 99,184.78 a month.
  it('hold where nothing is missing', () => {
    const [row] = judged([goal('margin')]);
    expect(row).toMatchObject({
      ...{ is_specific: 'yes', is_measurable: 'yes', is_achievable: 'yes', is_relevant: 'yes' },
      ...{ is_time_bound: 'yes', faults: [], target: 1_200_000, reached: 300_000 },
      ...{ reached_share: 0.25, needed_a_month: 100_000, days_left: 276, best_month: 100_000 },
      needed_from_now: expect.closeTo((900_000 * 365) / 12 / 276, 4),
      ...{ best_from: '2025-08-01', best_to: '2025-08-28', months_of_history: 3 },
    });
  });

  it('name what is missing by codes', () => {
    const bare = { name: 'grow', version: 1, author: '', changed_at: '' };
    const nothing = { reached: null, reachedTo: null, history: [] };
    const [row] = judged([bare], nothing);
    expect(row).toMatchObject({
      ...{ is_specific: 'no', is_measurable: 'no', is_achievable: 'unknown', is_time_bound: 'no' },
      faults: ['not_specific', 'not_measurable', 'history_too_short', 'not_time_bound'],
    });
    expect(judged([goal('fame', { metric: 'fame' })], nothing)[0]!.faults).toEqual([
      ...['not_measurable', 'history_too_short', 'metric_unknown'],
    ]);
  });

  it('say how far beyond its history a goal is', () => {
    const achievable = (target: string) => judged([goal('margin', { target })])[0]!.is_achievable;
    expect(achievable('1600000')).toBe('stretch');
    expect(achievable('1900000')).toBe('no');
  });

  it('leave out a goal that is served and is not there, and circles', () => {
    const rows = judged([
      ...[goal('a', { parent: 'b' }), goal('b', { parent: 'a' })],
      ...[goal('c', { parent: 'gone' }), goal('d', { parent: 'c', target: '500000' })],
    ]);
    expect(rows.map(({ faults }) => faults.filter((one) => !one.includes('history')))).toEqual([
      ...[
        ['no_parent', 'goals_in_a_circle'],
        ['no_parent', 'goals_in_a_circle'],
      ],
      ...[['children_below_target', 'parent_unknown'], []],
    ]);
    expect(rows.map(({ is_relevant }) => is_relevant)).toEqual(['no', 'no', 'no', 'yes']);
    expect(rows[2]!.children_target).toBe(500_000);
  });

  it('do not take what is not known for nothing', () => {
    const [row] = judged([goal('margin')], { ...FACTS, reached: null });
    expect(row).toMatchObject({ reached: null, reached_share: null, faults: ['value_unknown'] });
  });
});

it('takes whole months that the data has, up to the judged day', () => {
  const names = (day: string, first: string) =>
    monthsBefore(day, first, '2026-03-30').map(({ from }) => from);
  expect(names('2026-03-10', '2025-12-02')).toEqual(['2026-01-01', '2026-02-01']);
  expect(names('2026-06-01', '2026-01-01')).toEqual(['2026-01-01', '2026-02-01']);
  expect(names('2026-03-10', '2020-01-01')).toHaveLength(24);
});
