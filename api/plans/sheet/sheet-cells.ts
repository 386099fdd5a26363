/** A cell of a table, whatever file it comes from. */
export interface SheetCell {
  /** As it stands there; a date as `2026-03-01`. */
  readonly text: string;
  /** Of a cell that holds a number rather than a text. */
  readonly value?: number;
  /** The amount that was written here, where it has more digits than a spreadsheet keeps. */
  readonly exact?: string;
  /** What is wrong with the cell itself, whatever its column is. */
  readonly fault?: string;
}

/** A table with its place: headings, rows, and where they stand. */
export interface SheetCells {
  /** Of a workbook. */
  readonly sheet?: string;
  readonly headings: readonly string[];
  /** As a spreadsheet counts. */
  readonly headingsRow: number;
  /** Rows with anything in them. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly SheetCell[] }[];
  /** Whether a comma in a number typed as text is the decimal sign; undefined where nothing tells. */
  readonly decimalComma: boolean | undefined;
}

export const EMPTY: SheetCell = { text: '' };
