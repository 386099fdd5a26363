import type { Plan, PlanNote } from '@throughline/api/contract/plans';
import { describe, expect, it } from 'vitest';
import { cellText, cellValue } from './cell-text.ts';
import { areaOf, changed, type Grid, type GridAction } from './grid-state.ts';
import { lineWarnings } from './line-warnings.ts';
import { gridOf, planOfGrid } from './plan-of-grid.ts';

const line = {
  ...{ channel: 'Paid Search', campaign: 'brand', budget: '1000.123456', cpc: '2.5' },
  ...{ lead_rate: 0.1 + 0.2, deal_rate: 0.07 },
};
const stored = {
  name: 'Spring',
  settings: { currency: 'EUR', first_month: '2026-03', months: 3, vat: 0, fee: 0 },
  lines: [
    { ...line, month: '2026-03', sources: { lead_rate: { source: 'history', n: 38 } } },
    { ...line, month: '2026-04' },
  ],
};
const start = gridOf(stored, 'en');
const after = (...actions: readonly GridAction[]): Grid => actions.reduce(changed, start);
const column = (grid: Grid, field: string) => grid.lines.map(({ texts }) => texts[field] ?? '');
const write = (row: number, at: number, ...cells: string[][]): GridAction => ({
  ...{ type: 'write', at: { row, column: at }, cells },
});
const BUDGET = 3;
const LEAD_RATE = 9;

describe('a cell', () => {
  it.each([
    ['en', '1,234.5', '1234.5'],
    ['en', '1,234', '1234'],
    ['en', '₽ 1 000', '1000'],
    ['ru', '1 234,5', '1234.5'],
    ['ru', '1\u00a0234', '1234'],
    ['ru', '1.5', '1.5'],
    ['tr', '1.234', '1234'],
    ['tr', '1.234,50', '1234.50'],
  ] as const)('reads in %s the amount %s', (language, text, value) => {
    expect(cellValue(text, 'decimal', language)).toBe(value);
  });

  it('has shares as percents', () => {
    expect(cellText(0.07, 'share', 'ru')).toBe('7');
    expect(cellText(0.0325, 'share', 'ru')).toBe('3,25');
    expect(cellValue('3.2 %', 'share', 'en')).toBe(0.032);
    expect(cellValue('', 'share', 'en')).toBeUndefined();
    expect(cellValue('much', 'share', 'en')).toBe('much');
  });
});

describe('the grid of a plan', () => {
  it('is the plan that was stored, to the last digit, while nothing is written', () => {
    const { plan, faults } = planOfGrid(stored, start, 'en');
    expect(faults).toEqual([]);
    expect(plan?.lines[0]).toEqual(stored.lines[0]);
    expect(planOfGrid(stored, gridOf(stored, 'ru'), 'ru').plan).toEqual(plan);
  });

  it('takes a sheet that is pasted, with new lines behind the last', () => {
    const grid = after(
      write(1, 0, ['Email', 'news', '2026-04', '10'], ['Email', 'news', '2026-05', '20']),
    );
    expect(column(grid, 'channel')).toEqual(['Paid Search', 'Email', 'Email']);
    expect(column(grid, 'budget')).toEqual(['1000.123456', '10', '20']);
    // Cells beyond the last column are no cells.
    expect(after(write(0, 15, ['note', 'lost'])).lines[0]?.texts.comment).toBe('note');
  });

  it('fills down and to the right, clears, adds and removes', () => {
    const filled = after(write(0, LEAD_RATE, ['5']), {
      ...{ type: 'fill', direction: 'down' },
      area: areaOf({ row: 1, column: LEAD_RATE }, { row: 0, column: LEAD_RATE }),
    });
    expect(column(filled, 'lead_rate')).toEqual(['5', '5']);
    const area = areaOf({ row: 0, column: BUDGET }, { row: 0, column: BUDGET + 1 });
    expect(after({ type: 'fill', direction: 'right', area }).lines[0]?.texts.cpc).toBe(
      '1000.123456',
    );
    expect(after({ type: 'clear', area }).lines[0]?.texts).toMatchObject({ budget: '', cpc: '' });
    const added = after({ type: 'add', after: 1 });
    expect(added.lines[2]?.texts).toMatchObject({ month: '2026-05', budget: '1000.123456' });
    expect(column(changed(added, { type: 'remove', from: 0, to: 1 }), 'month')).toEqual([
      '2026-05',
    ]);
  });

  it('takes steps back and forward again, and a new one ends what was taken back', () => {
    const two = after(write(0, BUDGET, ['1']), write(0, BUDGET, ['2']));
    const back = changed(two, { type: 'undo' });
    expect(column(back, 'budget')[0]).toBe('1');
    expect(column(changed(back, { type: 'redo' }), 'budget')[0]).toBe('2');
    const other = changed(back, write(0, BUDGET, ['3']));
    expect(changed(other, { type: 'redo' })).toBe(other);
    // The same text is no step.
    expect(changed(two, write(0, BUDGET, ['2']))).toBe(two);
  });

  it('says what is wrong by cell, and that an input is written by hand', () => {
    const wrong = after(write(0, BUDGET, ['lots']), write(1, LEAD_RATE, ['120']));
    const { plan, faults } = planOfGrid(stored, wrong, 'en');
    expect(plan).toBeUndefined();
    expect(faults.map(({ row, field }) => [row, field])).toEqual([
      [0, 'budget'],
      [1, 'lead_rate'],
    ]);
    const written = planOfGrid(stored, after(write(0, LEAD_RATE, ['4'])), 'en').plan;
    expect(written?.lines[0]).toMatchObject({
      ...{ lead_rate: 0.04, sources: { lead_rate: { source: 'manual' } } },
    });
    const twice = planOfGrid(stored, after(write(1, 2, ['2026-03'])), 'en').faults;
    expect(twice).toMatchObject([{ row: 1, field: null }]);
  });
});

it('puts warnings beside the cells that they are about', () => {
  const plan = planOfGrid(stored, after(write(1, LEAD_RATE, ['40'])), 'en').plan as Plan;
  const note = (about: PlanNote['about']): PlanNote =>
    ({ code: 'rate_above_history', message: 'High', about }) as PlanNote;
  const rate = { name: 'Paid Search · brand', channel: 'Paid Search', driver: 'lead_rate' };
  expect([...lineWarnings(plan, [note({ ...rate, limit: 0.35 })]).keys()]).toEqual(['1:lead_rate']);
  const spend = { channel: 'Paid Search', month: '2026-03', value: '9', limit: '1' };
  expect([...lineWarnings(plan, [note(spend)]).keys()]).toEqual(['0:budget']);
  expect(lineWarnings(plan, [note({ value: '9', limit: '1', n: 7 })]).size).toBe(0);
});
