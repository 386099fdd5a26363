import { EDIT_COLUMNS } from './columns.ts';

/** A line as it is being written: what was stored of it, and the texts of its cells. */
export interface GridLine {
  /** Stays with the line wherever it moves. */
  readonly key: number;
  readonly stored: Readonly<Record<string, unknown>>;
  readonly texts: Readonly<Record<string, string>>;
}

export interface Grid {
  readonly lines: readonly GridLine[];
  readonly past: readonly (readonly GridLine[])[];
  readonly future: readonly (readonly GridLine[])[];
  /** Grows with every change, so that an answer is known to be of the lines on screen. */
  readonly revision: number;
}

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Rows and columns from the first to the last, both within. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

type Change =
  | { readonly type: 'write'; readonly at: Place; readonly cells: readonly (readonly string[])[] }
  | { readonly type: 'fill'; readonly area: Area; readonly direction: 'down' | 'right' }
  | { readonly type: 'clear'; readonly area: Area }
  | { readonly type: 'add'; readonly after: number }
  | { readonly type: 'remove'; readonly from: number; readonly to: number };
export type GridAction = Change | { readonly type: 'undo' } | { readonly type: 'redo' };

/** Steps that can be taken back. */
const MOST_STEPS = 100;
const FIELDS = EDIT_COLUMNS.map(({ id }) => id);

export function areaOf(a: Place, b: Place): Area {
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  };
}

/** The grid after an action; the same grid where nothing changes, so that nothing has to be undone. */
export function changed(grid: Grid, action: GridAction): Grid {
  if (action.type === 'undo' || action.type === 'redo') return stepped(grid, action.type);
  const lines = applied(grid.lines, action);
  if (lines === grid.lines) return grid;
  return {
    lines,
    past: [...grid.past, grid.lines].slice(-MOST_STEPS),
    future: [],
    revision: grid.revision + 1,
  };
}

function stepped(grid: Grid, type: 'undo' | 'redo'): Grid {
  const { lines, past, future, revision } = grid;
  const to = type === 'undo' ? past.at(-1) : future[0];
  if (!to) return grid;
  return {
    lines: to,
    past: type === 'undo' ? past.slice(0, -1) : [...past, lines],
    future: type === 'undo' ? [lines, ...future] : future.slice(1),
    revision: revision + 1,
  };
}

function applied(lines: readonly GridLine[], action: Change): readonly GridLine[] {
  switch (action.type) {
    case 'write':
      return written(lines, action.at, action.cells);
    case 'clear':
      return mapped(lines, action.area, () => '');
    case 'fill': {
      const { top, left } = action.area;
      return mapped(lines, action.area, (row, column) =>
        action.direction === 'down' ? textAt(lines, top, column) : textAt(lines, row, left),
      );
    }
    case 'add':
      return added(lines, action.after);
    case 'remove':
      return lines.filter((_, row) => row < action.from || row > action.to);
  }
}

/** Cells from a place on; rows that go beyond the last one are new lines, columns beyond are left out. */
function written(
  lines: readonly GridLine[],
  { row, column }: Place,
  cells: readonly (readonly string[])[],
): readonly GridLine[] {
  const missing = row + cells.length - lines.length;
  const room = [...lines];
  for (let index = 0; index < missing; index++) room.push(empty(nextKey(room)));
  const right = column + Math.max(0, ...cells.map((one) => one.length)) - 1;
  const area = { top: row, left: column, bottom: row + cells.length - 1, right };
  const result = mapped(
    room,
    area,
    (at, of) => cells[at - row]?.[of - column] ?? textAt(room, at, of),
  );
  return missing <= 0 && result === room ? lines : result;
}

function mapped(
  lines: readonly GridLine[],
  { top, left, bottom, right }: Area,
  textOf: (row: number, column: number) => string,
): readonly GridLine[] {
  let isChanged = false;
  const result = lines.map((line, row) => {
    if (row < top || row > bottom) return line;
    const texts = { ...line.texts };
    for (let column = left; column <= right; column++) {
      const field = FIELDS[column];
      if (field !== undefined) texts[field] = textOf(row, column);
    }
    if (FIELDS.every((field) => (texts[field] ?? '') === (line.texts[field] ?? ''))) return line;
    isChanged = true;
    return { ...line, texts };
  });
  return isChanged ? result : lines;
}

/** A line like the one above it, a month later. */
function added(lines: readonly GridLine[], after: number): readonly GridLine[] {
  const above = lines[after];
  const line = {
    ...empty(nextKey(lines)),
    ...(above && {
      texts: { ...above.texts, month: monthLater(above.texts.month ?? ''), comment: '' },
    }),
  };
  return [...lines.slice(0, after + 1), line, ...lines.slice(after + 1)];
}

function empty(key: number): GridLine {
  return { key, stored: {}, texts: {} };
}

function nextKey(lines: readonly GridLine[]): number {
  return lines.reduce((most, { key }) => Math.max(most, key), -1) + 1;
}

function textAt(lines: readonly GridLine[], row: number, column: number): string {
  return lines[row]?.texts[FIELDS[column] ?? ''] ?? '';
}

function monthLater(month: string): string {
  const match = /^(\d{4})-(\d{2})$/.exec(month);
  if (!match) return month;
  const count = Number(match[1]) * 12 + Number(match[2]);
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}
