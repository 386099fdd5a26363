import type { Column, OpeningQuery, TableRow } from '@throughline/api/contract/table';
import type { MetricValue } from '../format/metric-value.ts';
import { numberOf } from '../format/metric-value.ts';
import type { CellView, DataColumn } from '../table/data-column.ts';
import type { Writing } from './cell-text.ts';
import { cellText, isNumber } from './cell-text.ts';
import { drillOf, formatOpened } from './drill.ts';
import { openingOf } from './report-columns.ts';

interface DrillColumns {
  readonly path: string;
  readonly rows: readonly TableRow[];
  readonly asked: OpeningQuery;
  readonly language: keyof NonNullable<Column['label']>;
  readonly writing: Writing;
  readonly onOpen: (level: string) => void;
}

/** Ids that say nothing to a reader; they open what they name. */
const IDS: ReadonlySet<string> = new Set(['conversion', 'conversions']);

/** Columns of the rows behind a figure: those of their contract, or what the rows have. */
export function drillColumns(options: DrillColumns): readonly DataColumn[] {
  const { path, rows, asked, language, writing, onOpen } = options;
  const drill = drillOf(path);
  const told = (drill?.columns ?? []).filter(({ key, isAside }) => !isAside && !IDS.has(key));
  const columns = told.length > 0 ? told : guessed(rows);
  const question = drill?.query.safeParse(asked).data ?? asked;
  return columns.map((column, index): DataColumn => {
    const label = column.label?.[language] ?? column.key;
    const numbers = rows.map(({ cells }) => numberOf(cells[column.key] as MetricValue) ?? 0);
    const isMoney = rows.some(({ cells }) => typeof cells[column.key] === 'string');
    // What a row adds is money or a number, as the figure is.
    const shown: Column =
      isNumber(column) && column.unit === 'count' && isMoney
        ? { ...column, unit: 'money' }
        : column;
    const decimals = numbers.every(Number.isInteger) ? 0 : column.unit === 'days' ? 1 : 2;
    return {
      id: column.key,
      label,
      isNumber: isNumber(column),
      sortBy: ({ cells }) => {
        const value = cells[column.key];
        if (value === null || value === undefined) return undefined;
        return isNumber(column) ? (numberOf(value as MetricValue) ?? undefined) : String(value);
      },
      view: (row): CellView => {
        const text = cellText(shown, row, writing, decimals);
        const opening = openingOf(column, row, question);
        const itself = index === 0 ? itselfOf(row) : null;
        const level = opening ? formatOpened(column.key, opening) : itself;
        return {
          shown: text,
          value: (row.cells[column.key] ?? null) as MetricValue,
          ...(level && {
            open: {
              label: writing.t('data.openRow', { name: text, column: label }),
              run: () => onOpen(level),
            },
          }),
        };
      },
    };
  });
}

/** The card of a row that names a customer, else the journey of one that names a conversion. */
function itselfOf({ cells: { customer, conversion, conversions } }: TableRow): string | null {
  if (typeof customer === 'string' && /^\d+$/.test(customer))
    return `customer:customers/${customer}`;
  const all = Array.isArray(conversions) ? conversions : [conversion];
  const known = all.filter((id) => typeof id === 'string' && id !== '');
  return known.length === 0 ? null : `journey:journeys/${known.join(',')}`;
}

/** Columns of rows whose contract says none: what they have, under its own names. */
function guessed(rows: readonly TableRow[]): readonly Column[] {
  return Object.entries(rows[0]?.cells ?? {})
    .filter(([key, value]) => !IDS.has(key) && typeof value !== 'object')
    .map(([key, value]) => ({ key, unit: typeof value === 'number' ? 'count' : 'text' }));
}
