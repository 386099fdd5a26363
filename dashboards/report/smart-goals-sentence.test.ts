import { expect, it } from 'vitest';
import { smartGoalsAnswer } from './smart-goals-sentence.ts';

const writing = { share: (value: number) => `${value * 100} %`, count: (value: string) => value };
const told = (rows: readonly object[]) => smartGoalsAnswer({ rows } as never, writing as never);
const row = (goal: string, reached_share: number | null, faults: readonly string[] = []) => ({
  ...{ goal, reached_share, faults, is_achievable: reached_share === null ? 'unknown' : 'yes' },
});

it('counts goals that are reached or on pace, names the furthest, and counts what lacks something', () => {
  expect(
    told([
      row('a', 0.5),
      row('b', 1.25, ['deadline_past']),
      row('c', 0.25, ['pace_above_history']),
    ]),
  ).toEqual([
    { key: 'smartGoals.reached', values: { reached: '2', goals: '3' } },
    { key: 'smartGoals.nearest', values: { name: 'b', share: '125 %' } },
    { key: 'smartGoals.faults', values: { count: 2 } },
  ]);
});

it('says where there is nothing yet', () => {
  expect(told([])).toEqual([{ key: 'smartGoals.none' }]);
  expect(told([row('a', null, ['not_measurable'])]).map(({ key }) => key)).toEqual([
    ...['smartGoals.reached', 'smartGoals.faults'],
  ]);
});
