import { DIMENSIONS, type DimensionKey } from '../../contract/dimensions.ts';
import type { AnyMetricKey } from '../../contract/metrics.ts';
import type { MetricValue } from '../../metrics/metric-values.ts';
import { ProblemError } from '../../problems/problems.ts';
import type { EvaluatedRow } from './evaluate.ts';

/** What sorts the rows of an answer. */
export interface Sorting {
  readonly key: AnyMetricKey | DimensionKey;
  readonly isDescending: boolean;
  /** Sorts rows that are equal in that, the largest first. */
  readonly second: AnyMetricKey;
}

/**
 * By time where rows begin with it, else by the first metric, the largest first.
 * @param text a metric or dimension of the question, with `-` before it the other way round.
 */
export function sortingOf(
  text: string | undefined,
  metrics: readonly AnyMetricKey[],
  by: readonly DimensionKey[],
): Sorting {
  const first = metrics[0]!;
  if (text === undefined) {
    const isTime = by[0] !== undefined && DIMENSIONS[by[0]].of === 'time';
    return isTime
      ? { key: by[0]!, isDescending: false, second: first }
      : { key: first, isDescending: true, second: metrics[1] ?? first };
  }
  const name = text.replace(/^-/, '');
  const key = [...metrics, ...by].find((one) => one === name);
  if (!key)
    throw new ProblemError('parameters_invalid', {
      errors: [
        {
          field: 'sort',
          message: `Expected one of ${[...metrics, ...by].join(', ')}, with - before it the other way round, got ${JSON.stringify(text)}`,
        },
      ],
    });
  const second = metrics.find((metric) => metric !== key) ?? first;
  return { key, isDescending: text.startsWith('-'), second };
}

/** As it is asked for. */
export function sortText({ key, isDescending }: Sorting): string {
  return `${isDescending ? '-' : ''}${key}`;
}

/**
 * Rows in the order asked for. What has no value comes last whichever way it is sorted, and what no touch can claim
 * after everything that it stands beside; rows that are equal in all of it stand in the order of their keys.
 * @param until so many of them, for figures are computed only of rows that these are chosen from.
 */
export function sorted<Row extends EvaluatedRow>(
  rows: readonly Row[],
  { key, isDescending, second }: Sorting,
  figureOf: (row: Row, metric: AnyMetricKey) => MetricValue,
  until = rows.length,
): readonly Row[] {
  const isByName = Object.hasOwn(DIMENSIONS, key);
  const isByTime = isByName && DIMENSIONS[key as DimensionKey].of === 'time';
  interface Tie {
    readonly first: string | number | null;
    readonly isLast: boolean;
    readonly rows: Row[];
  }
  const ties = new Map<string, Tie>();
  for (const row of rows) {
    const first = isByName
      ? (row.names[key as DimensionKey] ?? '')
      : number(figureOf(row, key as AnyMetricKey));
    const isLast = row.kind === 'unattributed';
    const tied = `${isLast} ${first}`;
    const known = ties.get(tied);
    if (known) known.rows.push(row);
    else ties.set(tied, { first, isLast, rows: [row] });
  }
  const byFirst = (a: Tie, b: Tie) => compared(a.first, b.first, isDescending);
  const byKind = (a: Tie, b: Tie) => Number(a.isLast) - Number(b.isLast);
  const ordered = [...ties.values()].sort((a, b) =>
    isByTime ? byFirst(a, b) || byKind(a, b) : byKind(a, b) || byFirst(a, b),
  );
  const found: Row[] = [];
  for (const { rows: tied } of ordered) {
    if (found.length >= until) break;
    for (const row of tied.length > 1 ? bySecond(tied, second, figureOf) : tied) found.push(row);
  }
  return found.slice(0, until);
}

/** Rows that are equal in what sorts first. */
function bySecond<Row extends EvaluatedRow>(
  rows: readonly Row[],
  second: AnyMetricKey,
  figureOf: (row: Row, metric: AnyMetricKey) => MetricValue,
): readonly Row[] {
  return rows
    .map((row) => ({ row, second: number(figureOf(row, second)) }))
    .sort((a, b) => compared(a.second, b.second, true) || (a.row.key < b.row.key ? -1 : 1))
    .map(({ row }) => row);
}

function number(value: MetricValue): number | null {
  return value === null ? null : Number(value);
}

function compared(
  a: string | number | null,
  b: string | number | null,
  isDescending: boolean,
): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return (a < b ? -1 : 1) * (isDescending ? -1 : 1);
}
