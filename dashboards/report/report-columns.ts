import type { DimensionKey } from '@throughline/api/contract/dimensions';
import type { Metric } from '@throughline/api/contract/metrics';
import type { Column, Opening, ReportTable, TableRow } from '@throughline/api/contract/table';
import type * as z from 'zod';
import { channelColourVariable } from '../charts/channel-colour.ts';
import { narrowingChoices } from '../filters/narrowing.ts';
import type { Catalogue } from '../format/catalogue.ts';
import { changeOf } from '../format/change.ts';
import type { MetricValue } from '../format/metric-value.ts';
import { numberOf } from '../format/metric-value.ts';
import { hasWord, wordText } from '../i18n/channel-name.ts';
import type { CellView, Chip, DataColumn, NameChoice } from '../table/data-column.ts';
import { cellAxis, cellRange, estimateOf } from './cell-range.ts';
import type { Writing } from './cell-text.ts';
import { cellReason, cellText, isNumber, rowName, unitOf } from './cell-text.ts';
import { drillOf } from './drill.ts';

interface ReportColumns {
  readonly table: ReportTable;
  /** What the report was asked, as `opens` of its columns takes it. */
  readonly asked: unknown;
  readonly catalogue: Catalogue;
  readonly language: keyof NonNullable<Column['label']>;
  readonly writing: Writing;
  readonly onOpen: (column: Column, opening: Opening) => void;
  /** What names offer: the dimensions that the report can be narrowed by, and the conditions that it has. */
  readonly narrowing?: Narrowing;
}

interface Narrowing {
  readonly dimensions: readonly DimensionKey[];
  readonly conditions: readonly string[];
}

/**
 * What opens a cell, null where nothing does. A ratio opens where the figures beside it do: the same question, asked of
 * the ratio, says its formula with the figures of its parts.
 */
export function openingOf(
  column: Column,
  row: TableRow,
  asked: unknown,
  beside: readonly Column[] = [],
): Opening | null {
  const value = row.cells[column.key];
  if (value === null || value === undefined || !isNumber(column)) return null;
  const opening = column.opens?.(row, asked as never);
  if (typeof opening === 'object') return opening;
  return opening === 'derived' ? ratioOpening(column, row, asked, beside) : null;
}

function ratioOpening(
  { metric, isPrevious }: Column,
  row: TableRow,
  asked: unknown,
  beside: readonly Column[],
): Opening | null {
  if (metric === undefined || isPrevious) return null;
  for (const other of beside) {
    const opening = other.isPrevious ? null : other.opens?.(row, asked as never);
    if (typeof opening !== 'object' || opening?.query.metric !== other.metric) continue;
    if (opening?.query.metric !== undefined && takesMetric(opening.path, metric))
      return { ...opening, query: { ...opening.query, metric } };
  }
  return null;
}

