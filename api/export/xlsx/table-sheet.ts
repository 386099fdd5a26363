import { columnLetters } from '../../spreadsheet/column-letters.ts';
import type { Cell, CellContent, CellStyle, Sheet } from '../../spreadsheet/write/workbook.ts';

/** What stands in a cell: a formula comes with what it evaluates to, and null leaves the cell empty. */
export type SheetCell = CellContent | null;

export interface SheetColumn {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  /** None for texts. */
  readonly format?: NonNullable<CellStyle['format']>;
}

/** Columns and rows of cells under their headings. */
export interface Table {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** The last so many rows are sums: they are set off, and no filter hides them. */
  readonly sums: number;
}

/** A table as a sheet with its headings in view and a filter over its rows. */
export function tableSheet({ name, columns, rows, sums }: Table): Sheet {
  const headings = columns.map(
    ({ header }, column): Cell => ({ row: 1, column, content: header, style: { isBold: true } }),
  );
  const cells = rows.flatMap((row, at) => {
    const isBold = at >= rows.length - sums;
    return row.flatMap((content, column): Cell[] => {
      const format = columns[column]?.format;
      if (content === null) return [];
      return [{ row: at + 2, column, content, style: { ...(format && { format }), isBold } }];
    });
  });
  const last = `${columnLetters(columns.length - 1)}${Math.max(1, rows.length + 1 - sums)}`;
  return {
    name,
    isOpen: true,
    columns: columns.map(({ width }) => ({ width })),
    cells: [...headings, ...cells],
    frozen: { columns: 0, rows: 1 },
    filter: `A1:${last}`,
  };
}
