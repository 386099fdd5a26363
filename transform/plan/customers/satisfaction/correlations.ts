/** Correlations of drivers with one another and with the outcome; a rating that never changes has none (null). */
export interface Correlations {
  readonly between: readonly (readonly number[])[];
  readonly withOutcome: readonly (number | null)[];
  readonly outcomeVaries: boolean;
}

/** A spread below this part of the values' size is rounding. */
const ROUNDING = 1e-12;

/**
 * @param columns drivers, the outcome last; answers in rows.
 * @param counts how often each answer counts.
 */
export function correlations(
  columns: readonly (readonly number[])[],
  counts: ArrayLike<number>,
): Correlations {
  const standard = columns.map((column) => standardised(column, counts));
  const outcome = standard.at(-1) ?? null;
  const drivers = standard.slice(0, -1);
  const between = drivers.map((a, i) =>
    drivers.map((b, j) => (i === j ? 1 : a && b ? product(a, b, counts) : 0)),
  );
  return {
    between,
    withOutcome: drivers.map((one) => one && outcome && product(one, outcome, counts)),
    outcomeVaries: outcome !== null,
  };
}

/** Mean 0 and Σ counts · value² = 1; null where nothing changes. */
function standardised(
  column: readonly number[],
  counts: ArrayLike<number>,
): readonly number[] | null {
  let total = 0;
  const size = column.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (size === 0) return null;
  const scaled = column.map((value) => value / size);
  const sum = scaled.reduce((so, value, i) => {
    total += counts[i]!;
    return so + counts[i]! * value;
  }, 0);
  const centred = scaled.map((value) => value - sum / total);
  const length = Math.sqrt(product(centred, centred, counts));
  if (!(length > ROUNDING * Math.sqrt(total))) return null;
  return centred.map((value) => value / length);
}

function product(a: readonly number[], b: readonly number[], counts: ArrayLike<number>): number {
  return a.reduce((sum, value, i) => sum + counts[i]! * value * b[i]!, 0);
}
