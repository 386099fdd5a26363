import { useRef } from 'react';
import { rowHeight, TableGrid, type TableProps } from './table-grid.tsx';
import { useWindowRows } from './use-window-rows.ts';

/** A table of so many rows that only those in view are drawn. */
export function LongTable(props: TableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const window = useWindowRows(props.rows.length, rowHeight(props), body);
  return <TableGrid {...props} window={window} body={body} />;
}
