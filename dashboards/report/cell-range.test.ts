import type { Column, TableRow } from '@throughline/api/contract/table';
import { describe, expect, it } from 'vitest';
import { cellAxis, cellRange, estimateOf } from './cell-range.ts';

const column = {
  ...{ key: 'romi', unit: 'percent', within: { low: 'least', high: 'most' } },
} as const satisfies Column;
const row = (romi: number | null, least: number | null, most: number | null): TableRow => ({
  cells: { romi, least, most },
});

describe('the range of a cell', () => {
  it('stands on one axis for all rows, which holds 0', () => {
    const rows = [row(0.5, -0.25, 1), row(-0.5, -1, 0), row(0.75, null, null)];
    const axis = cellAxis(column, rows, 4)!;
    expect(axis).toEqual({ from: -1, to: 1 });
    // −1 is the left edge, 1 the right one: 0 stands in the middle.
    expect(rows.map((one) => cellRange(estimateOf(column, one), axis))).toEqual([
      { zero: 0.5, value: 0.75, within: { low: 0.375, high: 1 } },
      { zero: 0.5, value: 0.25, within: { low: 0, high: 0.5 } },
      { zero: 0.5, value: 0.875 },
    ]);
    expect(cellRange(estimateOf(column, row(null, null, null)), axis)).toBeNull();
  });

  it('is cut at what is drawn at most', () => {
    const axis = cellAxis(column, [row(1, 0.5, 90)], 2)!;
    expect(axis).toEqual({ from: 0, to: 2 });
    expect(cellRange(estimateOf(column, row(1, 0.5, 90)), axis)).toEqual({
      ...{ zero: 0, value: 0.5, within: { low: 0.25, high: 1 } },
    });
  });

  it('is none without an interval in any row, or in a column that has none', () => {
    expect(cellAxis(column, [row(0.5, null, 1)], 2)).toBeNull();
    expect(cellAxis({ key: 'romi', unit: 'percent' }, [row(0.5, 0, 1)], 2)).toBeNull();
  });
});
