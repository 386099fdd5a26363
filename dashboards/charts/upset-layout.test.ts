import { describe, expect, it } from 'vitest';
import { upsetLayout } from './upset-layout.ts';

const measures = { bars: 100, names: 80, totals: 156, column: 30, row: 20 };
const channels = [
  { channel: 'A', conversions: 10 },
  { channel: 'B', conversions: 5 },
  { channel: 'Z', conversions: 1 },
  { channel: 'C', conversions: 1 },
];
const layout = upsetLayout(
  [
    { channels: ['A'], conversions: 8 },
    { channels: ['C', 'A'], conversions: 4 },
    { channels: ['B'], conversions: 0 },
  ],
  channels,
  measures,
);

describe('upsetLayout', () => {
  it('gives a row to every channel of a drawn set, in the given order', () => {
    expect(layout.rows.map(({ channel }) => channel)).toEqual(['A', 'B', 'C']);
    expect(layout.rows.map(({ width }) => width)).toEqual([100, 50, 10]);
  });

  it('puts the dots of a set into their rows, from the top', () => {
    expect(layout.columns.map(({ rows }) => rows)).toEqual([[0], [0, 2], [1]]);
  });

  it('lets bars grow from the matrix up, in proportion', () => {
    const [all, half, none] = layout.columns;
    expect([all?.height, half?.height, none?.height]).toEqual([100, 50, 0]);
    for (const { top, height } of layout.columns) expect(top + height).toBe(118);
  });

  it('keeps columns and rows apart and inside', () => {
    expect(layout.columns.map(({ x }) => x)).toEqual([251, 281, 311]);
    expect(layout.width).toBe(326);
    expect(layout.rows.at(-1)?.y).toBe(layout.height - 10);
  });

  it('has no rows without sets', () => {
    expect(upsetLayout([], channels, measures)).toMatchObject({ rows: [], columns: [] });
  });
});
