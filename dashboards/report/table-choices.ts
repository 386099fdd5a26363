import { useCallback, useMemo } from 'react';
import { navigate, useSearch } from 'wouter/use-browser-location';
import { readableQuery, withQuery } from '../address/parameters.ts';
import type { TableSort } from '../table/data-column.ts';

/** What a reader chose of a table, as the address has it. */
export interface TableChoices {
  readonly sort: TableSort | null;
  readonly search: string;
  /** Columns that are shown; null: all. */
  readonly columns: readonly string[] | null;
  /** Ids of rows that are open, in a table that is a tree. */
  readonly open: readonly string[];
  /** The drawer, the first opened first. */
  readonly opened: readonly string[];
}

export function readTableChoices(search: string): TableChoices {
  const query = new URLSearchParams(search);
  const rows = query.get('rows') ?? '';
  const columns = query.get('columns');
  return {
    sort: rows === '' ? null : { id: rows.replace(/^-/, ''), descending: rows.startsWith('-') },
    search: query.get('find') ?? '',
    columns: columns === null ? null : columns.split(',').filter(Boolean),
    open: query.getAll('open').filter(Boolean),
    opened: query.getAll('cell'),
  };
}

/** The query with these choices made, and everything else kept. */
export function withTableChoices(search: string, change: Partial<TableChoices>): string {
  const query = new URLSearchParams(search);
  const set = (key: string, value: string) => {
    if (value === '') query.delete(key);
    else query.set(key, value);
  };
  if (change.sort !== undefined)
    set('rows', change.sort ? `${change.sort.descending ? '-' : ''}${change.sort.id}` : '');
  if (change.search !== undefined) set('find', change.search);
  if (change.columns !== undefined) set('columns', change.columns?.join(',') ?? '');
  if (change.open !== undefined) {
    query.delete('open');
    for (const id of change.open) query.append('open', id);
  }
  if (change.opened !== undefined) {
    query.delete('cell');
    for (const level of change.opened) query.append('cell', level);
  }
  return readableQuery(query);
}

/** The choices of the table on screen. Only the drawer is a step that Back undoes. */
export function useTableChoices(): [TableChoices, (change: Partial<TableChoices>) => void] {
  const search = useSearch();
  const choices = useMemo(() => readTableChoices(search), [search]);
  const change = useCallback((part: Partial<TableChoices>) => {
    const { pathname, search: now } = window.location;
    navigate(withQuery(pathname, withTableChoices(now, part)), {
      replace: part.opened === undefined,
    });
  }, []);
  return [choices, change];
}
