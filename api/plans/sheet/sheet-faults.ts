import type { FieldError, ProblemCode } from '../../problems/problems.ts';
import { ProblemError } from '../../problems/problems.ts';
import { columnLetters } from '../../spreadsheet/column-letters.ts';
import type { SheetCells } from './sheet-cells.ts';

const MOST = 200;

/** Gathers all that is wrong in a table, each with its row and column, in a workbook with its sheet and cell too. */
export class SheetFaults {
  readonly #found: FieldError[] = [];
  readonly #headings: readonly string[];
  readonly #sheet: string | undefined;

  constructor({ headings, sheet }: Pick<SheetCells, 'headings' | 'sheet'>) {
    this.#headings = headings;
    this.#sheet = sheet;
  }

  /** @param row as a spreadsheet counts; @param column its place, from 0. */
  add(code: ProblemCode, row: number, column: number | undefined, message: string): void {
    const heading = column === undefined ? undefined : this.#headings[column];
    if (this.#sheet !== undefined) {
      const cell = column === undefined ? undefined : `${columnLetters(column)}${row}`;
      this.addIn(this.#sheet, { code, row, cell, heading, message });
      return;
    }
    const field =
      column === undefined
        ? `row ${row}`
        : `row ${row}, column ${columnLetters(column)} (${heading})`;
    this.#found.push({
      ...{ field, message, code, row },
      ...(heading !== undefined && { column: heading }),
    });
  }

  /** Of a sheet that has no table: its settings. */
  addIn(
    sheet: string,
    {
      code,
      row,
      cell,
      heading,
      message,
    }: {
      readonly code: ProblemCode;
      readonly row: number;
      readonly cell: string | undefined;
      readonly heading: string | undefined;
      readonly message: string;
    },
  ): void {
    const place = cell === undefined ? `${sheet}, row ${row}` : `${sheet}!${cell}`;
    this.#found.push({
      ...{
        field: heading === undefined ? place : `${place} (${heading})`,
        message,
        code,
        sheet,
        row,
      },
      ...(cell !== undefined && { cell }),
      ...(heading !== undefined && { column: heading }),
    });
  }

  /** @throws ProblemError with every fault in the order of the sheet, by the code of the first. */
  throwIfAny(): void {
    const sheets = [...new Set(this.#found.map(({ sheet }) => sheet ?? ''))].sort();
    const order = ({ sheet = '' }: FieldError) => sheets.indexOf(sheet);
    const faults = [...this.#found].sort((a, b) => order(a) - order(b) || a.row! - b.row!);
    const [first] = faults;
    if (!first) return;
    const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`;
    const more = faults.length - MOST;
    throw new ProblemError(first.code!, {
      detail: `Nothing was imported: the sheet has ${count}.${more > 0 ? ` The first ${MOST} are listed.` : ''}`,
      errors: faults.slice(0, MOST),
    });
  }
}
