import { describe, expect, it } from 'vitest';
import { report, row } from '../../testing/report.ts';
import { depthNeeded, treeLines } from './tree.ts';

const byChannel = report([
  row({ channel: 'Email' }, { cost: '5.00' }),
  row({ channel: 'unattributed', kind: 'unattributed' }, { cost: '99.00' }),
  row({ channel: 'Paid Search' }, { cost: '40.00' }),
  row({ channel: 'Direct' }, { cost: null }),
]);
const bySource = report([
  row({ channel: 'Paid Search', source: 'google' }, { cost: '30.00' }),
  row({ channel: 'Email', source: 'unisender' }, { cost: '5.00' }),
  row({ channel: 'Paid Search', source: 'a/b' }, { cost: '10.00' }),
  row({ channel: 'unattributed', kind: 'unattributed', source: '' }, { cost: '99.00' }),
]);
const byCampaign = report([
  row({ channel: 'Paid Search', source: 'a/b', campaign: 'x' }, { cost: '10.00' }),
  row({ channel: 'Email', source: 'unisender', campaign: 'y' }, { cost: '5.00' }),
]);
const down = { key: 'cost', descending: true } as const;
const ids = (lines: { id: string }[]) => lines.map(({ id }) => id);

describe('treeLines', () => {
  it('sorts with the unknown last and the unattributed row at the very end, either way', () => {
    expect(ids(treeLines([byChannel], [], down))).toEqual([
      'Paid Search',
      'Email',
      'Direct',
      '~unattributed',
    ]);
    expect(ids(treeLines([byChannel], [], { ...down, descending: false }))).toEqual([
      'Email',
      'Paid Search',
      'Direct',
      '~unattributed',
    ]);
    expect(ids(treeLines([byChannel], [], { key: 'name', descending: false }))).toEqual([
      'Direct',
      'Email',
      'Paid Search',
      '~unattributed',
    ]);
  });

  it('puts children under their own parent only, sorted by the same column', () => {
    const open = ['Paid Search', 'Paid Search/a~1b'];
    const lines = treeLines([byChannel, bySource, byCampaign], open, down);
    expect(ids(lines)).toEqual([
      'Paid Search',
      'Paid Search/google',
      'Paid Search/a~1b',
      'Paid Search/a~1b/x',
      'Email',
      'Direct',
      '~unattributed',
    ]);
    expect(lines[2]).toMatchObject({ level: 1, expanded: true, position: 2, siblings: 2 });
    expect(lines.at(-1)).toMatchObject({ expandable: false, expanded: false });
  });

  it('holds a place for children on their way and for those that failed', () => {
    const loading = treeLines([byChannel, 'loading'], ['Email'], down);
    expect(loading[2]).toMatchObject({ type: 'pending', level: 1, state: 'loading' });
    const failed = treeLines([byChannel, 'failed'], ['Email'], down);
    expect(failed[2]).toMatchObject({ type: 'pending', state: 'failed' });
  });
});

describe('depthNeeded', () => {
  it('asks for one level below the deepest row that is really open', () => {
    expect(depthNeeded([])).toBe(1);
    expect(depthNeeded(['Email'])).toBe(2);
    expect(depthNeeded(['Email', 'Email/unisender'])).toBe(3);
    // Its parent is closed, so nothing of it is on screen.
    expect(depthNeeded(['Email/unisender'])).toBe(1);
    expect(depthNeeded(['a', 'a/b', 'a/b/c', 'a/b/c/d', 'a/b/c/d/e'])).toBe(5);
  });
});
