import type { KeyboardEvent } from 'react';
import { useCallback, useState } from 'react';

interface Place {
  row: number;
  column: number;
}

const PAGE = 10;

/** Where a key leads in a grid of `rows` × `columns`, null when it means nothing here. */
export function gridStep(
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
    case 'PageDown':
      return { row: Math.min(row + PAGE, rows - 1), column };
    case 'PageUp':
      return { row: Math.max(row - PAGE, 0), column };
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

export interface GridKeys {
  /** Attributes of the cell at a place; one cell alone is reached by the tab key. */
  place: (
    row: number,
    column: number,
  ) => { 'data-row-index': number; 'data-column-index': number; tabIndex: 0 | -1 };
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onFocus: (event: { target: EventTarget }) => void;
}

interface GridOptions {
  /** Where the tab key leads first. */
  start?: Place;
  /** Brings a row into the drawn window before it is focused. */
  reach?: (row: number) => void;
  /** What a key does before it moves: the row that it leads to, `done` where it leads nowhere, null to move on. */
  onKey?: (key: string, at: Place) => number | 'done' | null;
}

const FIRST: Place = { row: 0, column: 0 };

/** Keys of the ARIA grid pattern: arrows by a cell, Home and End along the row, with Ctrl to its ends. */
export function useGridKeys(rows: number, columns: number, options: GridOptions = {}): GridKeys {
  const { start = FIRST, reach, onKey } = options;
  const [at, setAt] = useState<Place>(start);
  const row = Math.min(at.row, rows - 1);
  const column = Math.min(at.column, columns - 1);
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.altKey || event.metaKey) return;
      const { target } = event;
      // What opens inside of a cell has keys of its own.
      if (!(target instanceof HTMLElement) || target.dataset.rowIndex === undefined) return;
      const told = onKey?.(event.key, { row, column }) ?? null;
      if (told === 'done') {
        event.preventDefault();
        return;
      }
      const step =
        told !== null
          ? { row: told, column }
          : gridStep(event.key, event.ctrlKey, { row, column }, rows, columns);
      if (!step) return;
      event.preventDefault();
      setAt(step);
      reach?.(step.row);
      focusCell(event.currentTarget, step);
    },
    [row, column, rows, columns, reach, onKey],
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

/** A row that is not drawn yet is there with the next frame. */
function focusCell(grid: HTMLElement, { row, column }: Place, frames = 3): void {
  const cell = grid.querySelector<HTMLElement>(
    `[data-row-index="${row}"][data-column-index="${column}"]`,
  );
  if (cell) cell.focus();
  else if (frames > 0) requestAnimationFrame(() => focusCell(grid, { row, column }, frames - 1));
}
