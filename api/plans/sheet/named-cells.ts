import { type Grid, placeOf } from '@throughline/ingest/spreadsheet/read-grid';
import type { ReadWorkbook } from '@throughline/ingest/spreadsheet/read-workbook';
import { columnLetters } from '../../spreadsheet/column-letters.ts';
import { readable } from '../../spreadsheet/unreadable.ts';
import type { SheetCell } from './sheet-cells.ts';
import type { SheetFaults } from './sheet-faults.ts';
import { tableCell } from './workbook-cells.ts';

const MOST_CELLS = 1_000;

export interface NamedCell extends SheetCell {
  readonly name: string;
  /** Its place in the range of the name, from 0. */
  readonly at: number;
}

/** Cells of a workbook by the names that they were given, wherever somebody has moved them. */
export class NamedCells {
  /** Names of cells that hold something else than was expected. */
  readonly wrong: string[] = [];
  readonly #workbook: ReadWorkbook;
  readonly #faults: SheetFaults;
  readonly #grids = new Map<string, Grid>();

  constructor(workbook: ReadWorkbook, faults: SheetFaults) {
    this.#workbook = workbook;
    this.#faults = faults;
  }

  one(name: string): NamedCell | undefined {
    return this.many(name)[0];
  }

  /** The cells of a range of one column. A name that is gone is a fault. */
  many(name: string): NamedCell[] {
    const range = this.#rangeOf(name);
    if (!range) return [];
    const { sheet, column, from, to } = range;
    return Array.from({ length: to - from + 1 }, (_, at) => {
      const cell = tableCell(
        this.#gridOf(sheet)
          .get(from + at)
          ?.get(column),
      );
      if (cell.fault !== undefined) this.refuse(name, cell.fault, at);
      return { ...cell, ...(cell.fault !== undefined && { text: '' }), name, at };
    });
  }

  /** Refuses a cell for being empty. */
  empty(cell: NamedCell): undefined {
    if (!this.wrong.includes(cell.name)) this.refuse(cell.name, 'The cell is empty', cell.at);
    return undefined;
  }

  refuse(name: string, message: string, at = 0): void {
    this.wrong.push(name);
    const range = this.#rangeOf(name);
    this.#faults.addIn(range?.sheet ?? 'Inputs', {
      code: 'plan_row_invalid',
      row: (range?.from ?? 1) + at,
      cell: range && `${columnLetters(range.column)}${range.from + at}`,
      heading: name,
      message,
    });
  }

  #rangeOf(name: string) {
    const text = this.#workbook.names.get(name) ?? '';
    const [, quoted, plain, first, last] =
      /^(?:'((?:[^']|'')+)'|([^'!]+))!(\$?[A-Z]{1,3}\$?\d+)(?::(\$?[A-Z]{1,3}\$?\d+))?$/.exec(
        text,
      ) ?? [];
    const sheet = quoted?.replaceAll("''", "'") ?? plain;
    if (sheet === undefined || first === undefined) {
      if (!this.wrong.includes(name)) {
        this.wrong.push(name);
        this.#faults.addIn('Inputs', {
          ...{ code: 'plan_column_missing', row: 1, cell: undefined, heading: name },
          message: `There is no cell named "${name}": export the plan again`,
        });
      }
      return undefined;
    }
    const [from, to] = readable(() => [placeOf(first), placeOf(last ?? first)] as const);
    return {
      ...{ sheet, column: from.column, from: from.row },
      to: Math.min(to.row, from.row + MOST_CELLS),
    };
  }

  #gridOf(sheet: string): Grid {
    const known = this.#grids.get(sheet);
    if (known) return known;
    const grid = this.#workbook.sheets.find(({ name }) => name === sheet)?.cells() ?? new Map();
    this.#grids.set(sheet, grid);
    return grid;
  }
}
