import { ParquetError } from '../../../parquet/parquet-error.ts';
import { readParquet } from '../../../parquet/read-parquet.ts';
import { FileError } from '../file-error.ts';
import { type Cell, type Line, NO_CELL, type Table, textCell } from './table.ts';

export { isParquet } from '../../../parquet/read-parquet.ts';

/** A Parquet file: the names of its columns are the headings, on a line of their own before the first. */
export function cutParquet(bytes: Uint8Array): Table {
  try {
    const { columns, rows } = readParquet(bytes);
    const header: Line = { line: 0, lines: 0, raw: '', cells: columns.map(textCell) };
    const lines = rows.map((values, index): Line => {
      const cells = values.map((value): Cell => value ?? NO_CELL);
      return { line: index + 1, lines: 1, cells, raw: cells.map(({ text }) => text).join('\t') };
    });
    return { format: 'parquet', lines: [header, ...lines] };
  } catch (error) {
    if (!(error instanceof ParquetError)) throw error;
    throw new FileError('file_parquet_unreadable', { hint: error.message });
  }
}
