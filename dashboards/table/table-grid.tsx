import type { TableRow } from '@throughline/api/contract/table';
import type { ReactNode, RefObject } from 'react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DataCell } from './data-cell.tsx';
import type { DataColumn, TableSort } from './data-column.ts';
import { nextSort } from './data-column.ts';
import { DataHeading } from './data-heading.tsx';
import { PendingRow } from './pending-row.tsx';
import { Spacer } from './spacer.tsx';
import { TableFrame } from './table-frame.tsx';
import { Tips } from './tips.tsx';
import type { TreePlace } from './tree-place.ts';
import { useGridKeys } from './use-grid-keys.ts';
import type { WindowRows } from './use-window-rows.ts';

const ROW_HEIGHT = { plain: 36, changing: 48 };

export interface TableProps {
  label: string;
  columns: readonly DataColumn[];
  /** In the order in which they stand. */
  rows: readonly TableRow[];
  /** What no row can claim: always last, above the sums. */
  remainders?: readonly TableRow[];
  /** Held at the lower edge. */
  sums?: readonly TableRow[];
  sort: TableSort | null;
  onSort: (sort: TableSort | null) => void;
  /** Where a row stands in a tree, in a table whose rows open. */
  tree?: ((row: TableRow) => TreePlace | undefined) | undefined;
  /** Its figures are too young to be judged. */
  isUnripe?: boolean;
  /** Cells say how they have changed, on a second line. */
  isCompared?: boolean;
  /** Stands in place of rows where there are none. */
  none: ReactNode;
  testId: string;
}

/** Height of a row in pixels. */
export function rowHeight({ isCompared = false }: Pick<TableProps, 'isCompared'>): number {
  return isCompared ? ROW_HEIGHT.changing : ROW_HEIGHT.plain;
}

interface TableGridProps extends TableProps {
  /** Of a long table the rows that are drawn; all of them where there is none. */
  window?: WindowRows;
  body?: RefObject<HTMLTableSectionElement | null>;
}

/** The table itself. */
export function TableGrid(props: TableGridProps) {
  const { columns, rows, remainders = [], sums = [], sort, onSort, tree } = props;
  const { isUnripe = false } = props;
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const drawn = props.window?.drawn ?? rows.map((_, at) => at);
  const { above = 0, below = 0, reach } = props.window ?? {};
  const all = [...rows, ...remainders];
  // The headings are the first row of the grid.
  const keys = useGridKeys(1 + all.length + sums.length, columns.length, {
    start: { row: 1, column: 0 },
    reach: (row) => reach?.(row - 1),
    onKey: (key, at) => {
      const row = all[at.row - 1];
      const place = at.column === 0 && row ? tree?.(row) : undefined;
      return place ? turned(key, place, all, tree) : null;
    },
  });
  const line = (row: TableRow, index: number, name: string) => {
    const place = tree?.(row);
    if (place?.pending) return <PendingRow key={place.id} tree={place} columns={columns.length} />;
    return written(row, index, name, place);
  };
  const written = (row: TableRow, index: number, name: string, place: TreePlace | undefined) => (
    <tr
      key={place?.id ?? `${name}-${index}`}
      data-testid={name}
      data-kind={row.isUnattributed ? 'unattributed' : (row.sum ?? 'row')}
      aria-rowindex={index + 2}
      {...(place && {
        'data-id': place.id,
        'aria-level': place.level + 1,
        'aria-posinset': place.position,
        'aria-setsize': place.siblings,
        ...(place.isExpandable && { 'aria-expanded': place.isExpanded }),
      })}
    >
      {columns.map((column, at) => (
        <DataCell
          key={column.id}
          column={column}
          view={column.view(row)}
          isName={at === 0}
          place={keys.place(index + 1, at)}
          tree={at === 0 ? place : undefined}
        />
      ))}
    </tr>
  );
  return (
    <div ref={frame}>
      <TableFrame>
        <table
          role={tree ? 'treegrid' : 'grid'}
          className="channel-table data-table"
          aria-label={props.label}
          data-unripe={isUnripe}
          aria-rowcount={1 + all.length + sums.length}
          data-testid={props.testId}
          onKeyDown={keys.onKeyDown}
          onFocus={keys.onFocus}
        >
          <thead>
            <tr aria-rowindex={1}>
              {columns.map((column, at) => (
                <DataHeading
                  key={column.id}
                  column={column}
                  sort={sort?.id === column.id ? sort : null}
                  isName={at === 0}
                  place={keys.place(0, at)}
                  onSort={() => onSort(nextSort(sort, column))}
                />
              ))}
            </tr>
          </thead>
          <tbody ref={props.body}>
            <Spacer height={above} columns={columns.length} />
            {drawn.map((index) => {
              const row = rows[index];
              return row ? line(row, index, 'row') : null;
            })}
            <Spacer height={below} columns={columns.length} />
            {rows.length === 0 ? (
              <tr>
                <td colSpan={columns.length} className="no-rows">
                  {props.none}
                </td>
              </tr>
            ) : null}
            {remainders.map((row, at) => line(row, rows.length + at, 'row-unattributed'))}
          </tbody>
          {sums.length > 0 ? (
            <tfoot>{sums.map((row, at) => line(row, all.length + at, `row-${row.sum}`))}</tfoot>
          ) : null}
        </table>
      </TableFrame>
      <p className="hidden-visually" role="status">
        {t('data.rows', { count: rows.length })}
      </p>
      <Tips room={frame} />
    </div>
  );
}

/** What an arrow does on a name of a tree: it opens or closes the row, or leads to the row above; null where it moves on. */
function turned(
  key: string,
  place: TreePlace,
  rows: readonly TableRow[],
  tree: TableProps['tree'],
): number | 'done' | null {
  if (key === 'ArrowRight' && place.isExpandable && !place.isExpanded) {
    place.toggle();
    return 'done';
  }
  if (key !== 'ArrowLeft') return null;
  if (place.isExpanded) {
    place.toggle();
    return 'done';
  }
  const places = rows.map((row) => tree?.(row));
  const at = places.findIndex((one) => one?.id === place.id);
  const parent = places.findLastIndex((one, index) => index < at && one?.level === place.level - 1);
  return parent < 0 ? null : parent + 1;
}
