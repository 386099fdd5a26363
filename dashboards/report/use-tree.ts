import type { ReportTable, TableRow } from '@throughline/api/contract/table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { rowId } from '../address/row-id.ts';
import type { DataColumn, TableSort } from '../table/data-column.ts';
import { rowHolds, sortedRows } from '../table/table-model.ts';
import type { TreePlace } from '../table/tree-place.ts';
import { foundLines, treeRows } from '../table/tree-rows.ts';
import { treeColumns } from './tree-columns.ts';
import type { ReportLevel } from './use-levels.ts';

/** A depth of the tree. */
export interface TreeLevel {
  readonly table: ReportTable;
  readonly columns: readonly DataColumn[];
}

interface TreeOptions {
  readonly levels: readonly (TreeLevel | null)[];
  readonly states: readonly ReportLevel[];
  readonly names: readonly string[];
  readonly isTree: boolean;
  readonly open: readonly string[];
  readonly sort: TableSort | null;
  readonly search: string;
  readonly locale: string;
  readonly retry: () => void;
  readonly onOpen: (open: readonly string[]) => void;
}

interface Tree {
  readonly rows: readonly TableRow[];
  readonly columns: readonly DataColumn[];
  readonly placeOf: (row: TableRow) => TreePlace | undefined;
}

const NONE: Tree = { rows: [], columns: [], placeOf: () => undefined };

/** The rows of a tree in the order in which they stand, with the place of each. */
export function useTree(options: TreeOptions): Tree {
  const { t } = useTranslation();
  const { levels, states, names, isTree, open, sort, search, locale, retry, onOpen } = options;
  return useMemo(() => {
    if (!isTree) return NONE;
    const depths = new Map<TableRow, number>();
    const rowsOf = (state: ReportLevel, depth: number) => {
      if (typeof state === 'string') return state;
      const rows = state.table.rows.filter((row) => !row.sum && !row.isUnattributed);
      for (const row of rows) depths.set(row, depth);
      return rows;
    };
    const columnsAt = (depth: number) => levels[depth]?.columns ?? [];
    const lines = treeRows({
      levels: states.map(rowsOf),
      deepest: names.length,
      idOf: ({ cells }, depth) =>
        rowId(names.slice(0, depth + 1).map((name) => String(cells[name] ?? ''))),
      open: new Set(open),
      sorted: (rows, depth) => {
        const isName = sort?.id === names[0];
        const column = columnsAt(depth).find(({ id }) => id === (isName ? names[depth] : sort?.id));
        return sortedRows(rows, column, sort?.descending ?? false, locale);
      },
    });
    const wanted = search.trim();
    const shown =
      wanted === ''
        ? lines
        : foundLines(lines, (row) =>
            rowHolds(row, columnsAt(depths.get(row) ?? 0), wanted, locale),
          );
    const places = new Map(
      shown.map((line): [TableRow, TreePlace] => [
        line.row,
        {
          ...line,
          retry,
          toggle: () =>
            onOpen(
              open.includes(line.id) ? open.filter((id) => id !== line.id) : [...open, line.id],
            ),
        },
      ]),
    );
    const placeOf = (row: TableRow) => places.get(row);
    return {
      rows: shown.map(({ row }) => row),
      placeOf,
      columns: treeColumns({
        ...{ names, placeOf, t },
        byDepth: levels.map((level) => level?.columns ?? null),
        depthOf: (row) => depths.get(row) ?? 0,
      }),
    };
  }, [t, levels, states, names, isTree, open, sort, search, locale, retry, onOpen]);
}
