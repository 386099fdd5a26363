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
import type { ColumnUnit, ReportTable } from '../contract/table.ts';
import { addable, cellOf } from './cells.ts';

function typeOf(unit: ColumnUnit) {
  if (unit === 'list') return new List(new Field('item', new Utf8(), false));
  // Money is decimal text, which is exact: a binary float would not be.
  return unit === 'text' || unit === 'money' ? new Utf8() : new Float64();
}

/** The table as an Arrow IPC stream; what is unknown is null. Sums of other rows are left out. */
export function arrow(table: ReportTable): Uint8Array {
  const rows = addable(table);
  const vectors = table.columns.map((column): [string, Vector] => [
    column.key,
    vectorFromArray(
      rows.map((row) => cellOf(table, row, column, undefined)),
      typeOf(column.unit),
    ),
  ]);
  return tableToIPC(new Table(Object.fromEntries(vectors)), 'stream');
}
