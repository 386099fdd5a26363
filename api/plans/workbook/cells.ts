import type { Cell, CellContent, CellStyle, Formula } from '../../spreadsheet/write/workbook.ts';

const DAY_MS = 86_400_000;

/** Cells of a sheet as they are put down, one after the other. */
export class Cells {
  readonly list: Cell[] = [];

  /** @param row from 1; @param column from 0. */
  put(row: number, column: number, content: CellContent | null, style?: CellStyle): void {
    this.list.push({ row, column, content, ...(style && { style }) });
  }

  /** Cells beside each other. */
  line(
    row: number,
    column: number,
    contents: readonly (CellContent | null)[],
    style?: CellStyle,
  ): void {
    for (const [at, content] of contents.entries()) this.put(row, column + at, content, style);
  }
}

export function computed(formula: string, result: string | number | null): Formula {
  return { formula, result };
}

/** A month as a workbook counts days, by its first. */
export function monthSerial(month: string): number {
  return (Date.parse(`${month}-01T00:00:00Z`) - Date.UTC(1899, 11, 30)) / DAY_MS;
}

/** A text in a formula. */
export function literal(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** Money as its answer has it, as a number; null is unknown. */
export function amount(text: string | null): number | null {
  return text === null ? null : Number(text);
}
