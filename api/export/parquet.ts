import type { SchemaElement } from 'hyparquet';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import type { Column, ColumnUnit, ReportTable } from '../contract/table.ts';
import { addable, cellOf } from './cells.ts';

const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;

/** Money is decimal text, as in Arrow: exact to the last digit. */
function elementsOf({ key, unit }: Column): SchemaElement[] {
  const name = { name: key, repetition_type: 'OPTIONAL' } as const;
  if (unit === 'list')
    return [
      { ...name, num_children: 1, converted_type: 'LIST' },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      { ...TEXT, name: 'element', repetition_type: 'REQUIRED' },
    ];
  return [{ ...name, ...(isText(unit) ? TEXT : ({ type: 'DOUBLE' } as const)) }];
}

function isText(unit: ColumnUnit): boolean {
  return unit === 'text' || unit === 'money';
}

/** The table as a Parquet file; what is unknown is null. Sums of other rows are left out. */
export function parquet(table: ReportTable): Uint8Array {
  const rows = addable(table);
  const columnData: ColumnSource[] = table.columns.map((column) => ({
    name: column.key,
    data: rows.map((row) => cellOf(table, row, column, undefined)),
  }));
  return new Uint8Array(
    parquetWriteBuffer({
      columnData,
      schema: [
        { name: 'root', num_children: table.columns.length },
        ...table.columns.flatMap(elementsOf),
      ],
      createdBy: 'Throughline',
    }),
  );
}
