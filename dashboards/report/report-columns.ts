import type { Column, Opening, ReportTable, TableRow } from '@throughline/api/contract/table';
import { channelColourVariable } from '../charts/channel-colour.ts';
import { changeOf } from '../format/change.ts';
import type { MetricValue } from '../format/metric-value.ts';
import { numberOf } from '../format/metric-value.ts';
import type { Catalogue } from '../pages/channels/catalogue.ts';
import type { CellView, DataColumn } from '../table/data-column.ts';
import type { Writing } from './cell-text.ts';
import { cellReason, cellText, isNumber, rowName, unitOf } from './cell-text.ts';

interface ReportColumns {
  readonly table: ReportTable;
  /** What the report was asked, as `opens` of its columns takes it. */
  readonly asked: unknown;
  readonly catalogue: Catalogue;
  readonly language: keyof NonNullable<Column['label']>;
  readonly writing: Writing;
  readonly onOpen: (column: Column, opening: Opening) => void;
}

/** What opens a cell, null where nothing does. */
export function openingOf(column: Column, row: TableRow, asked: unknown): Opening | null {
  const value = row.cells[column.key];
  if (value === null || value === undefined || !isNumber(column)) return null;
  const opening = column.opens?.(row, asked as never);
  return typeof opening === 'object' ? opening : null;
}

/** What a column is called in the reader's language. */
export function labelOf(
  column: Column,
  catalogue: Catalogue,
  language: ReportColumns['language'],
): string {
  return column.metric ? catalogue.label(column.metric) : (column.label?.[language] ?? column.key);
}

/** The columns of a report as a table draws them: those of files alone are left out. */
export function reportColumns(options: ReportColumns): readonly DataColumn[] {
  const { table, asked, catalogue, language, writing, onOpen } = options;
  const { t, format } = writing;
  const shown = table.columns.filter(({ isAside, isPrevious }) => !isAside && !isPrevious);
  const plain = table.rows.filter(({ sum, isUnattributed }) => !sum && !isUnattributed);
  const nameOf = (row: TableRow) =>
    rowName(
      shown,
      row,
      (column, at) => openingOf(column, at, asked) !== null,
      (column) => labelOf(column, catalogue, language),
      writing,
    );

  const close = shown.find(({ isClose }) => isClose);
  /** A row that is closed has a lock before its name, which says the rest to those who do not see it. */
  const lockOf = (row: TableRow): Pick<CellView, 'lock'> =>
    close && row.cells[close.key] !== undefined
      ? { lock: `${t('table.closed')}: ${cellText(close, row, writing)}` }
      : {};

  return shown.map((column, index): DataColumn => {
    const label = labelOf(column, catalogue, language);
    const metric = column.metric ? catalogue.metric(column.metric) : null;
    const previous = table.columns.find(
      ({ key, isPrevious }) => isPrevious && key === `previous_${column.key}`,
    );
    const numbers = table.rows.map(({ cells }) => numberOf(cells[column.key] as MetricValue) ?? 0);
    const decimals = numbers.every(Number.isInteger) ? 0 : column.unit === 'days' ? 1 : 2;
    const most = Math.max(
      0,
      ...plain.map(({ cells }) => Math.abs(numberOf(cells[column.key] as MetricValue) ?? 0)),
    );

    const view = (row: TableRow): CellView => {
      const value = row.cells[column.key] as MetricValue | undefined;
      const isSum = row.sum !== undefined || row.isUnattributed === true;
      if (index === 0 && isSum) return { shown: nameOf(row) };
      // A row of sums has one name, whatever levels its report has.
      if (!isNumber(column) && isSum && (column.unit !== 'list' || !value)) return { shown: '' };
      const text = cellText(column, row, writing, decimals);
      if (!isNumber(column))
        return {
          shown: text,
          value: typeof value === 'string' ? value : null,
          ...(index === 0 && lockOf(row)),
          ...(column.isChannel && typeof value === 'string' && value !== ''
            ? { colour: channelColourVariable(value) }
            : {}),
        };
      const size = numberOf(value);
      const tone = metric?.signed && size ? (size > 0 ? 'good' : 'bad') : undefined;
      const written = metric?.signed && size && size > 0 ? `+${text}` : text;
      const opening = openingOf(column, row, asked);
      const reason = cellReason(column, row, label, t);
      const change = previous
        ? changeView(column, row, previous, metric?.better ?? column.better ?? 'none', writing)
        : undefined;
      return {
        shown: written,
        value: value ?? null,
        ...(reason ? { tip: reason, tone: 'soft' as const } : tone ? { tone } : {}),
        ...(column.bar && size && most > 0 && !isSum ? { bar: size / most } : {}),
        ...(change && { change }),
        ...(opening && {
          open: {
            label: [
              t('table.figure', {
                ...{ metric: label, name: nameOf(row) },
                value: change ? `${written} ${change.text}` : written,
              }),
              ...(change ? [change.tip] : []),
            ].join('. '),
            run: () => onOpen(column, opening),
          },
        }),
      };
    };
    return {
      id: column.key,
      label,
      isNumber: isNumber(column),
      ...(metric && {
        definition: [
          metric.description[language],
          metric.formula === 'sum' ? t('definition.measured') : catalogue.formula(metric),
        ].join('\n'),
      }),
      sortBy: (row) => sortValue(column, row, writing),
      view,
    };
  });

  function changeView(
    column: Column,
    row: TableRow,
    previous: Column,
    better: 'higher' | 'lower' | 'none',
    { t: say }: Writing,
  ): CellView['change'] {
    const before = row.cells[previous.key] as MetricValue | undefined;
    const now = row.cells[column.key] as MetricValue;
    const change = changeOf(now ?? null, before, unitOf(column), better);
    const period = row.compared ? format.period(row.compared) : '';
    if (!change) return undefined;
    return {
      text:
        change.kind === 'points'
          ? say('table.points', { amount: format.signed(change.amount) })
          : format.signedPercent(change.amount),
      tone: change.tone,
      tip: say('table.before', { value: format.value(before ?? null, unitOf(column)), period }),
    };
  }
}

/** Days and months sort as they are written in the answer, other texts as they are read. */
function sortValue(column: Column, row: TableRow, writing: Writing): string | number | undefined {
  const value = row.cells[column.key];
  if (value === null || value === undefined) return undefined;
  if (isNumber(column)) return numberOf(value as MetricValue) ?? undefined;
  if (typeof value === 'string' && /^\d{4}-\d{2}/.test(value)) return value;
  return cellText(column, row, writing);
}
