import { lazy, Suspense } from 'react';
import { TableGrid, type TableProps } from './table-grid.tsx';

/** Below this many rows the browser draws them all faster than a window could be kept. */
const LONG_FROM = 200;

const LongTable = lazy(async () => {
  const { LongTable: table } = await import('./long-table.tsx');
  return { default: table };
});

/** A table of any report: one tab stop, arrows inside; the page scrolls, head and sums stay in view. */
export function DataTable(props: TableProps) {
  return props.rows.length < LONG_FROM ? (
    <TableGrid {...props} />
  ) : (
    <Suspense fallback={null}>
      <LongTable {...props} />
    </Suspense>
  );
}
