import { expect, it } from 'vitest';
import { cohortTriangle } from './cohort-triangle.ts';

const month = (at: number, retention: number) => ({ month: at, retention }) as never;

it('lays cohorts out by months after the first order, coloured by the months after it', () => {
  const triangle = cohortTriangle({
    cohorts: [
      { cohort: '2026-01', customers: 10, months: [month(0, 1), month(1, 0.2), month(2, 0.4)] },
      { cohort: '2026-02', customers: 4, months: [month(0, 1), month(1, 0)] },
    ],
    averages: [
      { month: 0, cohorts: 2, customers: 14, retention: 1, ltv: null },
      { month: 1, cohorts: 2, customers: 14, retention: 0.143, ltv: null },
    ],
  });
  expect(triangle?.months).toEqual([0, 1, 2]);
  expect(triangle?.cohorts.map(({ cells }) => cells.map((cell) => cell?.heat ?? null))).toEqual([
    [0, 0.5, 1],
    [0, 0, null],
  ]);
  expect(triangle?.averages).toEqual([1, 0.143, null]);
});

it('has nothing to show before a month has followed a first order', () => {
  const cohorts = [{ cohort: '2026-02', customers: 4, months: [month(0, 1)] }];
  expect(cohortTriangle({ cohorts, averages: [] })).toBeNull();
  expect(cohortTriangle({ cohorts: [], averages: [] })).toBeNull();
});
