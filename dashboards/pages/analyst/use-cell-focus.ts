import type { KeyboardEvent } from 'react';
import { useCallback, useState } from 'react';

interface Place {
  row: number;
  column: number;
}

/** Where a key leads in a grid of `rows` × `columns`, null when it means nothing here. */
export function cellStep(
  key: string,
  ctrl: boolean,
  { row, column }: Place,
  rows: number,
  columns: number,
): Place | null {
  switch (key) {
    case 'ArrowDown':
      return { row: Math.min(row + 1, rows - 1), column };
    case 'ArrowUp':
      return { row: Math.max(row - 1, 0), column };
    case 'ArrowRight':
      return { row, column: Math.min(column + 1, columns - 1) };
    case 'ArrowLeft':
      return { row, column: Math.max(column - 1, 0) };
    case 'Home':
      return { row: ctrl ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrl ? rows - 1 : row, column: columns - 1 };
    default:
      return null;
  }
}

export interface CellFocus {
  /** Attributes of the cell at a place; one cell alone is reached by the tab key. */
  place: (
    row: number,
    column: number,
  ) => { 'data-row-index': number; 'data-column-index': number; tabIndex: 0 | -1 };
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onFocus: (event: { target: EventTarget }) => void;
}

/** Keys of the ARIA grid pattern: arrows by a cell, Home and End along the row, with Ctrl to its ends. */
export function useCellFocus(rows: number, columns: number): CellFocus {
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const row = Math.min(at.row, rows - 1);
  const column = Math.min(at.column, columns - 1);
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.altKey || event.metaKey) return;
      const { target } = event;
      // The heads have keys of their own.
      if (!(target instanceof HTMLElement) || target.dataset.rowIndex === undefined) return;
      const step = cellStep(event.key, event.ctrlKey, { row, column }, rows, columns);
      if (!step) return;
      event.preventDefault();
      setAt(step);
      event.currentTarget
        .querySelector<HTMLElement>(
          `[data-row-index="${step.row}"][data-column-index="${step.column}"]`,
        )
        ?.focus();
    },
    [row, column, rows, columns],
  );
  const onFocus = useCallback((event: { target: EventTarget }) => {
    if (!(event.target instanceof HTMLElement)) return;
    const { rowIndex, columnIndex } = event.target.dataset;
    if (rowIndex === undefined || columnIndex === undefined) return;
    setAt({ row: Number(rowIndex), column: Number(columnIndex) });
  }, []);
  return {
    place: (atRow, atColumn) => ({
      'data-row-index': atRow,
      'data-column-index': atColumn,
      tabIndex: atRow === row && atColumn === column ? 0 : -1,
    }),
    onKeyDown,
    onFocus,
  };
}
