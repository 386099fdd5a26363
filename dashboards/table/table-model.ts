import {
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import type { TableRow } from '@throughline/api/contract/table';
import { useMemo } from 'react';
import type { DataColumn, TableSort } from './data-column.ts';

const features = tableFeatures({
  columnFilteringFeature,
  globalFilteringFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
});

interface ModelOptions {
  readonly rows: readonly TableRow[];
  readonly columns: readonly DataColumn[];
  readonly sort: TableSort | null;
  readonly search: string;
  readonly locale: string;
}

/** Rows in an order, for those that are sorted among their siblings alone; what is unknown stands last. */
export function sortedRows(
  rows: readonly TableRow[],
  column: DataColumn | undefined,
  descending: boolean,
  locale: string,
): readonly TableRow[] {
  if (!column) return rows;
  const collator = new Intl.Collator(locale, { numeric: true });
  return rows.toSorted((a, b) => {
    const [left, right] = [column.sortBy(a), column.sortBy(b)];
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined);
    return (descending ? -1 : 1) * compared(left, right, collator);
  });
}

/** Whether any cell of a row holds a text. */
export function rowHolds(
  row: TableRow,
  columns: readonly DataColumn[],
  wanted: string,
  locale: string,
): boolean {
  return columns.some((column) => holds(column.view(row).shown, wanted, locale));
}

type Compared = string | number | undefined;

/** The rows that a search leaves, in the order that was asked for. */
export function useTableRows({
  rows,
  columns,
  sort,
  search,
  locale,
}: ModelOptions): readonly TableRow[] {
  const definitions = useMemo(() => {
    const collator = new Intl.Collator(locale, { numeric: true });
    return columns.map((column) => ({
      id: column.id,
      accessorFn: (row: TableRow): Compared => column.sortBy(row),
      sortUndefined: 'last' as const,
      sortFn: (
        left: { getValue: (id: string) => unknown },
        right: { getValue: (id: string) => unknown },
        id: string,
      ) => compared(left.getValue(id) as Compared, right.getValue(id) as Compared, collator),
    }));
  }, [columns, locale]);
  const data = useMemo(() => [...rows], [rows]);
  const state = useMemo(
    () => ({
      sorting: sort ? [{ id: sort.id, desc: sort.descending }] : [],
      globalFilter: search,
    }),
    [sort, search],
  );
  const table = useTable({
    features,
    columns: definitions,
    data,
    state,
    getColumnCanGlobalFilter: () => true,
    globalFilterFn: (row: { original: TableRow }, id: string, wanted: string) => {
      const column = columns.find((known) => known.id === id);
      return column !== undefined && holds(column.view(row.original).shown, wanted, locale);
    },
  });
  return table.getRowModel().rows.map(({ original }) => original);
}

function compared(left: Compared, right: Compared, collator: Intl.Collator): number {
  return typeof left === 'number' && typeof right === 'number'
    ? left - right
    : collator.compare(String(left), String(right));
}

/** Case is folded in the reader's language. */
function holds(text: string, wanted: string, locale: string): boolean {
  return text.toLocaleLowerCase(locale).includes(wanted.trim().toLocaleLowerCase(locale));
}
