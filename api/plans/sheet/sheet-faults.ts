import type { FieldError, ProblemCode } from '../../problems/problems.ts';
import { ProblemError } from '../../problems/problems.ts';

const MOST = 200;

/** Gathers all that is wrong in a sheet, each with its row and column. */
export class SheetFaults {
  readonly #found: FieldError[] = [];
  readonly #headings: readonly string[];

  constructor(headings: readonly string[]) {
    this.#headings = headings;
  }

  /** @param row as a spreadsheet counts, the headings being row 1; @param column its place, from 0. */
  add(code: ProblemCode, row: number, column: number | undefined, message: string): void {
    const heading = column === undefined ? undefined : this.#headings[column];
    const field =
      column === undefined ? `row ${row}` : `row ${row}, column ${letters(column)} (${heading})`;
    this.#found.push({
      ...{ field, message, code, row },
      ...(heading !== undefined && { column: heading }),
    });
  }

  /** @throws ProblemError with every fault in the order of the sheet, by the code of the first. */
  throwIfAny(): void {
    const faults = [...this.#found].sort((a, b) => a.row! - b.row!);
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

/** `A` … `Z`, `AA` …, as a spreadsheet names its columns. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}
