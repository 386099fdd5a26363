/** A cell as the file has it; workbooks and JSON know numbers and dates from texts, other files do not. */
export interface Cell {
  readonly kind: 'text' | 'number' | 'date';
  readonly text: string;
}

export interface Line {
  /** Line of the file, or row of the sheet, on which it starts; from 1. */
  readonly line: number;
  /** How many lines of the file it takes: a quoted text may hold line feeds. */
  readonly lines: number;
  readonly cells: readonly Cell[];
  readonly raw: string;
}

/** A file as rows of cells, before anything is known of what they mean. */
export interface Table {
  readonly format: 'csv' | 'xlsx' | 'parquet' | 'html' | 'ndjson' | 'client_bank';
  readonly encoding?: string;
  /** Of CSV. */
  readonly separator?: string;
  readonly sheet?: string;
  readonly lines: readonly Line[];
}

export const NO_CELL: Cell = { kind: 'text', text: '' };

export function textCell(text: string): Cell {
  return { kind: 'text', text };
}
