/** What a cell of a workbook holds. */
export interface ReadCell {
  readonly kind: 'text' | 'number' | 'date' | 'error' | 'empty';
  /** As text: a date as `2026-03-01`, an error as `#DIV/0!`. */
  readonly text: string;
  /** Of numbers. */
  readonly value?: number;
  /** What it computes; undefined for a value that somebody has typed. */
  readonly formula?: string;
}

const DAY_MS = 86_400_000;
/** Day 0 of a workbook: of the two systems that there are, 1904 is of old Macs. */
const EPOCHS = { from1900: Date.UTC(1899, 11, 30), from1904: Date.UTC(1904, 0, 1) } as const;

export interface CellReader {
  readonly strings: readonly string[];
  /** Whether the style of a number shows a date. */
  readonly isDate: (style: number) => boolean;
  readonly isFrom1904: boolean;
}

/** A cell by its type, its value as it is stored, and its style. */
export function readCell(
  type: string,
  stored: string,
  style: number,
  formula: string | undefined,
  { strings, isDate, isFrom1904 }: CellReader,
): ReadCell {
  const more = formula !== undefined && { formula };
  if (type === 's') return { kind: 'text', text: strings[Number(stored)] ?? '', ...more };
  if (type === 'str' || type === 'inlineStr')
    return { kind: 'text', text: unescaped(stored), ...more };
  if (type === 'e') return { kind: 'error', text: stored, ...more };
  if (type === 'd')
    return { kind: 'date', text: stored.replace(/T00:00:00(\.0+)?Z?$/, ''), ...more };
  if (type === 'b') return { kind: 'text', text: stored === '1' ? 'TRUE' : 'FALSE', ...more };
  if (stored.trim() === '') return { kind: 'empty', text: '', ...more };
  const value = Number(stored);
  if (!Number.isFinite(value)) return { kind: 'text', text: stored, ...more };
  if (isDate(style)) return { kind: 'date', text: dateText(value, isFrom1904), ...more };
  return { kind: 'number', text: String(value), value, ...more };
}

/** `_x000B_` is how a workbook writes a character that XML does not hold. */
export function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function dateText(serial: number, isFrom1904: boolean): string {
  const time = (isFrom1904 ? EPOCHS.from1904 : EPOCHS.from1900) + Math.round(serial * DAY_MS);
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return String(serial);
  return date.toISOString().replace(/T00:00:00\.000Z$/, '');
}
