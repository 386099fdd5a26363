import {
  Field,
  Float64,
  List,
  Table,
  tableToIPC,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow';

/** A column of a report as a file has it. Money is decimal text, a list is of texts. */
export interface TableColumn {
  readonly key: string;
  readonly type: 'text' | 'number' | 'money' | 'list';
  /** Stands between the texts of a list where a cell is one text. */
  readonly separator?: string;
}

export type TableRow = Readonly<Record<string, unknown>>;

/** A report as one flat table. */
export interface ReportTable {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

const TYPES = {
  text: () => new Utf8(),
  number: () => new Float64(),
  // Exact: a binary float would not be.
  money: () => new Utf8(),
  list: () => new List(new Field('item', new Utf8(), false)),
};

/** The table as an Arrow IPC stream; what is unknown is null. */
export function arrow({ columns, rows }: ReportTable): Uint8Array {
  const vectors = columns.map(({ key, type }): [string, Vector] => [
    key,
    vectorFromArray(
      rows.map((row) => row[key] ?? null),
      TYPES[type](),
    ),
  ]);
  return tableToIPC(new Table(Object.fromEntries(vectors)), 'stream');
}
