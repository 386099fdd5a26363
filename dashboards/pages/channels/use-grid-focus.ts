import type { KeyboardEvent } from 'react';
import { useCallback, useState } from 'react';
import type { RowLine, TreeLine } from './tree.ts';

interface GridFocusOptions {
  lines: readonly TreeLine[];
  /** Metric columns; the name is column 0. */
  columns: number;
  /** Rows that stand below the lines. */
  pinned: number;
  onToggle: (id: string) => void;
  /** Brings a line into the drawn window before it is focused. */
  scrollTo: (row: number) => void;
}

export interface GridFocus {
  row: number;
  column: number;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  /** Follows the pointer and the tab key. */
  onFocus: (event: { target: EventTarget }) => void;
}

/**
 * Keys of the ARIA treegrid pattern with cell focus: arrows move by a cell; in the first column right
 * opens and left closes or goes to the parent; Home and End go along the row, with Ctrl to its ends.
 */
export function useGridFocus(options: GridFocusOptions): GridFocus {
  const { lines, columns, pinned, onToggle, scrollTo } = options;
  const [place, setPlace] = useState({ row: 0, column: 0 });
  const row = Math.min(place.row, lines.length + pinned - 1);
  const column = Math.min(place.column, columns);

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.altKey || event.metaKey) return;
      const line = lines[row];
      const step = keyStep(
        event.key,
        event.ctrlKey,
        line,
        { row, column },
        lines,
        columns,
        lines.length + pinned - 1,
      );
      if (!step) return;
      event.preventDefault();
      if (step.kind === 'toggle') {
        onToggle(step.id);
        return;
      }
      setPlace(step.to);
      scrollTo(step.to.row);
      const grid = event.currentTarget;
      requestAnimationFrame(() => {
        grid
          .querySelector<HTMLElement>(
            `[data-row-index="${step.to.row}"][data-column-index="${step.to.column}"]`,
          )
          ?.focus();
      });
    },
    [lines, row, column, columns, pinned, onToggle, scrollTo],
  );
  const onFocus = useCallback((event: { target: EventTarget }) => {
    if (!(event.target instanceof HTMLElement)) return;
    const { rowIndex, columnIndex } = event.target.dataset;
    if (rowIndex === undefined || columnIndex === undefined) return;
    setPlace({ row: Number(rowIndex), column: Number(columnIndex) });
  }, []);
  return { row, column, onKeyDown, onFocus };
}

interface Place {
  row: number;
  column: number;
}
type Step = { kind: 'move'; to: Place } | { kind: 'toggle'; id: string };

/** Where a key leads, null when it means nothing here. */
export function keyStep(
  key: string,
  ctrl: boolean,
  line: TreeLine | undefined,
  { row, column }: Place,
  lines: readonly TreeLine[],
  columns: number,
  last = lines.length,
): Step | null {
  const item: RowLine | null = line?.type === 'row' ? line : null;
  switch (key) {
    case 'ArrowDown':
      return { kind: 'move', to: { row: Math.min(row + 1, last), column } };
    case 'ArrowUp':
      return { kind: 'move', to: { row: Math.max(row - 1, 0), column } };
    case 'ArrowRight':
      if (column === 0 && item?.expandable && !item.expanded)
        return { kind: 'toggle', id: item.id };
      return { kind: 'move', to: { row, column: Math.min(column + 1, columns) } };
    case 'ArrowLeft':
      if (column > 0) return { kind: 'move', to: { row, column: column - 1 } };
      if (item?.expanded) return { kind: 'toggle', id: item.id };
      return { kind: 'move', to: { row: parentRow(lines, row, item), column: 0 } };
    case 'Home':
      return { kind: 'move', to: { row: ctrl ? 0 : row, column: 0 } };
    case 'End':
      return { kind: 'move', to: { row: ctrl ? last : row, column: columns } };
    default:
      return null;
  }
}

function parentRow(lines: readonly TreeLine[], row: number, item: RowLine | null): number {
  if (!item || item.level === 0) return row;
  return lines.findLastIndex((line, index) => index < row && line.level === item.level - 1);
}
