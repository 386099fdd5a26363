import type { TableRow } from '@throughline/api/contract/table';
import { type MetricValue, numberOf } from '../../format/metric-value.ts';
import type { Picture } from './pictures.ts';

/** So many rows leave the beginning of the table on the first screen; the table has them all. */
const MOST_DRAWN = 6;

/** Places of a row's figures on the scale of all, from 0 to 1. */
export interface DrawnRow {
  readonly row: TableRow;
  readonly value: number;
  readonly zero: number;
  readonly isNegative: boolean;
  readonly against: number | null;
  readonly within: { readonly low: number; readonly high: number } | null;
}

export interface DrawnPicture {
  readonly rows: readonly DrawnRow[];
  /** Of everything, where its figure stands on the same scale. */
  readonly total: number | null;
}

/** The first rows of a table whose figure is known, on one scale that holds 0 unless the picture has its own. */
export function pictureRows(
  { value, against, within, scale }: Picture,
  rows: readonly TableRow[],
): DrawnPicture | null {
  const figure = ({ cells }: TableRow, key: string | undefined) =>
    key === undefined ? null : numberOf((cells[key] ?? null) as MetricValue);
  const known = rows
    .filter((row) => !row.sum && !row.isUnattributed && figure(row, value) !== null)
    .slice(0, MOST_DRAWN);
  const figures = known.flatMap((row) =>
    [value, against, within?.low, within?.high].flatMap((key) => figure(row, key) ?? []),
  );
  const from = scale?.from ?? Math.min(0, ...figures);
  const to = scale?.to ?? Math.max(0, ...figures);
  // One row by itself is compared with nothing, unless an interval says which side of 0 it is on.
  if (known.length < (within ? 1 : 2) || to <= from) return null;
  const place = (at: number) => (Math.min(to, Math.max(from, at)) - from) / (to - from);
  const placeOf = (row: TableRow, key: string | undefined) => {
    const at = figure(row, key);
    return at === null ? null : place(at);
  };
  const sums = rows.filter(({ sum }) => sum === 'total');
  return {
    rows: known.map((row) => {
      const [low, high] = [placeOf(row, within?.low), placeOf(row, within?.high)];
      return {
        ...{ row, zero: place(0), value: placeOf(row, value)! },
        isNegative: figure(row, value)! < 0,
        against: placeOf(row, against),
        within: low === null || high === null ? null : { low, high },
      };
    }),
    // A sum of amounts is beyond any of its parts; a mean or a rate of all is among them.
    total: scale && sums.length === 1 ? placeOf(sums[0]!, value) : null,
  };
}
