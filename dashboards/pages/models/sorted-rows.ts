import type { AttributionRow } from '@throughline/api/contract/reports/attribution';
import type { MatrixSort, Measure } from '../../address/analyst-choices.ts';
import { numberOf } from '../../format/metric-value.ts';
import { figureOf } from '../journeys/measure.ts';

/**
 * Rows as the matrix shows them: by a model's figure or by name, otherwise by the median of what the
 * models say, largest first, so that one model alone does not carry a channel up. What is unknown comes after what is known, the unattributed row last.
 */
export function sortedRows(
  rows: readonly AttributionRow[],
  sort: MatrixSort | null,
  measure: Measure,
  nameOf: (row: AttributionRow) => string,
  locale: string,
): AttributionRow[] {
  const key = (row: AttributionRow): number | null => {
    if (sort && sort.key !== 'name') return numberOf(figureOf(row.models[sort.key], measure));
    return median(Object.values(row.models).flatMap(({ share }) => share ?? []));
  };
  const sign = sort?.descending === false ? 1 : -1;
  return rows.toSorted((left, right) => {
    if (left.kind !== right.kind) return left.kind === 'unattributed' ? 1 : -1;
    const byName = nameOf(left).localeCompare(nameOf(right), locale);
    if (sort?.key === 'name') return sort.descending ? -byName : byName;
    const [a, b] = [key(left), key(right)];
    if (a === null || b === null) return a === b ? byName : a === null ? 1 : -1;
    return sign * (a - b) || byName;
  });
}

/** null of nothing. */
function median(values: readonly number[]): number | null {
  const ordered = values.toSorted((left, right) => left - right);
  const upper = ordered[Math.floor(ordered.length / 2)];
  const lower = ordered[Math.floor((ordered.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}
