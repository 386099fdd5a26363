import type { TableRow } from '@throughline/api/contract/table';
import { describe, expect, it } from 'vitest';
import { foundLines, type LevelRows, treeRows } from './tree-rows.ts';

const NAMES = ['channel', 'source', 'campaign'];
const row = (path: string, cost: number): TableRow => ({
  cells: { ...Object.fromEntries(path.split('/').map((name, at) => [NAMES[at], name])), cost },
});
const costOf = ({ cells }: TableRow) => Number(cells.cost);
const tree = (levels: readonly LevelRows[], open: readonly string[]) =>
  treeRows({
    levels,
    deepest: NAMES.length,
    open: new Set(open),
    idOf: ({ cells }, depth) =>
      NAMES.slice(0, depth + 1)
        .map((name) => cells[name])
        .join('/'),
    sorted: (rows) => rows.toSorted((a, b) => costOf(b) - costOf(a)),
  });
const channels = [row('Direct', 0), row('Paid Search', 30), row('Email', 5)];
const sources = [row('Paid Search/bing', 10), row('Paid Search/yandex', 20), row('Email/list', 5)];
const campaigns = [row('Paid Search/yandex/brand', 20)];

describe('the lines of a tree', () => {
  it('stand below the row that was opened, in order among their siblings', () => {
    const lines = tree([channels, sources], ['Paid Search']);
    expect(
      lines.map(({ id, level, position, siblings }) => [id, level, position, siblings]),
    ).toEqual([
      ['Paid Search', 0, 1, 3],
      ['Paid Search/yandex', 1, 1, 2],
      ['Paid Search/bing', 1, 2, 2],
      ['Email', 0, 2, 3],
      ['Direct', 0, 3, 3],
    ]);
  });

  it('do not stand below a row that is closed, and the deepest do not open', () => {
    const lines = tree([channels, sources, campaigns], ['Paid Search/yandex', 'Paid Search']);
    const deepest = lines.find(({ level }) => level === 2);
    expect(deepest).toMatchObject({ id: 'Paid Search/yandex/brand', isExpandable: false });
    expect(tree([channels, sources, campaigns], ['Paid Search/yandex'])).toHaveLength(3);
  });

  it('say which rows are on their way or could not be fetched', () => {
    expect(tree([channels], ['Email'])[2]).toMatchObject({ pending: 'loading', level: 1 });
    expect(tree([channels, 'failed'], ['Email'])[2]).toMatchObject({ pending: 'failed' });
  });

  it('are found with those above them', () => {
    const lines = tree([channels, sources], ['Paid Search', 'Email']);
    const found = foundLines(lines, ({ cells }) => cells.source === 'bing');
    expect(found.map(({ id }) => id)).toEqual(['Paid Search', 'Paid Search/bing']);
  });
});
