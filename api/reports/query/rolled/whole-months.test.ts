import { expect, it } from 'vitest';
import { wholeMonths } from './whole-months.ts';

it('takes whole months, and the days around them', () => {
  expect(wholeMonths({ from: '2026-01-30', to: '2026-04-02' })).toEqual({
    months: ['2026-02-01', '2026-03-01'],
    days: ['2026-01-30', '2026-01-31', '2026-04-01', '2026-04-02'],
  });
  expect(wholeMonths({ from: '2024-02-01', to: '2024-02-29' })).toEqual({
    months: ['2024-02-01'],
    days: [],
  });
  expect(wholeMonths({ from: '2024-02-01', to: '2024-02-28' }).days).toHaveLength(28);
  expect(wholeMonths({ from: '2026-12-31', to: '2027-01-01' })).toEqual({
    months: [],
    days: ['2026-12-31', '2027-01-01'],
  });
});
