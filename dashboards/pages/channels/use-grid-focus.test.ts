import { describe, expect, it } from 'vitest';
import { report, row } from '../../testing/report.ts';
import { treeLines } from './tree.ts';
import { keyStep } from './use-grid-focus.ts';

const lines = treeLines(
  [
    report([row({ channel: 'Email' }, { cost: '1.00' }), row({ channel: 'Maps' })]),
    report([row({ channel: 'Email', source: 'unisender' })]),
  ],
  ['Email'],
  { key: 'cost', descending: true },
);
const press = (key: string, at: { row: number; column: number }, ctrl = false) =>
  keyStep(key, ctrl, lines[at.row], at, lines, 4);

describe('keyStep', () => {
  it('opens with right and closes with left in the first column', () => {
    expect(press('ArrowRight', { row: 2, column: 0 })).toEqual({ kind: 'toggle', id: 'Maps' });
    expect(press('ArrowLeft', { row: 0, column: 0 })).toEqual({ kind: 'toggle', id: 'Email' });
    expect(press('ArrowRight', { row: 0, column: 0 })).toEqual({
      kind: 'move',
      to: { row: 0, column: 1 },
    });
  });

  it('goes from a child to its parent', () => {
    expect(press('ArrowLeft', { row: 1, column: 0 })).toEqual({
      kind: 'move',
      to: { row: 0, column: 0 },
    });
  });

  it('stops at the edges, the totals row being the last', () => {
    expect(press('ArrowUp', { row: 0, column: 2 })).toMatchObject({ to: { row: 0, column: 2 } });
    expect(press('ArrowDown', { row: 3, column: 2 })).toMatchObject({ to: { row: 3, column: 2 } });
    expect(press('End', { row: 0, column: 0 }, true)).toMatchObject({ to: { row: 3, column: 4 } });
    expect(press('Tab', { row: 0, column: 0 })).toBeNull();
  });
});
