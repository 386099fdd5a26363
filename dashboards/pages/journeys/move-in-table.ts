import type { KeyboardEvent } from 'react';

/** Where an arrow leads from a cell, null for other keys. */
export function arrowStep(key: string): { row: number; column: number } | null {
  switch (key) {
    case 'ArrowUp':
      return { row: -1, column: 0 };
    case 'ArrowDown':
      return { row: 1, column: 0 };
    case 'ArrowLeft':
      return { row: 0, column: -1 };
    case 'ArrowRight':
      return { row: 0, column: 1 };
    default:
      return null;
  }
}

/** Arrows move between the buttons of a table's cells; a column without buttons is passed over. */
export function moveInTable(event: KeyboardEvent<HTMLTableElement>): void {
  const step = arrowStep(event.key);
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  const cell = (event.target as Element).closest('td, th');
  const row = cell?.closest('tr');
  if (!(cell instanceof HTMLTableCellElement) || !row) return;
  const next = step.row === 0 ? beside(cell, step.column) : below(row, cell.cellIndex, step.row);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function buttonOf(cell: Element | undefined): HTMLElement | null {
  return cell?.querySelector<HTMLElement>('button') ?? null;
}

function beside(cell: HTMLTableCellElement, step: number): HTMLElement | null {
  const cells = [...(cell.parentElement?.children ?? [])];
  for (let at = cells.indexOf(cell) + step; at >= 0 && at < cells.length; at += step) {
    const button = buttonOf(cells[at]);
    if (button) return button;
  }
  return null;
}

function below(row: HTMLTableRowElement, column: number, step: number): HTMLElement | null {
  const rows = [...(row.closest('table')?.rows ?? [])];
  for (let at = rows.indexOf(row) + step; at >= 0 && at < rows.length; at += step) {
    const button = buttonOf(rows[at]?.cells[column]);
    if (button) return button;
  }
  return null;
}
