import { FileError } from '../file-error.ts';
import { type Cell, type Line, NO_CELL, textCell } from './table.ts';

export function isJsonLines(text: string): boolean {
  return /^\s*\{/.test(text);
}

/** One JSON object a line: its members are the columns, in the order in which they are first met. */
export function cutJson(text: string): Line[] {
  const columns = new Map<string, number>();
  const objects = text.split('\n').map((raw, index) => {
    if (raw.trim() === '') return { raw, cells: new Map<string, Cell>() };
    const cells = new Map(flat(parsed(raw, index + 1)));
    for (const name of cells.keys()) if (!columns.has(name)) columns.set(name, columns.size);
    return { raw: raw.replace(/\r$/, ''), cells };
  });
  const names = [...columns.keys()];
  const header = { line: 0, lines: 0, raw: '', cells: names.map(textCell) };
  return [
    header,
    ...objects.map(({ raw, cells }, index) => ({
      ...{ line: index + 1, lines: 1, raw },
      cells: cells.size === 0 ? [] : names.map((name) => cells.get(name) ?? NO_CELL),
    })),
  ];
}

function parsed(raw: string, line: number): Record<string, unknown> {
  try {
    const value = JSON.parse(raw) as unknown;
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Told below.
  }
  throw new FileError('file_no_table', { line, hint: 'expected one JSON object a line' });
}

function* flat(object: Record<string, unknown>, prefix = ''): Generator<[string, Cell]> {
  for (const [name, value] of Object.entries(object)) {
    if (value === null || value === undefined) continue;
    if (typeof value === 'object' && !Array.isArray(value))
      yield* flat(value as Record<string, unknown>, `${prefix}${name}.`);
    else if (typeof value === 'number')
      yield [
        prefix + name,
        // Of a larger whole number the digits are gone already; it is shown as it came to be.
        { kind: 'number', text: String(value) },
      ];
    else yield [prefix + name, textCell(typeof value === 'string' ? value : JSON.stringify(value))];
  }
}
