import { describe, expect, it } from 'vitest';
import { smartGoals } from './smart-goals.ts';
import { type SmartGoalsInput, smartGoalsInput } from './smart-goals-input.ts';

const read = (input: SmartGoalsInput) => smartGoals.calculate(smartGoalsInput.parse(input)).goals;
const year = { from: '2026-01-01', by: '2026-12-31' };
const margin = {
  ...{ name: 'margin', specific: 'Earn more by the site', metric: 'margin', ...year },
  ...{ target: '1200000', history: ['80000', '100000', '90000'] },
};

describe('smart goals', () => {
  // By hand: a year is twelve months of 365/12 days, so 100,000 a month, which is the best month so far.
  it('reads what a good goal needs and finds nothing to say', () => {
    const [goal] = read({ as_of: '2025-12-31', goals: [margin] });
    expect(goal).toMatchObject({
      ...{ days_left: 365, needed_a_month: '100000.000000', best_month: '100000.000000' },
      ...{ mean_month: '90000.000000', realism: 'within', warnings: [] },
    });
  });

  it('says how far beyond its history a goal is, at the start and at the pace that is left', () => {
    const realism = (target: string) =>
      read({ as_of: '2026-01-01', goals: [{ ...margin, target }] })[0]!.realism;
    expect([realism('1500000'), realism('1800000'), realism('1800001')]).toEqual([
      ...['stretch', 'stretch', 'beyond'],
    ]);
    // 73 days before the end two thirds are missing: 800,000 over 2.4 months.
    const [late] = read({ as_of: '2026-10-20', goals: [{ ...margin, reached: '400000' }] });
    expect(late).toMatchObject({ days_left: 73, needed_from_now: '333333.333333' });
    expect(late!.warnings).toEqual(['pace_above_history']);
  });

  it('names what a goal lacks', () => {
    const [bare] = read({ as_of: '2026-01-01', goals: [{ name: 'grow' }] });
    expect(bare!.warnings).toEqual([
      ...['not_specific', 'not_measurable', 'history_too_short', 'not_time_bound'],
    ]);
    const [past] = read({ as_of: '2027-01-01', goals: [margin] });
    expect([past!.days_left, past!.warnings]).toEqual([0, ['deadline_past']]);
    const reversed = { ...margin, from: '2026-12-31', by: '2026-01-01' };
    expect(read({ as_of: '2026-01-01', goals: [reversed] })[0]!.warnings).toContain(
      'period_reversed',
    );
  });

  it('divides a target among channels exactly', () => {
    const thirds = ['a', 'b', 'c'].map((channel) => ({ channel, share: 1 / 3 }));
    const [goal] = read({
      as_of: '2026-01-01',
      goals: [{ ...margin, target: '100', channels: thirds }],
    });
    const parts = goal!.channels.map(({ target }) => BigInt(target.replace('.', '')));
    expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(100_000_000n);
    const short = [{ channel: 'a', share: 0.5 }];
    expect(read({ as_of: '2026-01-01', goals: [{ ...margin, channels: short }] })[0]).toMatchObject(
      {
        ...{ channels: [], warnings: ['shares_not_whole'] },
      },
    );
  });

  it('holds goals against those that serve them', () => {
    const child = (name: string, target: string, more = {}) => ({
      ...{ ...margin, name, target, parent: 'margin', ...more },
    });
    const [whole] = read({
      as_of: '2026-01-01',
      goals: [margin, child('search', '700000'), child('social', '400000')],
    });
    expect(whole).toMatchObject({
      children_target: '1100000.000000',
      warnings: ['children_below_target'],
    });
    const [other] = read({
      as_of: '2026-01-01',
      goals: [margin, child('leads', '9', { metric: 'leads' })],
    });
    expect(other!.warnings).toEqual(['children_of_other_metric']);
    const lone = read({ as_of: '2026-01-01', goals: [margin, { ...margin, name: 'alone' }] });
    expect(lone[1]!.warnings).toEqual(['no_parent']);
  });

  it('refuses a parent that is no goal, a circle and a name twice', () => {
    const goals = (...parents: string[]) =>
      parents.map((parent, at) => ({ ...margin, name: `g${at}`, parent }));
    const of = (list: SmartGoalsInput['goals']) => () => read({ as_of: '2026-01-01', goals: list });
    expect(of(goals('nobody'))).toThrow(/told as well/);
    expect(of(goals('g1', 'g0'))).toThrow(/serve itself/);
    expect(of([margin, margin])).toThrow(/of its own/);
  });
});
