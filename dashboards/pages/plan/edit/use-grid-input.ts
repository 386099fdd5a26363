import { type ClipboardEvent, type KeyboardEvent, useCallback, useState } from 'react';
import { EDIT_COLUMNS } from './columns.ts';
import { type Area, areaOf, type Grid, type GridAction, type Place } from './grid-state.ts';

/** The cell that is being written, with what was typed so far. */
export interface Writing extends Place {
  readonly text: string;
}

export interface GridInput {
  readonly current: Place;
  readonly area: Area;
  readonly writing: Writing | null;
  readonly select: (place: Place, extend: boolean) => void;
  readonly begin: (place: Place) => void;
  readonly type: (text: string) => void;
  readonly finish: (move?: Partial<Place>) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onCopy: (event: ClipboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
}

const LAST_COLUMN = EDIT_COLUMNS.length - 1;
const MOVES: Readonly<Record<string, Partial<Place>>> = {
  ArrowUp: { row: -1 },
  ArrowDown: { row: 1 },
  ArrowLeft: { column: -1 },
  ArrowRight: { column: 1 },
};
const HOME: Readonly<Record<string, number>> = { Home: 0, End: LAST_COLUMN };

/** Keys of a spreadsheet: arrows, typing, Enter, Tab, copy and paste, fill, undo and redo. */
export function useGridInput(
  grid: Grid,
  change: (action: GridAction) => void,
  focus: (place: Place) => void,
): GridInput {
  const [current, setCurrent] = useState<Place>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<Place>({ row: 0, column: 0 });
  const [writing, setWriting] = useState<Writing | null>(null);
  const rows = grid.lines.length;
  const within = useCallback(
    ({ row, column }: Place): Place => ({
      row: Math.max(0, Math.min(rows - 1, row)),
      column: Math.max(0, Math.min(LAST_COLUMN, column)),
    }),
    [rows],
  );
  const now = within(current);
  const area = areaOf(within(anchor), now);

  const go = (to: Place, extend: boolean) => {
    const place = within(to);
    setCurrent(place);
    if (!extend) setAnchor(place);
    focus(place);
  };
  const moved = ({ row = 0, column = 0 }: Partial<Place>): Place => ({
    row: now.row + row,
    column: now.column + column,
  });
  const finish = (move?: Partial<Place>) => {
    if (writing) change({ type: 'write', at: writing, cells: [[writing.text]] });
    setWriting(null);
    go(move ? moved(move) : now, false);
  };
  const begin = (place: Place) => {
    const field = EDIT_COLUMNS[place.column]?.id ?? '';
    setCurrent(place);
    setAnchor(place);
    setWriting({ ...place, text: grid.lines[place.row]?.texts[field] ?? '' });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event;
    const isCommand = event.ctrlKey || event.metaKey;
    if (writing) {
      if (key === 'Enter') finish({ row: event.shiftKey ? -1 : 1 });
      else if (key === 'Tab') finish({ column: event.shiftKey ? -1 : 1 });
      else if (key === 'Escape') {
        setWriting(null);
        focus(now);
      } else return;
      event.preventDefault();
      return;
    }
    if (isCommand) {
      const command = commandOf(key.toLowerCase(), event.shiftKey, area);
      if (!command) return;
      change(command);
      event.preventDefault();
      return;
    }
    if (event.altKey) return;
    const move = MOVES[key];
    if (move) go(moved(move), event.shiftKey);
    else if (HOME[key] !== undefined) go({ row: now.row, column: HOME[key] }, event.shiftKey);
    else if (key === 'PageDown' || key === 'PageUp')
      go(moved({ row: key === 'PageDown' ? 20 : -20 }), event.shiftKey);
    else if (key === 'Tab') {
      // From the last cell of a row it leads on, so that nobody is caught in the grid.
      const column = now.column + (event.shiftKey ? -1 : 1);
      if (column < 0 || column > LAST_COLUMN) return;
      go({ row: now.row, column }, false);
    } else if (key === 'Enter' || key === 'F2') begin(now);
    else if (key === 'Delete' || key === 'Backspace') change({ type: 'clear', area });
    else if (key.length === 1 && key !== ' ') setWriting({ ...now, text: key });
    else return;
    event.preventDefault();
  };

  return {
    ...{ current: now, area, writing, begin, finish, onKeyDown },
    select: (place, extend) => {
      if (writing) change({ type: 'write', at: writing, cells: [[writing.text]] });
      setWriting(null);
      setCurrent(place);
      if (!extend) setAnchor(place);
    },
    type: (text) => setWriting((before) => before && { ...before, text }),
    onCopy: (event) => {
      if (writing) return;
      event.clipboardData.setData('text/plain', textOf(grid, area));
      event.preventDefault();
    },
    onPaste: (event) => {
      if (writing) return;
      const cells = cellsOf(event.clipboardData.getData('text/plain'));
      change({ type: 'write', at: { row: area.top, column: area.left }, cells });
      event.preventDefault();
    },
  };
}

function commandOf(key: string, isShift: boolean, area: Area): GridAction | null {
  if (key === 'z') return { type: isShift ? 'redo' : 'undo' };
  if (key === 'y') return { type: 'redo' };
  if (key === 'd') return { type: 'fill', direction: 'down', area };
  return key === 'r' && area.right > area.left ? { type: 'fill', direction: 'right', area } : null;
}

function textOf({ lines }: Grid, { top, bottom, left, right }: Area): string {
  const fields = EDIT_COLUMNS.slice(left, right + 1).map(({ id }) => id);
  return lines
    .slice(top, bottom + 1)
    .map(({ texts }) => fields.map((field) => texts[field] ?? '').join('\t'))
    .join('\n');
}

/** Cells as a spreadsheet puts them on the clipboard; its last line end begins no row. */
function cellsOf(text: string): string[][] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t').map((cell) => cell.replace(/^"([\s\S]*)"$/, '$1')));
}
