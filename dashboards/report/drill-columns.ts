import type { Column, OpeningQuery, TableRow } from '@throughline/api/contract/table';
import type { Catalogue } from '../format/catalogue.ts';
import type { MetricValue } from '../format/metric-value.ts';
import { numberOf } from '../format/metric-value.ts';
import { textOf } from '../i18n/text-of.ts';
import type { CellView, DataColumn } from '../table/data-column.ts';
import type { Writing } from './cell-text.ts';
import { cellText, isNumber } from './cell-text.ts';
import { drillOf, formatOpened } from './drill.ts';
import { labelOf, openingOf } from './report-columns.ts';

interface DrillColumns {
  readonly path: string;
  readonly rows: readonly TableRow[];
  readonly asked: OpeningQuery;
  readonly catalogue: Catalogue;
  readonly language: keyof NonNullable<Column['label']>;
  readonly writing: Writing;
  readonly onOpen: (level: string) => void;
}

/** Ids that say nothing to a reader; they open what they name. */
const IDS: ReadonlySet<string> = new Set(['conversion', 'conversions']);

/** Columns of the rows behind a figure, as their contract says them. */
export function drillColumns(options: DrillColumns): readonly DataColumn[] {
  const { path, rows, asked, catalogue, language, writing, onOpen } = options;
  const drill = drillOf(path);
  const columns = (drill?.columns ?? []).filter(({ key, isAside }) => !isAside && !IDS.has(key));
  const question = drill?.query.safeParse(asked).data ?? asked;
  return columns.map((column, index): DataColumn => {
    const label = labelOf(column, catalogue, language);
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
        const text = isUnnamed(column, row)
          ? textOf(
              { key: 'type' },
              String(row.cells.type),
              writing.t,
              writing.format,
              writing.timezone,
            )
          : cellText(shown, row, writing, decimals);
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

/** Sales and what belongs to them: people know their numbers. */
const NUMBERED: ReadonlySet<string> = new Set(['order', 'deal', 'invoice', 'payment']);

/** A fact that its source gives no name but an id of its own making, such as a visit: it is called by its kind. */
function isUnnamed({ key }: Column, { cells: { label, id, type } }: TableRow): boolean {
  return key === 'label' && label === id && typeof type === 'string' && !NUMBERED.has(type);
}

/** The card of a row that names a customer, else the journey of one that names a conversion. */
function itselfOf({ cells: { customer, conversion, conversions } }: TableRow): string | null {
  if (typeof customer === 'string' && /^\d+$/.test(customer))
    return `customer:customers/${customer}`;
  const all = Array.isArray(conversions) ? conversions : [conversion];
  const known = all.filter((id) => typeof id === 'string' && id !== '');
  return known.length === 0 ? null : `journey:journeys/${known.join(',')}`;
}
