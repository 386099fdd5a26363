import { expect, it } from 'vitest';
import { firstFigure, reportDays } from './first-figure.ts';

it('is of margin where that is known, else of revenue, and nothing without cost', () => {
  const paid = (margin: number | null, revenue: number | null) =>
    firstFigure({ romi_margin: margin, romi_revenue: revenue });
  expect(paid(0.15, 1.5)).toEqual({ measure: 'margin', value: '0.15' });
  expect(paid(null, -0.2)).toEqual({ measure: 'revenue', value: '-0.2' });
  expect(paid(null, null)).toBeNull();
});

it('asks for three years at most, the newest', () => {
  expect(reportDays({ from: '2026-03-01', to: '2026-03-06' })).toEqual({
    ...{ from: '2026-03-01', to: '2026-03-06' },
  });
  expect(reportDays({ from: '2020-01-01', to: '2026-03-06' }).from).toBe('2023-03-07');
  expect(reportDays({ from: '2020-01-01', to: '2024-02-29' }).from).toBe('2021-03-02');
});
