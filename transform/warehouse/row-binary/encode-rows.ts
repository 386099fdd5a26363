import type { TypedColumn } from '../warehouse.ts';
import { ByteWriter } from './byte-writer.ts';
import { ENCODERS } from './column-types.ts';

const SIZE_OF_A_ROW = 256;

/**
 * Rows in the engine's format `RowBinary`: each column's value behind the other, without names or marks.
 * @throws TypeError for a value that its column does not hold, with the name of the column.
 */
export function encodeRows(
  columns: readonly TypedColumn[],
  rows: readonly (readonly unknown[])[],
): Buffer {
  const encoders = columns.map(({ type }) => ENCODERS[type]);
  const bytes = new ByteWriter(rows.length * SIZE_OF_A_ROW + 64);
  for (const row of rows)
    for (let index = 0; index < encoders.length; index++)
      try {
        encoders[index]!(bytes, row[index]);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw new TypeError(`${why} (column ${columns[index]!.name})`, { cause: error });
      }
  return bytes.written();
}