function takesMetric(path: string, metric: string): boolean {
  const shape = drillOf(path)?.query.shape ?? {};
  return shape.metric ? (shape.metric as z.ZodType).safeParse(metric).success : false;
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
  const { table, asked, catalogue, language, writing, onOpen, narrowing } = options;
  const { t, format } = writing;
  const shown = table.columns.filter(({ isAside, isPrevious }) => !isAside && !isPrevious);
  const plain = table.rows.filter(({ sum, isUnattributed }) => !sum && !isUnattributed);
  const nameOf = (row: TableRow) =>
    rowName(shown, row, (column) => labelOf(column, catalogue, language), writing);

  const areSeveral = table.rows.filter(({ sum }) => sum === 'total').length > 1;
  const isToldApart = ({ unit }: Column, value: unknown) =>
    Boolean(value) && (unit === 'list' || areSeveral);

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
    const decimalsOf = decimalsIn(column, table.rows);
    const most = longestBar(column, plain);
    const axis = cellAxis(column, plain, most);

    const view = (row: TableRow): CellView => {
      const value = row.cells[column.key] as MetricValue | undefined;
      const isSum = row.sum !== undefined || row.isUnattributed === true;
      if (index === 0 && isSum)
        return {
          shown: nameOf(row),
          tip: t(tipOfSum(row, table.rows)),
          ...(row.isUnattributed && { isHatched: true as const }),
        };
      // A row of sums has one name, whatever levels its report has; several are told apart by theirs.
      if (!isNumber(column) && isSum && !isToldApart(column, value)) return { shown: '' };
      const text = cellText(column, row, writing, decimalsOf(row.cells[column.key]));
      if (!isNumber(column))
        return {
          shown: text,
          value: typeof value === 'string' ? value : null,
          ...(index === 0 && lockOf(row)),
          ...(column.isChannel && typeof value === 'string' && isOfChannel(column, value, t)
            ? { colour: channelColourVariable(value) }
            : {}),
          ...nameChoices(column, row, text),
          ...(index === 0 && chipsOf(row, t)),
        };
      const size = numberOf(value);
      const tone = metric?.signed && size ? (size > 0 ? 'good' : 'bad') : undefined;
      const written = metric?.signed && size && size > 0 ? `+${text}` : text;
      const opening = openingOf(column, row, asked, table.columns);
      const reason = cellReason(column, row, label, t);
      const change = previous
        ? changeView(column, row, previous, metric?.better ?? column.better ?? 'none', writing)
        : undefined;
      const estimate = estimateOf(column, row);
      const range = axis && cellRange(estimate, axis);
      const within = estimate.within && withinText(column, estimate.within, decimalsOf(value));
      return {
        shown: written,
        value: value ?? null,
        ...(reason ? { tip: reason, tone: 'soft' as const } : tone ? { tone } : {}),
        ...(within && !reason && { tip: within }),
        ...(range
          ? { range, isSigned: metric?.signed ?? false }
          : column.bar && size && most > 0 && !isSum
            ? { bar: Math.max(-1, Math.min(1, size / most)), isSigned: metric?.signed ?? false }
            : {}),
        ...(change && { change }),
        ...(opening && {
          open: {
            label: [
              t('table.figure', {
                ...{ metric: label, name: nameOf(row) },
                value: change ? `${written} ${change.text}` : written,
              }),
              ...(within ? [within] : []),
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
        definition: definitionOf(metric),
      }),
      sortBy: (row) => sortValue(column, row, writing),
      view,
    };
  });

  /** What a metric is, from what it is made and by which date it falls into the period. */
  function definitionOf(metric: Metric): string {
    const { basis } = asked as { basis?: string };
    return [
      metric.description[language],
      `${t('definition.formula')}: ${metric.formula === 'sum' ? t('definition.measured') : catalogue.formula(metric)}`,
      ...(basis === undefined
        ? []
        : [
            `${t('definition.dated')}: ${t(`definition.dated_${metric.dated_by}`, { basis: t(`basis.${basis}`) })}`,
          ]),
    ].join('\n');
  }

  /** The interval of a figure in words. */
  function withinText(
    column: Column,
    { low, high }: { readonly low: number; readonly high: number },
    decimals: number,
  ): string {
    const end = (value: number) => {
      const text = format.value(value, unitOf(column), decimals);
      return value > 0 ? `+${text}` : text;
    };
    return t('table.within', { low: end(low), high: end(high) });
  }

  function nameChoices(column: Column, row: TableRow, text: string): Pick<CellView, 'choices'> {
    const value = row.cells[column.key];
    const dimension = narrowing?.dimensions.find((key) => key === column.key);
    if (!narrowing || !dimension || typeof value !== 'string') return {};
    const figure = shown.find((one) => openingOf(one, row, asked) !== null);
    const opening = figure && openingOf(figure, row, asked);
    const all: readonly NameChoice[] = [
      ...narrowingChoices(narrowing.conditions, dimension, value, t),
      ...(figure && opening
        ? [{ id: 'open', label: t('narrow.open'), run: () => onOpen(figure, opening) }]
        : []),
    ];
    return { choices: { label: t('narrow.menu', { name: text }), all } };
  }

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

/** A column that holds channels among other names colours the channels alone. */
function isOfChannel({ key }: Column, value: string, t: Writing['t']): boolean {
  return value !== '' && (key !== 'name' || hasWord(t, 'channel', value));
}

/** Days and months sort as they are written in the answer, other texts as they are read. */
function sortValue(column: Column, row: TableRow, writing: Writing): string | number | undefined {
  const value = row.cells[column.key];
  if (value === null || value === undefined) return undefined;
  if (isNumber(column)) return numberOf(value as MetricValue) ?? undefined;
  if (typeof value === 'string' && /^\d{4}-\d{2}/.test(value)) return value;
  return cellText(column, row, writing);
}

/**
 * Decimals of a column's numbers, the same for all, so that they stand below each other. Money that stands among counts is
 * a text, and has its own.
 */
function decimalsIn(column: Column, rows: readonly TableRow[]): (value: unknown) => number {
  const values = rows.map(({ cells }) => cells[column.key]);
  const of = (some: readonly unknown[]) =>
    some.every((value) => Number.isInteger(numberOf((value ?? null) as MetricValue) ?? 0))
      ? 0
      : column.unit === 'days'
        ? 1
        : 2;
  const texts = values.filter((value) => typeof value === 'string');
  const counts = values.filter((value) => typeof value === 'number');
  const whole = of(values);
  if (texts.length === 0 || counts.length === 0) return () => whole;
  const [ofTexts, ofCounts] = [of(texts), of(counts)];
  return (value) => (typeof value === 'string' ? ofTexts : ofCounts);
}

/** What a row of sums is. Paid and unpaid are spoken of only where a row of the paid stands beside. */
function tipOfSum({ sum }: TableRow, rows: readonly TableRow[]): string {
  if (sum === undefined) return 'table.unattributedWhy';
  if (sum === 'paid') return 'table.paidWhat';
  return rows.some((row) => row.sum === 'paid') ? 'table.allWhat' : 'table.sumWhat';
}

/**
 * The figure whose bar is as long as the cell. Of a ratio four times the median, so that one mailing that cost next to
 * nothing does not flatten the rest; a longer bar is cut.
 */
function longestBar(column: Column, rows: readonly TableRow[]): number {
  const sizes = rows
    .map(({ cells }) => Math.abs(numberOf(cells[column.key] as MetricValue) ?? 0))
    .sort((a, b) => a - b);
  const most = sizes.at(-1) ?? 0;
  if (column.unit !== 'percent') return most;
  const known = sizes.filter((size) => size > 0);
  return Math.min(most, 4 * (known[Math.floor((known.length - 1) / 2)] ?? most));
}

/** What stands out about a row, by the words of the contract. */
function chipsOf({ cells }: TableRow, t: Writing['t']): { chips?: readonly Chip[] } {
  const { flags, meets_at } = cells;
  if (typeof flags !== 'string' || flags === '') return {};
  const level = t(`meetsAt.${typeof meets_at === 'string' ? meets_at : 'channel'}`);
  return {
    chips: flags.split(' ').map((flag) => ({
      id: flag,
      label: wordText(t, 'flags', flag),
      tip: t(`flagWhy.${flag}`, { level, defaultValue: '' }),
    })),
  };
}
