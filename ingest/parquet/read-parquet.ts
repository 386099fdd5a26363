import type { ColumnMetaData, FileMetaData, SchemaElement } from 'hyparquet';
import { parquetMetadata, parquetSchema } from 'hyparquet';
import { ParquetError } from './parquet-error.ts';
import { type Budget, readColumn } from './read-column.ts';
import { type ParquetValue, valueText } from './value-text.ts';

/**
 * What a file may hold: a little packed says much. Rows as many as a text file may have lines; unpacked bytes, and
 * characters of all cells, a few times over what such a file has.
 */
export const PARQUET_LIMITS = {
  rows: 400_000,
  columns: 2_000,
  bytes: 256 * 1024 * 1024,
  characters: 128 * 1024 * 1024,
} as const;

export interface ParquetTable {
  readonly columns: readonly string[];
  /** Names of columns that hold lists or records, which no cell can hold. */
  readonly nested: readonly string[];
  readonly rows: readonly (readonly (ParquetValue | undefined)[])[];
}

interface Column {
  readonly name: string;
  readonly element: SchemaElement;
}

/** Begins and ends with the mark of the format. */
export function isParquet(bytes: Uint8Array): boolean {
  const mark = (at: number) =>
    Buffer.from(bytes.subarray(at, at + 4)).toString('latin1') === 'PAR1';
  return bytes.length >= 12 && mark(0) && mark(bytes.length - 4);
}

/**
 * The rows of a Parquet file, its flat columns in their order. What the file says of its own size is checked before
 * anything is unpacked, page by page.
 * @throws ParquetError
 */
export function readParquet(bytes: Uint8Array): ParquetTable {
  try {
    return tableOf(bytes);
  } catch (error) {
    if (error instanceof ParquetError) throw error;
    // Whatever the reader stumbles over is damage, or an encoding that it does not know.
    throw new ParquetError(error instanceof Error ? error.message.slice(0, 160) : 'it is damaged');
  }
}

function tableOf(bytes: Uint8Array): ParquetTable {
  // Exactly this file, and from 0 on: the reader takes offsets of the whole buffer.
  const file = bytes.slice().buffer;
  const metadata = parquetMetadata(file, { geoparquet: false });
  checkSize(metadata);
  const { columns, nested } = columnsOf(metadata);
  if (columns.length === 0) throw new ParquetError('it has no column of single values');
  const budget = {
    bytes: PARQUET_LIMITS.bytes as number,
    characters: PARQUET_LIMITS.characters as number,
  };
  const rows: (ParquetValue | undefined)[][] = [];
  for (const group of metadata.row_groups) {
    const count = Number(group.num_rows);
    const read = columns.map((column) => {
      const chunk = group.columns.find(
        (one) => one.meta_data?.path_in_schema.join('.') === column.name,
      );
      if (!chunk?.meta_data || chunk.file_path)
        throw new ParquetError(`the column ${column.name} is missing in it`);
      return valuesOf(file, chunk.meta_data, column, count, budget);
    });
    for (let row = 0; row < count; row++) rows.push(read.map((values) => values[row]));
  }
  return { columns: columns.map(({ name }) => name), nested, rows };
}

function checkSize({ num_rows: rows, row_groups: groups, schema }: FileMetaData): void {
  const told = groups.reduce((sum, group) => sum + group.num_rows, 0n);
  if (told !== rows || groups.some((group) => group.num_rows < 0n))
    throw new ParquetError('its number of rows is not that of its parts');
  if (rows > PARQUET_LIMITS.rows)
    throw new ParquetError(
      `it has ${rows} rows, at most ${PARQUET_LIMITS.rows} are taken; divide it`,
    );
  if (schema.length > PARQUET_LIMITS.columns)
    throw new ParquetError(`it has more than ${PARQUET_LIMITS.columns} columns`);
}

function columnsOf(metadata: FileMetaData): { columns: Column[]; nested: string[] } {
  const root = parquetSchema(metadata);
  const columns: Column[] = [];
  const nested: string[] = [];
  for (const child of root.children) {
    const { element } = child;
    if (child.children.length > 0 || element.repetition_type === 'REPEATED')
      nested.push(element.name);
    else columns.push({ name: element.name, element });
  }
  return { columns, nested };
}

function valuesOf(
  file: ArrayBuffer,
  chunk: ColumnMetaData,
  { name, element }: Column,
  rows: number,
  budget: Budget & { characters: number },
): readonly (ParquetValue | undefined)[] {
  const write = valueText(element);
  const values = readColumn(file, chunk, element, rows, budget).map(write);
  for (const value of values) budget.characters -= value?.text.length ?? 0;
  if (budget.characters < 0)
    throw new ParquetError(
      `its cells up to the column ${name} hold more than ${PARQUET_LIMITS.characters} characters; divide it`,
    );
  return values;
}
