import type { TableRow } from '@throughline/api/contract/table';
import type { TFunction } from 'i18next';
import type { DataColumn, NameChoice } from '../table/data-column.ts';
import type { TreePlace } from '../table/tree-place.ts';

interface TreeColumns {
  /** The columns of each depth, null where it is not there yet. */
  readonly byDepth: readonly (readonly DataColumn[] | null)[];
  readonly names: readonly string[];
  readonly depthOf: (row: TableRow) => number;
  readonly placeOf: (row: TableRow) => TreePlace | undefined;
  readonly t: TFunction;
}

/** The columns of a tree: each row is drawn by those of its depth, its own level in the place of its name. */
export function treeColumns(tree: TreeColumns): readonly DataColumn[] {
  const { byDepth, names, depthOf, placeOf, t } = tree;
  const [first] = byDepth;
  if (!first) return [];
  const found = (row: TableRow, id: string, at: number) => {
    const depth = depthOf(row);
    const wanted = at === 0 ? names[depth] : id;
    return byDepth[depth]?.find((column) => column.id === wanted);
  };
  return first.map((column, at) => ({
    ...column,
    sortBy: (row) => found(row, column.id, at)?.sortBy(row),
    view: (row) => {
      const view = found(row, column.id, at)?.view(row) ?? { shown: '' };
      const place = at === 0 ? placeOf(row) : undefined;
      if (!view.choices || !place?.isExpandable) return view;
      const fold: NameChoice = {
        id: 'fold',
        label: t(place.isExpanded ? 'narrow.collapse' : 'narrow.expand'),
        run: place.toggle,
      };
      return { ...view, choices: { ...view.choices, all: [fold, ...view.choices.all] } };
    },
  }));
}
