import { expect, it } from 'vitest';
import type { SentenceWriting } from './answer-sentence.ts';
import { monthsAnswer, scenariosAnswer } from './finance-sentences.ts';

const writing = {
  money: (value: string) => `${value} EUR`,
  share: (value: number) => `${Math.round(100 * value)} %`,
  month: (value: string) => value,
} as SentenceWriting;

const row = (month: string, margin: string | null, complete = true) => ({
  ...{ month, kind: 'all', complete, margin, profit: null, revenue: '1.00' },
});

it('says the margin of all months where the profit is not known, and the best whole month', () => {
  const rows = [row('2026-01', '9.00'), row('2026-02', '30.00'), row('2026-03', '80.00', false)];
  const totals = { revenue: '300.00', margin: '119.00', cost: null, profit: null };
  expect(monthsAnswer({ rows, totals } as never, writing)).toEqual([
    { key: 'months.margin', values: { revenue: '300.00 EUR', margin: '119.00 EUR' } },
    { key: 'months.best', values: { month: '2026-02', value: '30.00 EUR' } },
  ]);
  const unknown = { revenue: null, margin: null, profit: null };
  expect(monthsAnswer({ rows, totals: unknown } as never, writing)).toEqual([]);
});

it('says which plan is worth most, against the first, and says so of a single one', () => {
  const first = { name: 'Spring', npv: '-5.00', p_better: null };
  const second = { name: 'Summer', npv: '40.00', p_better: 0.8 };
  expect(scenariosAnswer({ rows: [first, second] } as never, writing)).toEqual([
    { key: 'scenarios.best', values: { name: 'Summer', value: '40.00 EUR' } },
    { key: 'scenarios.better', values: { first: 'Spring', share: '80 %' } },
  ]);
  expect(scenariosAnswer({ rows: [second, first] } as never, writing)).toEqual([
    { key: 'scenarios.best', values: { name: 'Summer', value: '40.00 EUR' } },
  ]);
  expect(scenariosAnswer({ rows: [first] } as never, writing)).toEqual([
    { key: 'scenarios.only', values: { name: 'Spring', value: '-5.00 EUR' } },
  ]);
  expect(scenariosAnswer({ rows: [{ name: 'A', npv: null }] } as never, writing)).toEqual([
    { key: 'scenarios.unknown' },
  ]);
});
