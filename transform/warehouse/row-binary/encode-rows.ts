import type { EncodedRows, TypedColumn } from '../warehouse.ts';
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
): Uint8Array {
  const encoder = new RowEncoder(columns, rows.length * SIZE_OF_A_ROW + 64);
  for (const row of rows) encoder.add(row);
  return encoder.written();
}

/** Rows as bytes, as they come: none is kept. */
export class RowEncoder {
  readonly #columns: readonly TypedColumn[];
  readonly #encoders: readonly (typeof ENCODERS)[keyof typeof ENCODERS][];
  readonly #bytes: ByteWriter;
  #count = 0;

  /** @param size bytes to begin with. */
  constructor(columns: readonly TypedColumn[], size: number) {
    this.#columns = columns;
    this.#encoders = columns.map(({ type }) => ENCODERS[type]);
    this.#bytes = new ByteWriter(size);
  }

  /** @throws TypeError for a value that its column does not hold, with the name of the column. */
  add(row: readonly unknown[]): void {
    let index = 0;
    try {
      for (; index < this.#encoders.length; index++)
        this.#encoders[index]!(this.#bytes, row[index]);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new TypeError(`${why} (column ${this.#columns[index]!.name})`, { cause: error });
    }
    this.#count += 1;
  }

  /** What was written so far; valid until more is added. */
  written(): Uint8Array {
    return this.#bytes.written();
  }

  /** A copy in memory of its own. */
  rows(): EncodedRows {
    return { count: this.#count, bytes: new Uint8Array(this.written()) };
  }
}
