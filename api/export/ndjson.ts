import type { ReportTable } from '../contract/table.ts';
import { addable, cellOf } from './cells.ts';

/** A line of JSON a row, by the keys of the columns; what is not known is null. Sums of other rows are left out. */
export function ndjson(table: ReportTable): string {
  return addable(table)
    .map((row) => {
      const cells = table.columns.map((column) => [
        column.key,
        cellOf(table, row, column, undefined),
      ]);
      return `${JSON.stringify(Object.fromEntries(cells))}\n`;
    })
    .join('');
}
