import type { TableRow } from '@throughline/api/contract/table';

/** The rows of one depth, or why there are none yet. */
export type LevelRows = readonly TableRow[] | 'loading' | 'failed';

/** One line of a tree, top to bottom. */
export interface TreeLine {
  readonly row: TableRow;
  readonly id: string;
  readonly level: number;
  readonly isExpandable: boolean;
  readonly isExpanded: boolean;
  readonly position: number;
  readonly siblings: number;
  readonly pending?: 'loading' | 'failed';
}

interface Tree {
  /** By depth: `levels[0]` are the first rows, `levels[1]` those below them. */
  readonly levels: readonly LevelRows[];
  /** How deep the tree can go. */
  readonly deepest: number;
  /** The id of a row of a depth, which begins with that of the row above it. */
  readonly idOf: (row: TableRow, depth: number) => string;
  /** Ids of open rows. */
  readonly open: ReadonlySet<string>;
  readonly sorted: (rows: readonly TableRow[], depth: number) => readonly TableRow[];
}

/**
 * The visible lines of a tree. Each level is read from its own report, never added up here, because ratios and distinct
 * counts do not add.
 */
export function treeRows({ levels, deepest, idOf, open, sorted }: Tree): readonly TreeLine[] {
  const lines: TreeLine[] = [];
  const children = levels.map((level, depth) => childrenOf(level, depth, idOf));
  const visit = (parent: string, depth: number) => {
    const siblings = sorted(children[depth]?.get(parent) ?? [], depth);
    siblings.forEach((row, at) => {
      const id = idOf(row, depth);
      const isExpandable = depth + 1 < deepest;
      const isExpanded = isExpandable && open.has(id);
      lines.push({
        ...{ row, id, isExpandable, isExpanded },
        ...{ level: depth, position: at + 1, siblings: siblings.length },
      });
      if (!isExpanded) return;
      const below = levels[depth + 1] ?? 'loading';
      if (typeof below !== 'string') visit(id, depth + 1);
      else
        lines.push({
          ...{ row: { cells: {} }, id: `${id}/~pending`, level: depth + 1, pending: below },
          ...{ isExpandable: false, isExpanded: false, position: 1, siblings: 1 },
        });
    });
  };
  visit('', 0);
  return lines;
}

function childrenOf(
  level: LevelRows,
  depth: number,
  idOf: Tree['idOf'],
): ReadonlyMap<string, TableRow[]> {
  const groups = new Map<string, TableRow[]>();
  if (typeof level === 'string') return groups;
  for (const row of level) {
    const parent = depth === 0 ? '' : idOf(row, depth - 1);
    const group = groups.get(parent);
    if (group) group.push(row);
    else groups.set(parent, [row]);
  }
  return groups;
}

/** The lines that hold a text, with those above them. */
export function foundLines(
  lines: readonly TreeLine[],
  holds: (row: TableRow) => boolean,
): readonly TreeLine[] {
  const kept = new Set<TreeLine>();
  const above: TreeLine[] = [];
  for (const line of lines) {
    above.length = line.level;
    above[line.level] = line;
    if (!line.pending && holds(line.row)) for (const one of above) kept.add(one);
  }
  return lines.filter((line) => kept.has(line));
}
